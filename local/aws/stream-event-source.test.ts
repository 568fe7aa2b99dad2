import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from './json.ts';
import { objectOf } from './json.ts';
import {
  allow,
  dynamo,
  eventually,
  functions,
  type Harness,
  identity,
  queue,
  queueArn,
  recordsOf,
  start,
  table,
  tableArn,
} from './test-support/harness.ts';

const STREAM = `${tableArn('notes')}/stream/local`;
const notes = table('notes', {
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
});
const harnesses: Harness[] = [];
afterEach(async () => {
  for (const harness of harnesses.splice(0)) await harness.dispose();
});

const mapping = (properties: JsonObject = {}) => ({
  logicalId: 'Mapping',
  properties: {
    FunctionName: 'outbox',
    EventSourceArn: STREAM,
    StartingPosition: 'TRIM_HORIZON',
    ...properties,
  },
});
const begin = async (properties: JsonObject = {}, dataDir?: string): Promise<Harness> => {
  const harness = await start({
    tables: [notes],
    queues: [queue('failed')],
    identities: [identity('admin'), identity('outbox')],
    eventSourceMappings: [mapping(properties)],
    ...(dataDir && { dataDir }),
  });
  harnesses.push(harness);
  return harness;
};
const put = (
  harness: Harness,
  id: string,
  more: Record<string, { S: string } | { N: string }> = {},
) =>
  dynamo(harness).send(
    new PutItemCommand({ TableName: 'notes', Item: { id: { S: id }, ...more } }),
  );
const idOf = (record: JsonObject): string =>
  String(objectOf(objectOf(objectOf(record.dynamodb).Keys).id).S);
const sequenceOf = (record: JsonObject | undefined): string =>
  String(objectOf(record?.dynamodb).SequenceNumber);

/** A function that notes every delivery, and answers or throws as told. */
function consumer(answer: (records: JsonObject[]) => unknown = () => undefined) {
  const batches: JsonObject[][] = [];
  const deliveries = functions({
    outbox(payload) {
      const records = recordsOf(payload);
      batches.push(records);
      return answer(records);
    },
  });
  const ids = () => batches.map((batch) => batch.map(idOf));
  const reached = (id: string) =>
    eventually(`record ${id}`, () => (ids().flat().includes(id) ? true : undefined));
  return { batches, deliveries, ids, reached };
}

const failing = (poison: string) => (records: JsonObject[]) => {
  if (records.some((record) => idOf(record) === poison)) throw new TypeError('boom');
};

