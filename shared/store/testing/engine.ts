import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

/** Creates a client of one engine, whatever the environment says. */
export const clientAt = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** All items of a table. Only a test may scan. */
export async function contentsOf(
  client: DynamoDBClient,
  deployedName: string,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: deployedName })) {
    items.push(...Items.map((item) => unmarshall(item)));
  }
  return items;
}

/** Puts an item without any check, as a damaged storage or an older version of the code would leave it. */
export async function putItem(
  client: DynamoDBClient,
  deployedName: string,
  item: Record<string, unknown>,
): Promise<void> {
  await client.send(new PutItemCommand({ TableName: deployedName, Item: marshall(item) }));
}

/** Removes an item without any check, as a loss of data would. */
export async function removeItem(
  client: DynamoDBClient,
  deployedName: string,
  key: Record<string, unknown>,
): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: deployedName, Key: marshall(key) }));
}
