import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item, TableSpec } from '../../tables/index.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { plainSealing } from '../plain-sealing.ts';
import type { StoredItem } from '../stored-schema.ts';

/** The database of one call as a service that seals opens it. */
export const openTestDatabase = (
  client: DynamoDBClient,
  tables: Readonly<Record<string, string>>,
  call: Call = { deadline: Date.now() + 20_000, capacity: { read: 0, write: 0 } },
): Database => openDatabase(client, tables, call, plainSealing);

/** Writes an item past its stored schema, as a defect or another version of ours would. It is sealed all the same. */
export const writeUnchecked = (db: Database, table: TableSpec, item: Item): Promise<void> =>
  db.write([{ put: item as StoredItem, table }]);