describe('a stream as event source', () => {
  test('hands over records in order, in Lambda’s form', async () => {
    const harness = await begin();
    const { batches, deliveries, reached } = consumer();
    harness.endpoint.startDeliveries(deliveries);
    await put(harness, 'a', { n: { N: '1' } });
    await reached('a');
    await put(harness, 'a', { n: { N: '2' } });
    await dynamo(harness).send(
      new DeleteItemCommand({ TableName: 'notes', Key: { id: { S: 'a' } } }),
    );
    const records = await eventually('three records', () =>
      batches.flat().length === 3 ? batches.flat() : undefined,
    );
    expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]).toMatchObject({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-central-1',
      eventSourceARN: STREAM,
      dynamodb: {
        Keys: { id: { S: 'a' } },
        OldImage: { n: { N: '1' } },
        NewImage: { n: { N: '2' } },
        SequenceNumber: expect.stringMatching(/^\d{21}$/),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    expect(records.map(sequenceOf)).toEqual(records.map(sequenceOf).toSorted());
  });

  test('goes on after a restart where it had come to, and delivers what was written meanwhile', async () => {
    const first = await begin();
    const before = consumer();
    first.endpoint.startDeliveries(before.deliveries);
    await put(first, 'a');
    await before.reached('a');
    await first.endpoint.stopDeliveries();
    await put(first, 'b');
    await first.close();
    const second = await begin({}, first.dataDir);
    const after = consumer();
    second.endpoint.startDeliveries(after.deliveries);
    await after.reached('b');
    expect(after.ids().flat()).not.toContain('a');
  });

  test('delivers again what was in flight when the cloud ended', async () => {
    const first = await begin();
    const stuck = consumer(() => new Promise(() => {}));
    first.endpoint.startDeliveries(stuck.deliveries);
    await put(first, 'a');
    await stuck.reached('a');
    await first.close();
    const second = await begin({}, first.dataDir);
    const after = consumer();
    second.endpoint.startDeliveries(after.deliveries);
    await after.reached('a');
  });

  test('filters admit records by name and image', async () => {
    const Pattern = JSON.stringify({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { kind: { S: ['entry'] } } },
    });
    const harness = await begin({ FilterCriteria: { Filters: [{ Pattern }] } });
    const { deliveries, ids, reached } = consumer();
    harness.endpoint.startDeliveries(deliveries);
    await put(harness, 'revision', { kind: { S: 'revision' } });
    await put(harness, 'entry', { kind: { S: 'entry' } });
    await reached('entry');
    expect(ids().flat()).toEqual(['entry']);
  });

  test('a failing batch is tried again, in order, before anything behind it', async () => {
    const harness = await begin();
    let failures = 2;
    const { deliveries, ids, reached } = consumer(() => {
      failures -= 1;
      if (failures >= 0) throw new TypeError('not yet');
    });
    harness.endpoint.startDeliveries(deliveries);
    await put(harness, 'a');
    await reached('a');
    await put(harness, 'b');
    await reached('b');
    expect(ids().flat()).toEqual(['a', 'a', 'a', 'b']);
  });

  test('bisects down to the bad record, which goes to the failure queue as a position only', async () => {
    const harness = await begin({
      BatchSize: 4,
      MaximumBatchingWindowInSeconds: 20,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: queueArn('failed') } },
    });
    const { batches, deliveries, ids } = consumer(failing('bad'));
    harness.endpoint.startDeliveries(deliveries);
    for (const id of ['a', 'bad', 'c', 'd']) await put(harness, id, { text: { S: 'canary' } });
    await eventually('six deliveries', () => (ids().length === 6 ? true : undefined));
    expect(ids()).toEqual([
      ['a', 'bad', 'c', 'd'],
      ['a', 'bad'],
      ['a'],
      ['bad'],
      ['bad'],
      ['c', 'd'],
    ]);
    const path = join(harness.dataDir, 'events.sqlite');
    const bodies = await eventually('the failure', () => {
      const database = new DatabaseSync(path, { readOnly: true });
      const rows = database.prepare("SELECT body FROM messages WHERE queue = 'failed'").all();
      database.close();
      return rows.length > 0 ? rows.map(({ body }) => String(body)) : undefined;
    });
    const bad = batches.flat().find((record) => idOf(record) === 'bad');
    expect(bodies.map((body): unknown => JSON.parse(body))).toEqual([
      {
        requestContext: {
          requestId: expect.any(String),
          functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:outbox:$LATEST',
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 2,
        },
        responseContext: {
          statusCode: 200,
          executedVersion: '$LATEST',
          functionError: 'Unhandled',
        },
        version: '1.0',
        timestamp: expect.any(String),
        DDBStreamBatchInfo: {
          shardId: expect.any(String),
          startSequenceNumber: sequenceOf(bad),
          endSequenceNumber: sequenceOf(bad),
          approximateArrivalOfFirstRecord: expect.any(String),
          approximateArrivalOfLastRecord: expect.any(String),
          batchSize: 1,
          streamArn: STREAM,
        },
      },
    ]);
    expect(bodies.join() + harness.lines.join()).not.toContain('canary');
  });

  test('goes on from the lowest sequence number that the function reports', async () => {
    const harness = await begin({
      BatchSize: 4,
      MaximumBatchingWindowInSeconds: 20,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    let once = true;
    const { deliveries, ids } = consumer((records) => {
      if (!once) return undefined;
      once = false;
      const failed = records.filter((record) => ['b', 'd'].includes(idOf(record)));
      return {
        batchItemFailures: failed.toReversed().map((r) => ({ itemIdentifier: sequenceOf(r) })),
      };
    });
    harness.endpoint.startDeliveries(deliveries);
    for (const id of ['a', 'b', 'c', 'd']) await put(harness, id);
    await eventually('the second delivery', () => (ids().length === 2 ? true : undefined));
    expect(ids()).toEqual([
      ['a', 'b', 'c', 'd'],
      ['b', 'c', 'd'],
    ]);
  });

  test('passes over records past the maximum age', async () => {
    const harness = await begin({
      MaximumRecordAgeInSeconds: 1,
      DestinationConfig: { OnFailure: { Destination: queueArn('failed') } },
    });
    let fails = true;
    const { deliveries, ids, reached } = consumer(() => {
      if (fails) throw new TypeError('down');
    });
    harness.endpoint.startDeliveries(deliveries);
    await put(harness, 'old');
    await eventually('the record being passed over', () =>
      harness.lines.some((line) => line.includes('RecordAgeExceeded')) ? true : undefined,
    );
    fails = false;
    await put(harness, 'new');
    await reached('new');
    expect(ids().at(-1)).toEqual(['new']);
  });

  test('survives the engine: killed in between, everything still arrives', async () => {
    const harness = await begin();
    const { deliveries, reached } = consumer();
    harness.endpoint.startDeliveries(deliveries);
    await put(harness, 'a');
    await reached('a');
    const record = JSON.parse(await readFile(join(harness.dataDir, 'engine.json'), 'utf8'));
    process.kill(record.pid, 'SIGKILL');
    await eventually('a write after the restart', () =>
      put(harness, 'b').then(
        () => true,
        () => undefined,
      ),
    );
    await reached('b');
  });

  test('trims what all consumers have read, and nothing else', async () => {
    const harness = await begin();
    const { deliveries, ids } = consumer();
    const write = async (prefix: string): Promise<void> => {
      const Item = (n: number) => ({ PutRequest: { Item: { id: { S: `${prefix}${n}` } } } });
      await dynamo(harness).send(
        new BatchWriteItemCommand({
          RequestItems: { notes: Array.from({ length: 25 }, (_, n) => Item(n)) },
        }),
      );
    };
    const stored = (): number => {
      const database = new DatabaseSync(join(harness.dataDir, 'dynamodb.sqlite'), {
        readOnly: true,
        timeout: 5_000,
      });
      const row = database.prepare('SELECT count(*) AS n FROM _stream_records').get();
      database.close();
      return Number(row?.n);
    };
    await write('early');
    harness.endpoint.startDeliveries(deliveries);
    await eventually('the trimming', () => (stored() === 1 ? true : undefined));
    expect(ids().flat()).toHaveLength(25);
    await harness.endpoint.stopDeliveries();
    await write('late');
    // Two passes of the trimmer, in which it must leave all that is unread.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(stored()).toBe(25);
  });
});

