import type { KeyObject } from 'node:crypto';
import { nameOwnersBy } from '../log/index.ts';
import type { Call } from '../store/call.ts';
import { keysLost } from './errors.ts';
import { type KeysTable, putStageKey, readStageKey } from './key-rows.ts';
import { createHasher } from './keyed-hash.ts';
import type { KeyManagement } from './kms.ts';

/** The one key that wraps all data keys of a stage. Held for the life of the instance once KMS has unwrapped it. */
export class StageKey {
  readonly #keysTable: KeysTable;
  readonly #kms: KeyManagement;
  readonly #now: () => number;
  #key: KeyObject | undefined;
  #pending: Promise<KeyObject | undefined> | undefined;

  constructor(keysTable: KeysTable, kms: KeyManagement, now: () => number) {
    this.#keysTable = keysTable;
    this.#kms = kms;
    this.#now = now;
  }

  /** @returns undefined where the stage has none yet */
  async find(call: Call): Promise<KeyObject | undefined> {
    if (this.#key) return this.#key;
    const pending = this.#pending;
    // Requests that start together ask KMS once. Another request's failure may come from its own, nearer deadline.
    if (pending) return pending.catch(() => this.#load(call));
    this.#pending = this.#load(call).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Makes it where the stage has never had one. What was written is read back and unwrapped before it is used. */
  async findOrCreate(call: Call): Promise<KeyObject> {
    const found = await this.find(call);
    if (found) return found;
    const wrapped = await this.#kms.generateStageKey(call);
    const created_at = new Date(this.#now()).toISOString();
    await putStageKey(this.#keysTable, call, { wrapped, created_at });
    const created = await this.#load(call);
    // The stage has had one, and it is gone.
    if (!created) throw keysLost('#stage');
    return created;
  }

  async #load(call: Call): Promise<KeyObject | undefined> {
    const wrapped = await readStageKey(this.#keysTable, call);
    const key = this.#key ?? (wrapped && (await this.#kms.unwrapStageKey(call, wrapped)));
    if (key !== undefined && this.#key === undefined) nameOwnersBy(createHasher(key, 'log'));
    this.#key ??= key;
    return this.#key;
  }
}
