import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createKeyring, type Keyring } from '../../sealing/index.ts';
import { createTestKeyManagement } from '../../sealing/testing/index.ts';
import { type Item, keysTable, type TableSpec } from '../../tables/index.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import type { StoredItem } from '../stored-schema.ts';

const keyrings = new WeakMap<DynamoDBClient, Keyring>();

/** One keyring per client, as in a function instance. All of a process share the KMS key. */
function keyringOf(client: DynamoDBClient, tables: Readonly<Record<string, string>>): Keyring {
  const known = keyrings.get(client);
  if (known) return known;
  const keysTableName = tables[keysTable.name] ?? '';
  const keyring = createKeyring({ client, keysTableName, kms: createTestKeyManagement() });
  keyrings.set(client, keyring);
  return keyring;
}

/** Opens the database of one call as a service that seals does. */
export const openTestDatabase = (
  client: DynamoDBClient,
  tables: Readonly<Record<string, string>>,
  call: Call = { deadline: Date.now() + 20_000, capacity: { read: 0, write: 0 } },
): Database => openDatabase(client, tables, call, keyringOf(client, tables).open(call));

/**
 * Writes an item without its stored schema, as a defect or another version of the code would. The item is sealed all
 * the same.
 */
export const writeUnchecked = (db: Database, table: TableSpec, item: Item): Promise<void> =>
  db.write([{ put: item as StoredItem, table }]);
