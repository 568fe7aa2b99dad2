import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { defect, ownerErased } from '../errors/index.ts';
import type { Call } from '../store/call.ts';
import type { ItemSealing } from '../store/sealing.ts';
import { type Item, SEALED_MEMBER, type TableSpec } from '../tables/spec.ts';
import { canonicalJson } from './canonical-json.ts';
import { keysLost, SealError } from './errors.ts';
import { KeyCache } from './key-cache.ts';
import type { KeysTable } from './key-rows.ts';
import { hashUnder } from './keyed-hash.ts';
import type { KeyManagement } from './kms.ts';
import { ownerKeyOf, sealContext, splitMembers } from './members.ts';
import { createFirstKey, loadOwner, type OwnerKeys, type OwnerState } from './owner-keys.ts';
import { keyIdOf, seal, unseal } from './seal.ts';
import { StageKey } from './stage-key.ts';

/** The keys that one function instance holds. */
export interface Keyring {
  open(call: Call): ItemSealing;
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
  return { open: (call) => new CallSealing(shared, call) };
}

class CallSealing implements ItemSealing {
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

  meet(ownerKey: string): void {
    this.#met.add(ownerKey);
  }

  async openItem(table: TableSpec, item: Item): Promise<Item> {
    const ownerKey = ownerKeyOf(table, item);
    if (ownerKey === undefined) return item;
    const { open, closed, sealed } = splitMembers(table, item);
    if (sealed !== undefined) this.meet(ownerKey);
    if (Object.keys(closed).length > 0) throw new SealError('plain_item');
    if (sealed === undefined) return item;
    const keyId = keyIdOf(sealed);
    if (keyId === undefined) throw new SealError('seal_broken');
    const keys = await this.#keysToOpen(ownerKey, keyId);
    const key = keys.get(keyId);
    try {
      const text = unseal(key, sealed as Uint8Array, sealContext(table, open));
      return { ...(JSON.parse(text) as Item), ...open };
    } catch {
      // The error is not kept: a parser's message quotes the text.
      throw new SealError('seal_broken');
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
    if (state.is === 'erased') throw ownerErased();
    if (state.is !== 'keys') throw keysLost(ownerKey);
    return state.keys;
  }

  async #keysToSeal(ownerKey: string): Promise<OwnerKeys> {
    let state = await this.#state(ownerKey);
    if (state.is === 'none' && !this.#met.has(ownerKey)) {
      state = await this.#once(this.#creations, ownerKey, () => this.#create(ownerKey));
    }
    if (state.is === 'erased') throw ownerErased();
    if (state.is !== 'keys') throw keysLost(ownerKey);
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
