import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { defect } from '../errors/index.ts';
import type { Call } from '../store/call.ts';
import { type Item, SEALED_MEMBER, type TableSpec } from '../tables/spec.ts';
import { canonicalJson } from './canonical-json.ts';
import { ownerErasedError, unknownKey, unreadableItem } from './errors.ts';
import { KeyCache } from './key-cache.ts';
import type { KeysTable } from './key-rows.ts';
import { hashUnder } from './keyed-hash.ts';
import type { KeyManagement } from './kms.ts';
import { ownerKeyOf, sealContext, splitMembers } from './members.ts';
import { createFirstKey, loadOwner, type OwnerKeys, type OwnerState } from './owner-keys.ts';
import { keyIdOf, seal, unseal } from './seal.ts';
import { StageKey } from './stage-key.ts';

/**
 * Seals and opens items for one request or batch. Beside the errors below, all but `preload` throw DomainError
 * `unavailable` when KMS or the table Keys does not answer or refuses, SealingError `owner_erased` while the owner is
 * being erased, and DomainError `defect` when a key is not there.
 */
export interface OwnerSeals {
  /** Starts to load an owner's keys, beside the read of what they open. Its errors come where the keys are used. */
  preload(ownerKey: string): void;
  /**
   * An item as it was before sealing. Items with open members only, and the system's own, are given back as they are.
   * @throws SealingError `seal_broken`, `plain_item` or `key_broken`: this item cannot be read
   */
  openItem(table: TableSpec, item: Item): Promise<Item>;
  /**
   * An item as it is written: open members, and all others in the member `sealed`. Makes the owner's first key where
   * there is none. Items with open members only, and the system's own, are given back as they are.
   * @throws SealingError `key_broken`; TypeError for a value that is no JSON; RangeError for more than 2 MiB
   */
  sealItem(table: TableSpec, item: Item): Promise<Item>;
  /**
   * A hash of a text that nobody without the owner's key can try texts against. It is the same for as long as the
   * owner has keys. Makes the owner's first key where there is none.
   * @param purpose sets hashes of different uses apart
   * @returns base64url, 43 characters
   */
  keyedHash(ownerKey: string, purpose: string, text: string): Promise<string>;
}

/** The keys that one function instance holds. */
export interface Keyring {
  open(call: Call): OwnerSeals;
}

export interface KeyringOptions {
  client: DynamoDBClient;
  /** Deployed name of the table Keys. */
  keysTableName: string;
  kms: KeyManagement;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface Shared {
  keysTable: KeysTable;
  stageKey: StageKey;
  cache: KeyCache;
  now: () => number;
}

/** One for each function instance: holds the stage key, and the keys of 1,000 owners for five minutes. */
export function createKeyring(options: KeyringOptions): Keyring {
  const { now = Date.now } = options;
  const keysTable = { client: options.client, tableName: options.keysTableName };
  const stageKey = new StageKey(keysTable, options.kms, now);
  const shared = { keysTable, stageKey, cache: new KeyCache(now), now };
  return { open: (call) => new CallSeals(shared, call) };
}

/** What logs may say of an item: its table, and the id of its entity where the key has one. */
function fieldsOf(table: TableSpec, item: Item) {
  const [, , entity] = String(item[table.key.partition.name]).split('#');
  return { table: table.name, entity };
}

class CallSeals implements OwnerSeals {
  readonly #shared: Shared;
  readonly #call: Call;
  /** Loads under way, and what they found where the cache does not keep it. */
  readonly #states = new Map<string, Promise<OwnerState>>();
  readonly #reloads = new Map<string, Promise<OwnerState>>();
  readonly #creations = new Map<string, Promise<OwnerState>>();
  /** Owners of whom this call has met something sealed. */
  readonly #met = new Set<string>();

  constructor(shared: Shared, call: Call) {
    this.#shared = shared;
    this.#call = call;
  }

  preload(ownerKey: string): void {
    this.#state(ownerKey).catch(() => {});
  }

