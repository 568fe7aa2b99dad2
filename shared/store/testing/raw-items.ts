import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../../tables/index.ts';

/** An item as DynamoDB holds it. */
export type RawItem = Record<string, AttributeValue>;

/** Attributes as DynamoDB holds them. */
export const rawItemOf = (item: Item): RawItem => marshall(item);

/** Reads and writes items past the sealing, as somebody with access to a table would. */
export const openRawTable = (client: DynamoDBClient, TableName: string) => ({
  async read(key: Item): Promise<RawItem> {
    const input = { TableName, Key: marshall(key), ConsistentRead: true };
    const { Item } = await client.send(new GetItemCommand(input));
    if (!Item) throw new Error('there is no such item');
    return Item;
  },
  async put(Item: RawItem): Promise<void> {
    await client.send(new PutItemCommand({ TableName, Item }));
  },
  async scan(): Promise<RawItem[]> {
    return (await client.send(new ScanCommand({ TableName }))).Items ?? [];
  },
});

/** DynamoDB takes at most 25 items in a batch. */
const PER_BATCH = 25;

/** Puts many items past the sealing, as they are. */
export async function putMany(
  client: DynamoDBClient,
  TableName: string,
  items: readonly Item[],
): Promise<void> {
  for (let at = 0; at < items.length; at += PER_BATCH) {
    const part = items.slice(at, at + PER_BATCH);
    const requests = part.map((item) => ({ PutRequest: { Item: marshall(item) } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
  }
}
