import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { defect, ownerErased } from '../errors/index.ts';
import type { Call } from '../store/call.ts';
import { MINUTE } from '../time/index.ts';
import { KEY_LIFETIME } from './key-cache.ts';
import { ABSENT, isFailedCondition, type KeysTable, readRows, TOMBSTONE } from './key-rows.ts';
import { withKeyRetries } from './retries.ts';

/** The erasure of one owner's keys. */
export interface Erasure {
  /** `<tenant>#<user>`, both escaped. */
  ownerKey: string;
  /** Of the request to erase: the same when it is tried again. */
  erasureId: string;
}

/** Longest run of a function: it may still write what it sealed with a key from its cache. */
const LONGEST_RUN = 15 * MINUTE;
/** Between the clocks of two machines. */
const CLOCK_SKEW = MINUTE;
/** Milliseconds from the tombstone until nothing anywhere is sealed with the erased keys any more. */
export const ERASURE_SETTLES = KEY_LIFETIME + LONGEST_RUN + CLOCK_SKEW;

async function readTombstone(keysTable: KeysTable, call: Call, { ownerKey, erasureId }: Erasure) {
  const rows = await readRows(keysTable, call, ownerKey);
  const tombstone = rows.find(({ key_id }) => key_id === TOMBSTONE);
  if (tombstone && tombstone.erasure_id !== erasureId) throw ownerErased();
  return { tombstone, keyRows: rows.filter((row) => row !== tombstone) };
}

/** Writes the tombstone that forbids new keys, unless there is one. */
async function putTombstone(
  { client, tableName: TableName }: KeysTable,
  call: Call,
  { ownerKey, erasureId }: Erasure,
  now: number,
): Promise<void> {
  const Item = marshall({
    owner: ownerKey,
    key_id: TOMBSTONE,
    erasure_id: erasureId,
    created_at: new Date(now).toISOString(),
  });
  try {
    await withKeyRetries(call, (abortSignal) =>
      client.send(new PutItemCommand({ TableName, Item, ...ABSENT }), { abortSignal }),
    );
  } catch (error) {
    if (!isFailedCondition(error)) throw error;
  }
}

async function deleteRow(
  { client, tableName: TableName }: KeysTable,
  call: Call,
  owner: string,
  keyId: unknown,
): Promise<void> {
  const Key = marshall({ owner, key_id: keyId });
  await withKeyRetries(call, (abortSignal) =>
    client.send(new DeleteItemCommand({ TableName, Key }), { abortSignal }),
  );
}

/**
 * Erases an owner's keys: forbids new ones, deletes all rows and proves by a consistent read that none is left. Five
 * minutes later no instance opens anything of the owner, seven days later no backup can. It may be repeated. Needs
 * `dynamodb:DeleteItem` on the table Keys, which only the account service is to have.
 * @returns how many rows were deleted
 * @throws DomainError `owner-erased` while another erasure of the owner is under way
 */
export async function eraseOwnerKeys(
  keysTable: KeysTable,
  call: Call,
  erasure: Erasure,
  now = Date.now(),
): Promise<number> {
  await putTombstone(keysTable, call, erasure, now);
  const { keyRows } = await readTombstone(keysTable, call, erasure);
  for (const { key_id } of keyRows) await deleteRow(keysTable, call, erasure.ownerKey, key_id);
  const after = await readTombstone(keysTable, call, erasure);
  if (!after.tombstone || after.keyRows.length > 0) throw defect('keys of an owner are left');
  return keyRows.length;
}

/**
 * Ends an erasure, so that the person can come back with another key. It may be repeated.
 * @returns false while something may still be sealed with the erased keys: 21 minutes from the tombstone. Nothing is
 *   changed then; try again later
 * @throws DomainError `owner-erased` when the tombstone is another erasure's; `defect` when keys are left
 */
export async function endErasure(
  keysTable: KeysTable,
  call: Call,
  erasure: Erasure,
  now = Date.now(),
): Promise<boolean> {
  const { tombstone, keyRows } = await readTombstone(keysTable, call, erasure);
  if (!tombstone) return true;
  if (keyRows.length > 0) throw defect('keys of an owner are left');
  if (!(now - Date.parse(String(tombstone.created_at)) >= ERASURE_SETTLES)) return false;
  await deleteRow(keysTable, call, erasure.ownerKey, TOMBSTONE);
  return true;
}
