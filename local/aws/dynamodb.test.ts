import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  allow,
  dynamo,
  type Harness,
  identity,
  start,
  table,
  tableArn,
} from './test-support/harness.ts';
import { send } from './test-support/signed-request.ts';
import type { PolicyStatement } from './types.ts';

const notes = table('notes', {
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'owner', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'ByOwner',
      KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
});
const other = table('other');

const id = (value: string) => ({ id: { S: value } });
const query = (index: string | undefined, attribute: string, value: string) =>
  new QueryCommand({
    TableName: 'notes',
    IndexName: index,
    KeyConditionExpression: '#k = :v',
    ExpressionAttributeNames: { '#k': attribute },
    ExpressionAttributeValues: { ':v': { S: value } },
  });

type Send = (client: DynamoDBClient) => Promise<unknown>;

/** Each operation with exactly the grants that AWS asks for. */
const operations: [string, PolicyStatement[], Send][] = [
  [
    'PutItem',
    [allow('dynamodb:PutItem', tableArn('notes'))],
    (c) => c.send(new PutItemCommand({ TableName: 'notes', Item: id('a') })),
  ],
  [
    'GetItem',
    [allow('dynamodb:GetItem', tableArn('notes'))],
    (c) => c.send(new GetItemCommand({ TableName: 'notes', Key: id('a') })),
  ],
  [
    'UpdateItem',
    [allow('dynamodb:UpdateItem', tableArn('notes'))],
    (c) => c.send(new UpdateItemCommand({ TableName: 'notes', Key: id('a') })),
  ],
  [
    'DeleteItem',
    [allow('dynamodb:DeleteItem', tableArn('notes'))],
    (c) => c.send(new DeleteItemCommand({ TableName: 'notes', Key: id('a') })),
  ],
  [
    'Query of the table',
    [allow('dynamodb:Query', tableArn('notes'))],
    (c) => c.send(query(undefined, 'id', 'a')),
  ],
  [
    'Query of an index',
    [allow('dynamodb:Query', `${tableArn('notes')}/index/ByOwner`)],
    (c) => c.send(query('ByOwner', 'owner', 'a')),
  ],
  [
    'Scan',
    [allow('dynamodb:Scan', tableArn('notes'))],
    (c) => c.send(new ScanCommand({ TableName: 'notes' })),
  ],
  [
    'DescribeTable',
    [allow('dynamodb:DescribeTable', tableArn('notes'))],
    (c) => c.send(new DescribeTableCommand({ TableName: 'notes' })),
  ],
  [
    'BatchGetItem',
    [allow('dynamodb:BatchGetItem', [tableArn('notes'), tableArn('other')])],
    (c) =>
      c.send(
        new BatchGetItemCommand({
          RequestItems: { notes: { Keys: [id('a')] }, other: { Keys: [id('a')] } },
        }),
      ),
  ],
  [
    'BatchWriteItem',
    [allow('dynamodb:BatchWriteItem', tableArn('notes'))],
    (c) =>
      c.send(
        new BatchWriteItemCommand({ RequestItems: { notes: [{ PutRequest: { Item: id('b') } }] } }),
      ),
  ],
  [
    'TransactGetItems',
    [allow('dynamodb:GetItem', tableArn('notes'))],
    (c) =>
      c.send(
        new TransactGetItemsCommand({
          TransactItems: [{ Get: { TableName: 'notes', Key: id('a') } }],
        }),
      ),
  ],
  [
    'TransactWriteItems',
    [
      allow('dynamodb:PutItem', tableArn('notes')),
      allow('dynamodb:UpdateItem', tableArn('notes')),
      allow('dynamodb:DeleteItem', tableArn('other')),
      allow('dynamodb:ConditionCheckItem', tableArn('other')),
    ],
    (c) =>
      c.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: 'notes', Item: id('p') } },
            { Update: { TableName: 'notes', Key: id('u'), UpdateExpression: 'REMOVE gone' } },
            { Delete: { TableName: 'other', Key: id('d') } },
            {
              ConditionCheck: {
                TableName: 'other',
                Key: id('c'),
                ConditionExpression: 'attribute_not_exists(id)',
              },
            },
          ],
        }),
      ),
  ],
];

/** Every grant of an operation taken away in turn. */
const withoutOne = operations.flatMap(([name, statements, send], operation) =>
  statements.map((statement, missing) => ({
    title: `${name} without ${statement.Action}`,
    action: String(statement.Action),
    functionName: `lacks${operation}x${missing}`,
    statements: statements.filter((_, position) => position !== missing),
    send,
  })),
);

