import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CapturedOutput, captureOutput } from '@reflekt/shared/log/testing';
import type { DynamoDBRecord } from 'aws-lambda';
import { FakeAws } from '../testing/fake-aws.ts';
import { CANARY, idOf, storedEntry, streamRecord } from '../testing/records.ts';
import { createParking } from './park.ts';
import { createPublisher } from './publish.ts';
import { type RelayDeps, relay } from './relay.ts';

let aws: FakeAws;
let deps: RelayDeps;
let output: CapturedOutput;

beforeEach(async () => {
  aws = await FakeAws.start();
  deps = {
    publisher: createPublisher(aws.eventBridge()),
    parking: createParking(aws.sqs(), `${aws.url}/000000000000/parked`),
    eventBus: 'bus',
    tableOf: (name) => (name === 'test-Entries' ? 'Entries' : undefined),
  };
  output = captureOutput();
});
afterEach(() => {
  output.restore();
  aws.close();
  expect(JSON.stringify([output.text, aws.accepted, aws.messages])).not.toContain(CANARY);
});

const created = (sequence: number, entry = sequence) =>
  streamRecord(sequence, { after: storedEntry(entry) });
const updated = (sequence: number, entry: number, version: number) =>
  streamRecord(sequence, {
    before: storedEntry(entry, { version: version - 1 }),
    after: storedEntry(entry, { version, favorite: true }),
  });
/** An entry without a member that its event needs. */
const broken = (sequence: number) =>
  streamRecord(sequence, { after: storedEntry(sequence, { entry_date: CANARY }) });

const failuresOf = async (records: readonly DynamoDBRecord[]) =>
  (await relay(deps, records)).batchItemFailures.map(({ itemIdentifier }) =>
    Number(itemIdentifier),
  );
const acceptedIds = () => aws.accepted.map(({ Detail }) => JSON.parse(Detail).event_id);
const eventId = (entry: number, version = 1, name = 'EntryCreated') =>
  `${idOf(entry)}:${version}:${name}`;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('publishing', () => {
  test('publishes every record in order, ten events per call', async () => {
    const entries = numbers(23);
    expect(await failuresOf(entries.map((n) => created(n)))).toEqual([]);
    expect(acceptedIds()).toEqual(entries.map((n) => eventId(n)));
    expect(aws.calls.map(({ length }) => length)).toEqual([10, 10, 3]);
  });

  test('names the source, and has only declared members in the detail', async () => {
    await relay(deps, [created(1)]);
    expect(aws.accepted).toMatchObject([{ Source: 'reflekt.entries', DetailType: 'EntryCreated' }]);
    expect(JSON.parse(aws.accepted[0]?.Detail ?? '')).toEqual({
      event_version: 1,
      event_id: eventId(1),
      occurred_at: '2026-11-24T10:00:00.000Z',
      request_id: 'r-1',
      tenant_id: 'default',
      user_id: 'ann',
      entry_id: idOf(1),
      entry_version: 1,
      entry_date: '2026-11-24',
    });
  });

  test('resends only refused events, and before any later one', async () => {
    aws.accepts = (calls, entries) => entries.map((_, i) => calls > 1 || i % 3 !== 0);
    expect(await failuresOf(numbers(12).map((n) => created(n)))).toEqual([]);
    expect(aws.calls.map((ids) => ids.length)).toEqual([10, 4, 2]);
    expect(aws.calls[1]).toEqual([1, 4, 7, 10].map((n) => eventId(n)));
    expect(new Set(acceptedIds()).size).toBe(12);
  });

  test('keeps the order of the events of one entry, whatever is refused', async () => {
    const versions = numbers(8).slice(1);
    const records = [created(1), ...versions.map((version) => updated(version, 1, version))];
    aws.accepts = (calls, entries) => entries.map(() => calls % 2 === 0);
    expect(await failuresOf(records)).toEqual([]);
    expect(acceptedIds()).toEqual([
      eventId(1),
      ...versions.map((version) => eventId(1, version, 'EntryUpdated')),
    ]);
  });

  test('survives calls that fail as a whole', async () => {
    aws.accepts = (calls, entries) => (calls < 4 ? undefined : entries.map(() => true));
    expect(await failuresOf([created(1), created(2)])).toEqual([]);
    expect(acceptedIds()).toEqual([eventId(1), eventId(2)]);
  });

  test('returns the lowest record with a refused event, after five attempts', async () => {
    const stubborn = new Set([eventId(5), eventId(8)]);
    aws.accepts = (_calls, entries) =>
      entries.map(({ Detail }) => !stubborn.has(JSON.parse(Detail).event_id));
    expect(await failuresOf(numbers(15).map((n) => created(n)))).toEqual([5]);
    expect(aws.calls).toHaveLength(5);
  });

  test('returns the record when the second of its events stays refused', async () => {
    const prompt = streamRecord(2, { after: storedEntry(2, { prompt_id: idOf(9) }) });
    aws.accepts = (_calls, entries) => entries.map(({ DetailType }) => DetailType !== 'PromptUsed');
    expect(await failuresOf([created(1), prompt, created(3)])).toEqual([2]);
  });
});

describe('a record that cannot become an event', () => {
  test('is parked by its keys alone, and skipped', async () => {
    expect(await failuresOf([created(1), broken(2), created(3)])).toEqual([]);
    expect(acceptedIds()).toEqual([eventId(1), eventId(3)]);
    expect(aws.messages.map((body) => JSON.parse(body))).toEqual([
      {
        table: 'Entries',
        keys: { id: `default#ann#${idOf(2)}`, tenant_id: 'default' },
        // A minute before the change: stores read the clock before the stream does.
        republish: { tenant_id: 'default', user_id: 'ann', since: '2026-11-24T09:59:00.000Z' },
        event_name: 'INSERT',
        sequence_number: String(2).padStart(21, '0'),
        reason: 'an entry does not match its schema',
      },
    ]);
  });

  test('may have an event that does not match its schema', async () => {
    const notAUlid = storedEntry(1, { id: 'default#ann#not-a-ulid' });
    expect(await failuresOf([streamRecord(1, { after: notAUlid })])).toEqual([]);
    expect(aws.calls).toEqual([]);
    expect(JSON.parse(aws.messages[0] ?? '')).toMatchObject({
      reason: 'EntryCreated does not match its schema',
    });
  });

  test('may be of an unknown table', async () => {
    const stray = streamRecord(1, { after: storedEntry(1), table: 'Strangers' });
    expect(await failuresOf([stray, created(2)])).toEqual([]);
    expect(aws.messages).toHaveLength(1);
    expect(acceptedIds()).toEqual([eventId(2)]);
  });

  test('holds the batch while it cannot be parked', async () => {
    aws.queueIsDown = true;
    expect(await failuresOf([created(1), broken(2), created(3)])).toEqual([2]);
    expect(acceptedIds()).toContain(eventId(1));
    aws.queueIsDown = false;
    expect(await failuresOf([broken(2), created(3)])).toEqual([]);
    expect(aws.messages).toHaveLength(1);
    expect(acceptedIds()).toContain(eventId(3));
  });

  test('is not parked while an earlier record is not published', async () => {
    aws.accepts = (_calls, entries) => entries.map(() => false);
    expect(await failuresOf([created(1), broken(2)])).toEqual([1]);
    expect(aws.messages).toEqual([]);
  });
});
