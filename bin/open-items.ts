import { text } from 'node:stream/consumers';
import { createKeyManagement, createKeyring, SealError } from '@reflekt/shared/sealing';
import { breakGlassRoleName } from '@reflekt/shared/service';
import { createDynamoClient, ownerKeyOf, startCall, unmarshalled } from '@reflekt/shared/store';
import { allTables, type Item, keysTable, Owner } from '@reflekt/shared/tables';
import { useLocalCloud } from './support/local-cloud.ts';

/**
 * Opens stored items of one owner, for the window of the local cloud; on AWS there is no such thing. Reads
 * `{ stage, tenant, user, tables: { <physical name>: [items as DynamoDB stores them] } }` from standard input, and
 * writes `[{ table, items }]` with the items of that owner alone.
 */

/** Milliseconds for everything. */
const DEADLINE = 20_000;

/** Binary values come as DynamoDB's JSON has them. */
const binary = (name: string, value: unknown) =>
  name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;

const { stage, tenant, user, tables } = JSON.parse(await text(process.stdin), binary);
await useLocalCloud(breakGlassRoleName(stage));
const client = createDynamoClient();
const nameOf = (name: string) => `reflekt-${stage}-${name}`;
const kms = createKeyManagement({ client, keyArn: `alias/reflekt-${stage}-diary`, stage });
const call = startCall(DEADLINE, DEADLINE);
const sealing = createKeyring({ client, keysTableName: nameOf(keysTable.name), kms }).open(call);
const owner = Owner.of({ tenant_id: tenant, user_id: user })?.key;

async function opened(table: (typeof allTables)[number], item: Item): Promise<Item> {
  try {
    return await sealing.openItem(table, item);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { ...item, sealed: `does not open: ${error.message}` };
  }
}

const found = [];
// Keys hold nothing to read, and are not opened but unwrapped.
for (const table of allTables.filter(({ name }) => name !== keysTable.name)) {
  const stored: Item[] = (tables[nameOf(table.name)] ?? []).map(unmarshalled);
  const own = stored.filter((item) => ownerKeyOf(table, item) === owner);
  if (own.length > 0) {
    found.push({
      table: table.name,
      items: await Promise.all(own.map((item) => opened(table, item))),
    });
  }
}
console.log(JSON.stringify(found));
