/**
 * Remembers which items TTL deleted, so that their stream records can say so: the engine cannot mark
 * them. Noted before the deletion, kept as long as DynamoDB keeps stream records.
 */
import { type JsonObject, objectOf, stringOf } from './json.ts';
import type { StateStore } from './state.ts';

const KEPT_MS = 24 * 3_600_000;

export class TtlDeletions {
  readonly #state: StateStore;
  readonly #attributes: Map<string, string>;

  /** @param attributes the TTL attribute by table name */
  constructor(state: StateStore, attributes: Map<string, string>) {
    this.#state = state;
    this.#attributes = attributes;
  }

  note(table: string, keys: JsonObject, expiredAt: string): void {
    this.#state.database
      .prepare('INSERT OR REPLACE INTO ttl_deletions VALUES (?, ?, ?, ?)')
      .run(table, canonical(keys), expiredAt, Date.now());
  }

  /** Takes a note back, when the item turned out to be changed. */
  forget(table: string, keys: JsonObject): void {
    this.#state.database
      .prepare('DELETE FROM ttl_deletions WHERE table_name = ? AND item_keys = ?')
      .run(table, canonical(keys));
  }

  forgetOld(): void {
    this.#state.database
      .prepare('DELETE FROM ttl_deletions WHERE deleted_at < ?')
      .run(Date.now() - KEPT_MS);
  }

  /** True when TTL, and not a function, removed the item of this stream record. */
  caused(table: string, record: JsonObject): boolean {
    const attribute = this.#attributes.get(table);
    if (attribute === undefined || record.eventName !== 'REMOVE') return false;
    const change = objectOf(record.dynamodb);
    const row = this.#state.database
      .prepare('SELECT expired_at FROM ttl_deletions WHERE table_name = ? AND item_keys = ?')
      .get(table, canonical(objectOf(change.Keys)));
    if (row === undefined) return false;
    const old = stringOf(objectOf(objectOf(change.OldImage)[attribute]).N);
    return old === undefined ? change.OldImage === undefined : old === row.expired_at;
  }
}

/** The keys in one spelling, whatever order they came in. */
const canonical = (keys: JsonObject): string =>
  JSON.stringify(Object.entries(keys).toSorted(([a], [b]) => (a < b ? -1 : 1)));
