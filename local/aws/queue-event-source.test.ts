import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from './json.ts';
import {
  allow,
  as,
  eventually,
  functions,
  type Harness,
  identity,
  queue,
  queueArn,
  recordsOf,
  start,
} from './test-support/harness.ts';

const harnesses: Harness[] = [];
afterEach(async () => {
  for (const harness of harnesses.splice(0)) await harness.dispose();
});

const mapping = (properties: JsonObject = {}) => ({
  logicalId: 'Mapping',
  properties: {
    FunctionName: 'consumer',
    EventSourceArn: queueArn('work'),
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...properties,
  },
});
const queuesDeadAfter = (maxReceiveCount: number) => [
  queue('work', {
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount },
  }),
  queue('dead'),
];
const identities = [identity('admin'), identity('consumer')];
const begin = async (
  properties: JsonObject = {},
  { dataDir, maxReceiveCount = 2 }: { dataDir?: string; maxReceiveCount?: number } = {},
): Promise<Harness> => {
  const eventSourceMappings = [mapping(properties)];
  const harness = await start({
    queues: queuesDeadAfter(maxReceiveCount),
    identities,
    eventSourceMappings,
    ...(dataDir && { dataDir }),
  });
  harnesses.push(harness);
  return harness;
};
const send = async (harness: Harness, ...bodies: string[]): Promise<void> => {
  for (const MessageBody of bodies) {
    await new SQSClient(as(harness)).send(
      new SendMessageCommand({ QueueUrl: 'http://x/1/work', MessageBody }),
    );
  }
};
const report = (harness: Harness, name: string) => {
  const found = harness.endpoint.tools.queues().find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no queue ${name}`);
  return found;
};
const isEmpty = (harness: Harness, name: string) => {
  const { visible, inFlight, delayed } = report(harness, name);
  return visible + inFlight + delayed === 0 ? true : undefined;
};
const dead = (harness: Harness) =>
  eventually('a dead letter', () => {
    const { messages = [] } = report(harness, 'dead');
    return messages.length > 0 ? messages.map(({ body }) => body) : undefined;
  });

describe('a queue as event source', () => {
  test('hands messages over in Lambda’s form and deletes them', async () => {
    const harness = await begin();
    const records: JsonObject[] = [];
    await send(harness, 'hello');
    harness.endpoint.startDeliveries(
      functions({ consumer: (payload) => void records.push(...recordsOf(payload)) }),
    );
    await eventually('an empty queue', () => isEmpty(harness, 'work'));
    expect(records).toEqual([
      {
        messageId: expect.any(String),
        receiptHandle: expect.any(String),
        body: 'hello',
        attributes: expect.objectContaining({ ApproximateReceiveCount: '1', SenderId: 'admin' }),
        messageAttributes: {},
        md5OfBody: '5d41402abc4b2a76b9719d911017c592',
        eventSource: 'aws:sqs',
        eventSourceARN: queueArn('work'),
        awsRegion: 'eu-central-1',
      },
    ]);
  });

  test('brings back what the function reports, and only that, until it is dead', async () => {
    const harness = await begin();
    const seen: string[] = [];
    await send(harness, 'good', 'poison');
    harness.endpoint.startDeliveries(
      functions({
        consumer(payload) {
          const records = recordsOf(payload);
          seen.push(...records.map(({ body }) => String(body)));
          const failed = records.filter(({ body }) => body === 'poison');
          return { batchItemFailures: failed.map((r) => ({ itemIdentifier: r.messageId })) };
        },
      }),
    );
    expect(await dead(harness)).toEqual(['poison']);
    expect(seen.toSorted()).toEqual(['good', 'poison', 'poison']);
    expect(isEmpty(harness, 'work')).toBe(true);
    expect(report(harness, 'dead')).toMatchObject({
      visible: 1,
      deadLetterQueueOf: ['work'],
      messages: [{ body: 'poison', receives: 0 }],
    });
    expect(report(harness, 'work')).not.toHaveProperty('messages');
  });

  test.each([
    ['throws', () => Promise.reject(new TypeError('boom'))],
    ['names an unknown message', () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] })],
    ['names nothing', () => ({ batchItemFailures: [{}] })],
    ['answers something else', () => ({ batchItemFailures: 'all' })],
    ['answers text', () => 'fine'],
  ])('a function that %s fails its whole batch', async (_, answer) => {
    const harness = await begin({}, { maxReceiveCount: 1 });
    await send(harness, 'a');
    harness.endpoint.startDeliveries(functions({ consumer: answer }));
    expect(await dead(harness)).toEqual(['a']);
  });

  test.each([[null], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }]])(
    'an answer of %j fails nothing',
    async (answer) => {
      const harness = await begin();
      await send(harness, 'a');
      harness.endpoint.startDeliveries(functions({ consumer: () => answer }));
      await eventually('an empty queue', () => isEmpty(harness, 'work'));
      expect(isEmpty(harness, 'dead')).toBe(true);
    },
  );

  test('a function that does not report partial failures has none, whatever it answers', async () => {
    const harness = await begin({ FunctionResponseTypes: [] });
    await send(harness, 'a');
    harness.endpoint.startDeliveries(
      functions({ consumer: () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] }) }),
    );
    await eventually('an empty queue', () => isEmpty(harness, 'work'));
  });

  test('a batching window gathers what comes, up to the batch size', async () => {
    const harness = await begin({
      BatchSize: 3,
      MaximumBatchingWindowInSeconds: 20,
      ScalingConfig: { MaximumConcurrency: 1 },
    });
    const sizes: number[] = [];
    harness.endpoint.startDeliveries(
      functions({ consumer: (payload) => void sizes.push(recordsOf(payload).length) }),
    );
    await send(harness, 'a', 'b', 'c');
    await eventually('an empty queue', () => isEmpty(harness, 'work'));
    expect(sizes).toEqual([3]);
  });

  test('never runs more at once than the maximum concurrency', async () => {
    const harness = await begin({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
    let running = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    await send(harness, ...Array.from({ length: 6 }, (_, n) => `${n}`));
    harness.endpoint.startDeliveries(
      functions({
        async consumer() {
          running += 1;
          most = Math.max(most, running);
          await new Promise<void>((resolve) => gates.push(resolve));
          running -= 1;
        },
      }),
    );
    for (let opened = 0; opened < 6; opened += 1) {
      const open = await eventually('a running function', () => gates.shift());
      open();
    }
    await eventually('an empty queue', () => isEmpty(harness, 'work'));
    expect(most).toBe(2);
  });

  test('what was in flight when the cloud ended is delivered again', async () => {
    const first = await begin();
    let begun = false;
    await send(first, 'interrupted');
    first.endpoint.startDeliveries(
      functions({
        consumer: () => {
          begun = true;
          return new Promise(() => {});
        },
      }),
    );
    await eventually('the function', () => begun || undefined);
    await first.close();
    const second = await begin({}, { dataDir: first.dataDir });
    const bodies: unknown[] = [];
    second.endpoint.startDeliveries(
      functions({
        consumer: (payload) => void bodies.push(...recordsOf(payload).map((r) => r.body)),
      }),
    );
    await eventually('an empty queue', () => isEmpty(second, 'work'));
    expect(bodies).toEqual(['interrupted']);
  });
});

describe('a mapping that would not work stops the start', () => {
  test.each([
    [
      'an unknown property',
      { FilterCriteria: {} },
      'Mapping: the local cloud does not support the property FilterCriteria.',
    ],
    [
      'a queue that is not there',
      { EventSourceArn: queueArn('gone') },
      'which is no queue of the template',
    ],
    [
      'another source',
      { EventSourceArn: 'arn:aws:kinesis:x' },
      'the event source arn:aws:kinesis:x',
    ],
    [
      'a function that is not there',
      { FunctionName: 'gone' },
      'Mapping: there is no function gone.',
    ],
  ])('%s', async (_, properties, words) => {
    await expect(begin(properties)).rejects.toThrow(words);
  });

  test('a function without the grants to read its queue', async () => {
    await expect(
      start({
        queues: queuesDeadAfter(2),
        identities: [identity('consumer', [allow('sqs:ReceiveMessage', queueArn('work'))])],
        eventSourceMappings: [mapping()],
      }),
    ).rejects.toThrow(/^Mapping cannot work: User: .* sqs:DeleteMessage on resource: .*work/);
  });
});