describe('roles in front of the tables', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await start({
      tables: [notes, other],
      identities: [
        identity('admin'),
        ...operations.map(([, statements], n) => identity(`exact${n}`, statements)),
        ...withoutOne.map((lack) => identity(lack.functionName, lack.statements)),
        identity('indexonly', [allow('dynamodb:Query', `${tableArn('notes')}/index/*`)]),
        identity('denied', [
          allow('dynamodb:*', '*'),
          { Effect: 'Deny', Action: ['dynamodb:Delete*'], Resource: [tableArn('note?')] },
        ]),
        identity('ownitem', [
          {
            ...allow('dynamodb:*', '*'),
            Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['own'] } },
          },
        ]),
      ],
    });
  });
  afterAll(() => harness.dispose());

  test.each(operations.map(([name, , send], n) => ({ name, send, n })))(
    '$name passes with exactly its grants',
    async ({ send, n }) => {
      await expect(send(dynamo(harness, `exact${n}`))).resolves.toBeDefined();
    },
  );

  test.each(withoutOne)('$title is refused', async ({ functionName, action, send }) => {
    await expect(send(dynamo(harness, functionName))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`is not authorized to perform: ${action} on resource: `),
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('the refusal says who, what and on which resource, and is logged', async () => {
    const refused = dynamo(harness, 'indexonly').send(query(undefined, 'id', 'a'));
    const words =
      'User: arn:aws:sts::123456789012:assumed-role/indexonly/indexonly is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-central-1:123456789012:table/notes because no identity-based policy allows the dynamodb:Query action';
    await expect(refused).rejects.toMatchObject({ message: words });
    expect(harness.lines).toContain(words);
  });

  test('a condition on leading keys holds for calls that name no other key', async () => {
    const client = dynamo(harness, 'ownitem');
    const batch = (...names: string[]) => ({
      RequestItems: {
        notes: names.map((name) => ({ PutRequest: { Item: id(name) } })),
      },
    });
    await client.send(new PutItemCommand({ TableName: 'notes', Item: id('own') }));
    await client.send(new GetItemCommand({ TableName: 'notes', Key: id('own') }));
    await client.send(new BatchWriteItemCommand(batch('own')));
    for (const refused of [
      client.send(new GetItemCommand({ TableName: 'notes', Key: id('other') })),
      client.send(new PutItemCommand({ TableName: 'notes', Item: id('other') })),
      client.send(new BatchWriteItemCommand(batch('own', 'other'))),
      client.send(new ScanCommand({ TableName: 'notes' })),
      client.send(query(undefined, 'id', 'own')),
    ]) {
      await expect(refused).rejects.toMatchObject({ name: 'AccessDeniedException' });
    }
  });

  test('an explicit Deny wins over an Allow', async () => {
    const client = dynamo(harness, 'denied');
    await client.send(new PutItemCommand({ TableName: 'notes', Item: id('x') }));
    await expect(
      client.send(new DeleteItemCommand({ TableName: 'notes', Key: id('x') })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    });
    await client.send(new DeleteItemCommand({ TableName: 'other', Key: id('x') }));
  });

  test('an unknown access key is nobody', async () => {
    await expect(
      dynamo(harness, 'stranger').send(new GetItemCommand({ TableName: 'notes', Key: id('a') })),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test('PartiQL is refused, whatever the role says', async () => {
    await expect(
      dynamo(harness).send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM notes' })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  test('a failed condition comes back with the old item, as the engine gave it', async () => {
    const client = dynamo(harness);
    await client.send(
      new PutItemCommand({ TableName: 'notes', Item: { ...id('old'), n: { N: '1' } } }),
    );
    await expect(
      client.send(
        new PutItemCommand({
          TableName: 'notes',
          Item: id('old'),
          ConditionExpression: 'attribute_not_exists(id)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: { n: { N: '1' } } });
  });

  test.each([
    ['text', 'not JSON'],
    ['a list', '[]'],
  ])('a body that is %s is refused', async (_, body) => {
    const answer = await send(harness.endpoint.url, { body });
    expect(answer).toEqual([400, expect.stringContaining('#SerializationException')]);
  });

  test('a body of 34 MB is refused', async () => {
    const answer = await send(harness.endpoint.url, { body: 'x'.repeat(34_000_000) });
    expect(answer).toEqual([413, expect.stringContaining('#RequestEntityTooLargeException')]);
  });
});
