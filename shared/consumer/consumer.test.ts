import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { unavailable } from '../errors/index.ts';
import { EntryCreated, EntryDeleted } from '../events/index.ts';
import { type CapturedOutput, captureOutput } from '../log/testing/index.ts';
import { createEventHandler } from './index.ts';

const CANARY = 'canary words of the diary';
const ENTRY = '01M87Y8993XDB8H0GKMXVTZ5NG';

let output: CapturedOutput;
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => {
  output.restore();
  expect(output.text).not.toContain(CANARY);
});

const detail = (user: string, version = 1, name = 'EntryCreated') => ({
  event_id: `${ENTRY}:${version}:${name}`,
  occurred_at: '2026-11-24T10:00:00.000Z',
  request_id: `request-${user}`,
  tenant_id: 'default',
  user_id: user,
  entry_id: ENTRY,
  entry_version: version,
  entry_date: '2026-11-24',
});
const created = (user: string, version = 1) => ({
  'detail-type': 'EntryCreated',
  source: 'reflekt.entries',
  detail: detail(user, version),
});

type Seen = { owner: string; versions: number[] };

/** @param errorOf gives the error of an owner's key, or undefined for success */
function createFixture(errorOf: (owner: string) => unknown = () => undefined) {
  const seen: Seen[] = [];
  const deadlines: number[] = [];
  const delayed: number[] = [];
  const handler = createEventHandler({
    service: 'fixture',
    events: [EntryCreated, EntryDeleted],
    deps: (call) => {
      deadlines.push(call.deadline);
      // What the stores of a consumer count.
      call.capacity.read += 1.5;
      call.capacity.write += 4;
      return {};
    },
    async consume(_deps, owner, events) {
      seen.push({ owner: owner.key, versions: events.map((e) => e.detail.entry_version) });
      const error = errorOf(owner.key);
      if (error !== undefined) throw error;
      return [];
    },
    async delayRedelivery(failed) {
      delayed.push(...failed.map(({ messageId }) => Number(messageId)));
    },
  });
  /** @returns the positions of the messages that are put back */
  const receive = async (...bodies: readonly unknown[]) => {
    const Records = bodies.map((body, i) => ({
      messageId: String(i),
      receiptHandle: '',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: '',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: '',
      awsRegion: '',
    }));
    const answer = await handler({ Records }, { getRemainingTimeInMillis: () => 30_000 });
    return answer.batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
  };
  return { seen, deadlines, delayed, receive };
}

describe('a batch', () => {
  test("is grouped by owner, with each owner's events in their order of arrival", async () => {
    const { receive, seen } = createFixture();
    expect(await receive(created('ann'), created('bob'), created('ann', 2))).toEqual([]);
    expect(seen).toEqual([
      { owner: 'default#ann', versions: [1, 2] },
      { owner: 'default#bob', versions: [1] },
    ]);
  });

  test('keeps users apart whose ids need escaping', async () => {
    const { receive, seen } = createFixture();
    await receive(created('a#b'), created('a=23b'), created('josé'));
    expect(new Set(seen.map(({ owner }) => owner)).size).toBe(3);
  });

  test('puts back the messages of the owner that failed, and no others', async () => {
    const { receive, delayed } = createFixture((owner) =>
      owner === 'default#ann' ? unavailable() : undefined,
    );
    expect(await receive(created('ann'), created('bob'), created('ann', 2))).toEqual([0, 2]);
    expect(delayed).toEqual([0, 2]);
  });

  test("leaves a margin of the function's timeout for the response", async () => {
    const before = Date.now();
    const { receive, deadlines } = createFixture();
    await receive(created('ann'));
    expect(deadlines[0]).toBeGreaterThan(before);
    expect(deadlines[0]).toBeLessThan(Date.now() + 30_000);
  });
});

describe('a message that cannot be read', () => {
  test.each<[string, unknown]>([
    ['no JSON', `{ "${CANARY}`],
    ['no envelope', [CANARY]],
    ['an event of others', { ...created('ann'), 'detail-type': 'PromptUsed' }],
    ['no event at all', { 'detail-type': CANARY, detail: CANARY }],
    ['a member missing', { ...created('ann'), detail: { ...detail('ann'), entry_id: undefined } }],
    ['a wrong member', { ...created('ann'), detail: { ...detail('ann'), entry_date: CANARY } }],
    ["another event's id", { ...created('ann'), detail: detail('ann', 1, 'EntryDeleted') }],
    ['nobody', { ...created('ann'), detail: { ...detail('ann'), user_id: '' } }],
  ])('is put back, and delays no other: %s', async (_kind, body) => {
    const { receive, seen } = createFixture();
    expect(await receive(created('bob'), body)).toEqual([1]);
    expect(seen).toEqual([{ owner: 'default#bob', versions: [1] }]);
    expect(output.text).toContain('"error_code":"unreadable_event"');
  });
});

describe('the log', () => {
  test('names the request of a failure, not the owner, and quotes no message of a library', async () => {
    const { receive } = createFixture(() => new Error(CANARY));
    await receive(created('ann@example.com'));
    const [line] = output.lines;
    expect(line).toMatchObject({
      level: 'error',
      service: 'fixture',
      request_id: 'request-ann@example.com',
      error_code: 'unforeseen',
      error: 'Error',
    });
    expect(String(line?.owner)).not.toContain('ann');
  });

  test('names every request whose message is put back', async () => {
    const { receive } = createFixture(() => unavailable());
    const later = { ...created('ann', 2), detail: { ...detail('ann', 2), request_id: 'another' } };
    await receive(created('ann'), later, later);
    expect(output.lines[0]).toMatchObject({ request_id: 'request-ann another' });
  });

  test('reports a transient failure as a warning', async () => {
    const { receive } = createFixture(() => unavailable(new Error(CANARY)));
    await receive(created('ann'));
    expect(output.lines[0]).toMatchObject({
      level: 'warn',
      error_code: 'unavailable',
    });
  });

  test('counts the messages of a batch, and the units that all its owners used', async () => {
    const { receive } = createFixture();
    await receive(created('ann'), created('bob'), 'no event');
    expect(output.lines.at(-1)).toMatchObject({
      message: 'events',
      service: 'fixture',
      received: 3,
      failed: 1,
      owners: 2,
      rcu: 3,
      wcu: 8,
    });
  });
});