describe('time to live', () => {
  test('deletes what has expired, and its record says that the service did it', async () => {
    const harness = await begin();
    const { batches, deliveries, reached } = consumer();
    harness.endpoint.startDeliveries(deliveries);
    const at = new Date('2030-01-01T00:00:00Z');
    const second = at.getTime() / 1_000;
    await put(harness, 'expired', { expires: { N: String(second - 1) } });
    await put(harness, 'later', { expires: { N: String(second + 1) } });
    await put(harness, 'ancient', { expires: { N: String(second - 6 * 366 * 86_400) } });
    await put(harness, 'text', { expires: { S: '1' } });
    await put(harness, 'none');
    await put(harness, 'deleted', { expires: { N: String(second + 1) } });
    expect(await harness.endpoint.tools.expire(at)).toBe(1);
    await dynamo(harness).send(
      new DeleteItemCommand({ TableName: 'notes', Key: { id: { S: 'deleted' } } }),
    );
    await put(harness, 'last');
    await reached('last');
    const removals = batches.flat().filter(({ eventName }) => eventName === 'REMOVE');
    expect(removals.map((record) => [idOf(record), record.userIdentity])).toEqual([
      ['expired', { type: 'Service', principalId: 'dynamodb.amazonaws.com' }],
      ['deleted', undefined],
    ]);
    expect(await harness.endpoint.tools.expire(at)).toBe(0);
  });

  test('leaves an item that was renewed between being found and being deleted', async () => {
    const direct = await begin();
    const record = JSON.parse(await readFile(join(direct.dataDir, 'engine.json'), 'utf8'));
    await put(direct, 'renewed', { expires: { N: '1000' } });
    // An engine that renews the item just before it carries out the deletion.
    const server = createServer(async (incoming, response) => {
      const target = String(incoming.headers['x-amz-target']);
      if (target.endsWith('.DeleteItem')) await put(direct, 'renewed', { expires: { N: '9000' } });
      const outgoing = request(
        record.endpoint,
        { method: 'POST', headers: incoming.headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        },
      );
      incoming.pipe(outgoing);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      const harness = await start({
        tables: [notes],
        engineEndpoint: `http://127.0.0.1:${port}`,
      });
      harnesses.push(harness);
      expect(await harness.endpoint.tools.expire(new Date(2_000_000))).toBe(0);
      const key = { TableName: 'notes', Key: { id: { S: 'renewed' } } };
      const { Item } = await dynamo(direct).send(new GetItemCommand(key));
      expect(Item?.expires).toEqual({ N: '9000' });
    } finally {
      server.close();
    }
  });
});

describe('a stream mapping that would not work stops the start', () => {
  test.each([
    ['parallelization', { ParallelizationFactor: 2 }, 'a ParallelizationFactor other than 1'],
    ['a tumbling window', { TumblingWindowInSeconds: 5 }, 'the property TumblingWindowInSeconds'],
    [
      'a table that is not there',
      { EventSourceArn: `${tableArn('gone')}/stream/x` },
      'is not in the template',
    ],
    ['a starting time', { StartingPosition: 'AT_TIMESTAMP' }, 'the StartingPosition AT_TIMESTAMP'],
    [
      'another destination',
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::bucket' } } },
      'arn:aws:s3:::bucket, which is no queue of the template',
    ],
    [
      'a filter that is no JSON',
      { FilterCriteria: { Filters: [{ Pattern: '{' }] } },
      'a filter pattern that is not JSON',
    ],
  ])('%s', async (_, properties, words) => {
    await expect(begin(properties)).rejects.toThrow(words);
  });

  test('a function without the grants to read the stream', async () => {
    await expect(
      start({
        tables: [notes],
        identities: [identity('outbox', [allow('dynamodb:GetRecords', STREAM)])],
        eventSourceMappings: [mapping()],
      }),
    ).rejects.toThrow(/^Mapping cannot work: User: .* dynamodb:DescribeStream on resource: /);
  });
});
