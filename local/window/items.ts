import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { EngineClient } from '../aws/engine-client.ts';
import { type JsonObject, objectsOf } from '../aws/json.ts';
import { LocalCloudError } from '../errors.ts';

/** As many of a table as a developer's data is; beyond it the window says that there are more. */
const ITEMS_MAX = 5_000;

/** All items of a table as they are stored. Only the local cloud reads tables so: no function may. */
async function storedItems(client: EngineClient, table: string): Promise<JsonObject[]> {
  const items: JsonObject[] = [];
  let after: unknown;
  do {
    const page = await client.call('DynamoDB_20120810.Scan', {
      TableName: table,
      ConsistentRead: true,
      ...(after === undefined ? {} : { ExclusiveStartKey: after }),
    });
    items.push(...objectsOf(page.Items));
    after = page.LastEvaluatedKey;
  } while (after !== undefined && items.length < ITEMS_MAX);
  return items;
}

export interface ItemsQuery {
  stage: string;
  tenant: string;
  user: string;
}

/**
 * The items of an owner in all tables, opened by the break-glass role: the local cloud has no keys of its own.
 * @throws LocalCloudError with the words of the program that opens them
 */
export async function readOwnItems(
  {
    client,
    tables,
    root,
    dataDir,
  }: {
    client: EngineClient;
    tables: readonly string[];
    root: string;
    dataDir: string;
  },
  query: ItemsQuery,
): Promise<unknown> {
  const stored = await Promise.all(
    tables.map(async (table) => [table, await storedItems(client, table)] as const),
  );
  const child = spawn(process.execPath, ['bin/open-items.ts'], {
    cwd: root,
    env: { ...process.env, REFLEKT_DATA: dataDir },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.end(JSON.stringify({ ...query, tables: Object.fromEntries(stored) }));
  const [output, problems, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  if (code !== 0)
    throw new LocalCloudError(problems.trim().split('\n').at(-1) ?? `it ended with ${code}`);
  return JSON.parse(output);
}
