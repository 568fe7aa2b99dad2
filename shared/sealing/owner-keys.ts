import type { Call } from '../store/call.ts';
import { keyBroken, unknownKey } from './errors.ts';
import { type KeysTable, putFirstKey, readOwnerRows } from './key-rows.ts';
import type { DataKey } from './seal.ts';
import type { StageKey } from './stage-key.ts';
import { generateDataKey, unwrapDataKey, type WrappedKey } from './wrapped-key.ts';

/** An owner's unwrapped keys. A row that cannot be unwrapped is one of them, and fails whatever needs it. */
export class OwnerKeys {
  readonly #ownerKey: string;
  readonly #byId: ReadonlyMap<string, DataKey | undefined>;
  readonly #newestId: string;
  readonly #firstId: string;

  constructor(
    ownerKey: string,
    byId: ReadonlyMap<string, DataKey | undefined>,
    ids: { newest: string; first: string },
  ) {
    this.#ownerKey = ownerKey;
    this.#byId = byId;
    this.#newestId = ids.newest;
    this.#firstId = ids.first;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** @throws SealError `key_broken` or `unknown_key` */
  get(id: string): DataKey {
    const key = this.#byId.get(id);
    if (key) return key;
    if (!this.#byId.has(id)) throw unknownKey({ key: id }, this.#ownerKey);
    throw keyBroken({ key: id }, this.#ownerKey);
  }

  /** The key that seals. */
  get newest(): DataKey {
    return this.get(this.#newestId);
  }

  /** The key of keyed hashes: the same for as long as the owner has keys. */
  get first(): DataKey {
    return this.get(this.#firstId);
  }
}

/** `none`: the owner has never had a key. `lost`: a key was made, and it or the stage key is not there. */
export type OwnerState = { is: 'keys'; keys: OwnerKeys } | { is: 'none' | 'lost' | 'erased' };

const newest = (rows: readonly WrappedKey[]): string =>
  rows
    .map(({ created_at, key_id }) => ({ key_id, order: `${created_at} ${key_id}` }))
    .reduce((a, b) => (a.order > b.order ? a : b)).key_id;

/** Reads the state of an owner's keys, and the stage key beside it where this instance does not hold it yet. */
export async function loadOwner(
  keysTable: KeysTable,
  stageKey: StageKey,
  call: Call,
  ownerKey: string,
): Promise<OwnerState> {
  const [rows, wrappingKey] = await Promise.all([
    readOwnerRows(keysTable, call, ownerKey),
    stageKey.find(call),
  ]);
  if (rows.isErased) return { is: 'erased' };
  if (rows.keys.length === 0) return { is: rows.firstId === undefined ? 'none' : 'lost' };
  if (!wrappingKey) return { is: 'lost' };
  const unwrap = (row: WrappedKey): DataKey | undefined => {
    try {
      return unwrapDataKey(wrappingKey, ownerKey, row);
    } catch {
      return undefined;
    }
  };
  const byId = new Map(rows.keys.map((row) => [row.key_id, unwrap(row)]));
  const ids = { newest: newest(rows.keys), first: rows.firstId ?? '' };
  return { is: 'keys', keys: new OwnerKeys(ownerKey, byId, ids) };
}

/** Makes an owner's first key, and reads back what is there then: this key, or another writer's. */
export async function createFirstKey(
  keysTable: KeysTable,
  stageKey: StageKey,
  call: Call,
  ownerKey: string,
  now: number,
): Promise<OwnerState> {
  const wrappingKey = await stageKey.findOrCreate(call);
  await putFirstKey(keysTable, call, ownerKey, generateDataKey(wrappingKey, ownerKey, now));
  return loadOwner(keysTable, stageKey, call, ownerKey);
}
