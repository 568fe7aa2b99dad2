import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from '@jest/globals';
import { dynamo, type Harness, start, table } from './test-support/harness.ts';

const harnesses: Harness[] = [];
const begin = async (properties: Record<string, unknown>, dataDir?: string): Promise<Harness> => {
  const harness = await start({
    tables: [table('notes', properties)],
    ...(dataDir && { dataDir }),
  });
  harnesses.push(harness);
  return harness;
};
afterEach(async () => {
  for (const harness of harnesses.splice(0)) await harness.dispose();
});

const describeTable = async (harness: Harness) =>
  (await dynamo(harness).send(new DescribeTableCommand({ TableName: 'notes' }))).Table;

const attributes = [
  { AttributeName: 'id', AttributeType: 'S' },
  { AttributeName: 'owner', AttributeType: 'S' },
  { AttributeName: 'seq', AttributeType: 'N' },
];
const index = (name: string, projection: Record<string, unknown> = { ProjectionType: 'ALL' }) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: 'owner', KeyType: 'HASH' },
    { AttributeName: 'seq', KeyType: 'RANGE' },
  ],
  Projection: projection,
  ContributorInsightsSpecification: { Enabled: false },
});
const withIndexes = (...indexes: unknown[]) => ({
  AttributeDefinitions: attributes,
  GlobalSecondaryIndexes: indexes,
});

describe('tables', () => {
  test('are made with keys, indexes, stream and TTL', async () => {
    const harness = await begin({
      ...withIndexes(index('ByOwner', { ProjectionType: 'INCLUDE', NonKeyAttributes: ['v'] })),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      SSESpecification: { SSEEnabled: true },
    });
    expect(await describeTable(harness)).toMatchObject({
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'ByOwner',
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['v'] },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    const ttl = await dynamo(harness).send(new DescribeTimeToLiveCommand({ TableName: 'notes' }));
    expect(ttl.TimeToLiveDescription).toMatchObject({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expires',
    });
  });

  test('keep their items and gain an index, back-filled, a stream and TTL', async () => {
    const before = await begin({});
    await dynamo(before).send(
      new PutItemCommand({
        TableName: 'notes',
        Item: { id: { S: 'a' }, owner: { S: 'o' }, seq: { N: '1' } },
      }),
    );
    await before.close();
    const after = await begin(
      {
        ...withIndexes(index('ByOwner'), index('ByOwnerToo')),
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      },
      before.dataDir,
    );
    for (const IndexName of ['ByOwner', 'ByOwnerToo']) {
      const found = await dynamo(after).send(
        new QueryCommand({
          TableName: 'notes',
          IndexName,
          KeyConditionExpression: '#o = :o',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':o': { S: 'o' } },
        }),
      );
      expect(found.Items?.map((item) => item.id)).toEqual([{ S: 'a' }]);
    }
    expect((await describeTable(after))?.StreamSpecification?.StreamViewType).toBe('NEW_IMAGE');
  });

  test('lose an index and a stream that the template no longer has', async () => {
    const before = await begin({
      ...withIndexes(index('ByOwner')),
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    });
    await before.close();
    const after = await begin({}, before.dataDir);
    const found = await describeTable(after);
    expect(found?.GlobalSecondaryIndexes ?? []).toEqual([]);
    expect(found?.StreamSpecification?.StreamEnabled ?? false).toBe(false);
  });

  test('unchanged, start again as they were', async () => {
    const properties = withIndexes(index('ByOwner'));
    const before = await begin(properties);
    const first = await describeTable(before);
    await before.close();
    const after = await begin(properties, before.dataDir);
    expect((await describeTable(after))?.TableId).toBe(first?.TableId);
  });

  test.each([
    [
      'keys',
      {
        KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
      },
      'The keys of table notes changed, and stored data cannot follow: start once with --reset.',
    ],
    [
      'key types',
      { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }] },
      'The keys of table notes changed',
    ],
    [
      'projection',
      withIndexes(index('ByOwner', { ProjectionType: 'KEYS_ONLY' })),
      'Index ByOwner of table notes changed its keys or projection',
    ],
  ])('with other %s than the stored ones stop the start', async (_, properties, message) => {
    const before = await begin(withIndexes(index('ByOwner')));
    await before.close();
    await expect(begin(properties, before.dataDir)).rejects.toThrow(message);
    // The failed start leaves nothing running that would hold the data.
    await begin(withIndexes(index('ByOwner')), before.dataDir);
  });

  test('the engine refuses are named', async () => {
    await expect(begin({ AttributeDefinitions: [] })).rejects.toThrow(
      /^The engine refuses table notesTable: /,
    );
  });

  test.each([
    ['the table', { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' }] }, 'they are RANGE.'],
    [
      'its index Twice',
      {
        GlobalSecondaryIndexes: [
          {
            IndexName: 'Twice',
            KeySchema: ['id', 'owner'].map((AttributeName) => ({ AttributeName, KeyType: 'HASH' })),
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      },
      'they are HASH, HASH.',
    ],
  ])('with wrong keys of %s stop the start by logical id', async (what, properties, end) => {
    await expect(start({ tables: [table('notes', properties)] })).rejects.toThrow(
      `notesTable: the keys of ${what} must be one HASH and at most one RANGE; ${end}`,
    );
  });
});
