import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import type { Call } from '../store/call.ts';
import { withKeyRetries } from './retries.ts';
import type { WrappedKey } from './wrapped-key.ts';

/** Sort value of the row that forbids new keys. Like the next one, it is no key's id. */
export const TOMBSTONE = '#erased';
/** Sort value of the row that names the first key of an owner, or of the stage. */
const FIRST = '#first';

/** No owner's key begins with `#`. */
const STAGE_KEY = { owner: '#stage', key_id: 'stage-key' };

/** The table Keys and a client of it. */
export interface KeysTable {
  client: DynamoDBClient;
  /** Deployed name of the table Keys. */
  tableName: string;
}

/** All that the table Keys holds of an owner. */
export interface OwnerRows {
  keys: WrappedKey[];
  /** Id of the owner's first key. */
  firstId: string | undefined;
  /** True while the owner's keys are being erased. */
  isErased: boolean;
}

type Row = Record<string, unknown>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A row that is no key of ours cannot be unwrapped later, and that is the error it ends in. */
const keyOf = ({ key_id, wrapped, created_at }: Row): WrappedKey => ({
  key_id: textOf(key_id),
  wrapped: wrapped instanceof Uint8Array ? wrapped : new Uint8Array(),
  created_at: textOf(created_at),
});

/** Reads a partition whole and consistently. */
export async function readRows(
  { client, tableName }: KeysTable,
  call: Call,
  owner: string,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: Record<string, AttributeValue> | undefined;
  do {
    const input = {
      TableName: tableName,
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: marshall({ ':o': owner }),
      ConsistentRead: true,
      ReturnConsumedCapacity: 'TOTAL' as const,
      ...(after ? { ExclusiveStartKey: after } : {}),
    };
    const answer = await withKeyRetries(call, (abortSignal) =>
      client.send(new QueryCommand(input), { abortSignal }),
    );
    call.capacity.read += answer.ConsumedCapacity?.CapacityUnits ?? 0;
    rows.push(...(answer.Items ?? []).map((item) => unmarshall(item)));
    after = answer.LastEvaluatedKey;
  } while (after);
  return rows;
}

export async function readOwnerRows(
  keysTable: KeysTable,
  call: Call,
  ownerKey: string,
): Promise<OwnerRows> {
  const rows = await readRows(keysTable, call, ownerKey);
  const tombstone = rows.find(({ key_id }) => key_id === TOMBSTONE);
  const first = rows.find(({ key_id }) => key_id === FIRST);
  return {
    keys: rows.filter((row) => row !== tombstone && row !== first).map(keyOf),
    firstId: first && textOf(first.first_key_id),
    isErased: tombstone !== undefined,
  };
}

/** @returns the wrapped stage key, or undefined where the stage has none yet */
export async function readStageKey(
  keysTable: KeysTable,
  call: Call,
): Promise<Uint8Array | undefined> {
  const rows = await readRows(keysTable, call, STAGE_KEY.owner);
  const row = rows.find(({ key_id }) => key_id === STAGE_KEY.key_id);
  return row && keyOf(row).wrapped;
}

export const ABSENT = {
  ConditionExpression: 'attribute_not_exists(#o)',
  ExpressionAttributeNames: { '#o': 'owner' },
};

export function isFailedCondition(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ConditionalCheckFailedException') return true;
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed')
  );
}

/** Writes rows of Keys as one transaction. Does nothing where one of its conditions fails. */
async function writeRows(
  { client }: KeysTable,
  call: Call,
  TransactItems: TransactWriteItem[],
): Promise<void> {
  const input = {
    TransactItems,
    ClientRequestToken: ulid(),
    ReturnConsumedCapacity: 'TOTAL' as const,
  };
  try {
    const answer = await withKeyRetries(call, (abortSignal) =>
      client.send(new TransactWriteItemsCommand(input), { abortSignal }),
    );
    for (const { CapacityUnits = 0 } of answer.ConsumedCapacity ?? []) {
      call.capacity.write += CapacityUnits;
    }
  } catch (error) {
    if (!isFailedCondition(error)) throw error;
  }
}

/**
 * Writes the stage key. Does nothing where the stage has had one: one of several functions that start together wins,
 * and a lost key is not followed by another, under which nothing would open.
 */
export async function putStageKey(
  keysTable: KeysTable,
  call: Call,
  row: { wrapped: Uint8Array; created_at: string },
): Promise<void> {
  const put = (key_id: string, members: Row) => ({
    Put: {
      TableName: keysTable.tableName,
      Item: marshall({ owner: STAGE_KEY.owner, key_id, ...members }),
      ...ABSENT,
    },
  });
  await writeRows(keysTable, call, [
    put(FIRST, { first_key_id: STAGE_KEY.key_id }),
    put(STAGE_KEY.key_id, row),
  ]);
}

/**
 * Writes an owner's first key. Does nothing where the owner has had one, or is being erased. The row `#first` makes it
 * one of several writers: were each to add a key of its own, it could not be said later which was the first.
 */
export async function putFirstKey(
  keysTable: KeysTable,
  call: Call,
  owner: string,
  key: WrappedKey,
): Promise<void> {
  const TableName = keysTable.tableName;
  const put = (row: Row) => ({ Put: { TableName, Item: marshall({ owner, ...row }), ...ABSENT } });
  const tombstone = marshall({ owner, key_id: TOMBSTONE });
  await writeRows(keysTable, call, [
    { ConditionCheck: { TableName, Key: tombstone, ...ABSENT } },
    put({ key_id: FIRST, first_key_id: key.key_id }),
    put({ ...key }),
  ]);
}
