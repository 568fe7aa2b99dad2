/**
 * Time to live: deletes what has expired, as DynamoDB does in its own time. Kept: only numbers of
 * epoch seconds, nothing that expired more than five years ago, a stream record that names the
 * service. It reads tables page by page with pauses, since only a scan finds expired items.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from './aws-error.ts';
import type { EngineClient } from './engine-client.ts';
import { type JsonObject, objectOf, objectsOf, stringOf } from './json.ts';
import { tableName } from './tables.ts';
import type { TtlDeletions } from './ttl-deletions.ts';
import type { TableResource } from './types.ts';
import type { Wakeup } from './wakeup.ts';

const PAGE_ITEMS = 500;
const PAUSE_MS = 10;
const FIVE_YEARS_S = 5 * 365 * 86_400;

interface ExpiringTable {
  name: string;
  attribute: string;
  keys: string[];
}

export interface TtlDeps {
  client: EngineClient;
  deletions: TtlDeletions;
  writes: Wakeup;
}

/** The TTL attribute of each table that has one. */
export function ttlAttributes(tables: TableResource[]): Map<string, string> {
  return new Map(expiringTables(tables).map(({ name, attribute }) => [name, attribute]));
}

/** One pass over all tables with TTL, as of `at`; the number of items deleted. */
export async function expireItems(
  tables: TableResource[],
  at: Date,
  deps: TtlDeps,
  signal?: AbortSignal,
): Promise<number> {
  deps.deletions.forgetOld();
  let deleted = 0;
  for (const table of expiringTables(tables)) {
    for await (const item of expiredItems(table, at, deps.client, signal)) {
      if (signal?.aborted) return deleted;
      if (await expire(table, item, deps)) deleted += 1;
    }
  }
  if (deleted > 0) deps.writes.notify();
  return deleted;
}

function expiringTables(tables: TableResource[]): ExpiringTable[] {
  return tables.flatMap((table) => {
    const { Enabled, AttributeName } = objectOf(table.properties.TimeToLiveSpecification);
    const attribute = Enabled === false ? undefined : stringOf(AttributeName);
    if (attribute === undefined) return [];
    const keys = objectsOf(table.properties.KeySchema).map((key) => String(key.AttributeName));
    return [{ name: tableName(table), attribute, keys }];
  });
}

async function* expiredItems(
  { name, attribute, keys }: ExpiringTable,
  at: Date,
  client: EngineClient,
  signal: AbortSignal | undefined,
): AsyncGenerator<JsonObject> {
  const now = Math.floor(at.getTime() / 1_000);
  const names = [attribute, ...keys];
  let start: unknown;
  do {
    const page = await client.call('DynamoDB_20120810.Scan', {
      TableName: name,
      Limit: PAGE_ITEMS,
      FilterExpression: 'attribute_type(#n0, :number) AND #n0 BETWEEN :oldest AND :now',
      ProjectionExpression: names.map((_, position) => `#n${position}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(
        names.map((n, position) => [`#n${position}`, n]),
      ),
      ExpressionAttributeValues: {
        ':number': { S: 'N' },
        ':oldest': { N: String(now - FIVE_YEARS_S) },
        ':now': { N: String(now) },
      },
      ...(start !== undefined && { ExclusiveStartKey: start }),
    });
    yield* objectsOf(page.Items);
    start = page.LastEvaluatedKey;
    if (start !== undefined) await sleep(PAUSE_MS);
  } while (start !== undefined && !signal?.aborted);
}

async function expire(
  { name, attribute, keys }: ExpiringTable,
  item: JsonObject,
  { client, deletions }: TtlDeps,
): Promise<boolean> {
  const Key = Object.fromEntries(keys.map((key) => [key, item[key]]));
  deletions.note(name, Key, String(objectOf(item[attribute]).N));
  try {
    await client.call('DynamoDB_20120810.DeleteItem', {
      TableName: name,
      Key,
      ConditionExpression: '#ttl = :seen',
      ExpressionAttributeNames: { '#ttl': attribute },
      ExpressionAttributeValues: { ':seen': item[attribute] },
    });
    return true;
  } catch (error) {
    deletions.forget(name, Key);
    if (error instanceof AwsError && error.code === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