  async openItem(table: TableSpec, item: Item): Promise<Item> {
    const ownerKey = ownerKeyOf(table, item);
    if (ownerKey === undefined) return item;
    const { open, closed, sealed } = splitMembers(table, item);
    const fields = fieldsOf(table, item);
    if (sealed !== undefined) this.#met.add(ownerKey);
    if (Object.keys(closed).length > 0) throw unreadableItem('plain_item', ownerKey, fields);
    if (sealed === undefined) return item;
    const keyId = keyIdOf(sealed);
    if (keyId === undefined) throw unreadableItem('seal_broken', ownerKey, fields);
    const keys = await this.#keysToOpen(ownerKey, keyId);
    const key = keys.get(keyId);
    try {
      const text = unseal(key, sealed as Uint8Array, sealContext(table, open));
      return { ...(JSON.parse(text) as Item), ...open };
    } catch {
      // The error is not kept: a parser's message quotes the text.
      throw unreadableItem('seal_broken', ownerKey, fields);
    }
  }

  async sealItem(table: TableSpec, item: Item): Promise<Item> {
    const ownerKey = ownerKeyOf(table, item);
    if (ownerKey === undefined) return item;
    const { open, closed, sealed } = splitMembers(table, item);
    if (sealed !== undefined) throw defect('an item to be sealed is sealed already');
    if (Object.keys(closed).length === 0) return item;
    const keys = await this.#keysToSeal(ownerKey);
    const blob = seal(keys.newest, canonicalJson(closed), sealContext(table, open));
    return { ...open, [SEALED_MEMBER]: blob };
  }

  async keyedHash(ownerKey: string, purpose: string, text: string): Promise<string> {
    const keys = await this.#keysToSeal(ownerKey);
    return hashUnder(keys.first.key, purpose, text);
  }

  async #keysToOpen(ownerKey: string, keyId: string): Promise<OwnerKeys> {
    let state = await this.#state(ownerKey);
    // Another instance may have made the key since: look once more before calling it lost.
    if (state.is !== 'erased' && !(state.is === 'keys' && state.keys.has(keyId))) {
      state = await this.#once(this.#reloads, ownerKey, () => this.#load(ownerKey));
    }
    if (state.is === 'erased') throw ownerErasedError();
    if (state.is !== 'keys') throw unknownKey(ownerKey, { key: keyId });
    return state.keys;
  }

  async #keysToSeal(ownerKey: string): Promise<OwnerKeys> {
    let state = await this.#state(ownerKey);
    if (state.is === 'none' && !this.#met.has(ownerKey)) {
      state = await this.#once(this.#creations, ownerKey, () => this.#create(ownerKey));
    }
    if (state.is === 'erased') throw ownerErasedError();
    if (state.is !== 'keys') throw unknownKey(ownerKey);
    return state.keys;
  }

  #state(ownerKey: string): Promise<OwnerState> {
    const keys = this.#shared.cache.get(ownerKey);
    if (keys) return Promise.resolve({ is: 'keys', keys });
    return this.#once(this.#states, ownerKey, () => this.#load(ownerKey));
  }

  async #load(ownerKey: string): Promise<OwnerState> {
    const { keysTable, stageKey, now } = this.#shared;
    const askedAt = now();
    const state = await loadOwner(keysTable, stageKey, this.#call, ownerKey);
    return this.#keep(ownerKey, state, askedAt);
  }

  async #create(ownerKey: string): Promise<OwnerState> {
    const { keysTable, stageKey, now } = this.#shared;
    const askedAt = now();
    const state = await createFirstKey(keysTable, stageKey, this.#call, ownerKey, askedAt);
    return this.#keep(ownerKey, state, askedAt);
  }

  /** Keys are kept in the cache, which forgets them in time; a call may last longer than that. */
  #keep(ownerKey: string, state: OwnerState, askedAt: number): OwnerState {
    if (state.is === 'keys') {
      this.#shared.cache.set(ownerKey, state.keys, askedAt);
      this.#states.delete(ownerKey);
    }
    return state;
  }

  #once(
    among: Map<string, Promise<OwnerState>>,
    ownerKey: string,
    make: () => Promise<OwnerState>,
  ): Promise<OwnerState> {
    const pending = among.get(ownerKey) ?? make();
    among.set(ownerKey, pending);
    return pending;
  }
}
