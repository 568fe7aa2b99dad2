import * as v from 'valibot';
import { Ulid } from '../entities/index.ts';
import { invalidParameter, notFound } from '../errors/index.ts';
import { idempotencyKey, idempotencyTable, type Owner } from '../tables/index.ts';
import { DAY, epochSeconds } from '../time/index.ts';
import { isWriteConflict } from './conflict.ts';
import type { Database, Write } from './database.ts';
import { defineStoredSchema } from './stored-schema.ts';
import { retryOnConflict } from './versions.ts';

const RETENTION = DAY;

/** A repeatable request. It holds hashes only, since key and body may contain anything. They stay in memory. */
export interface IdempotencyRequest {
  endpointId: string;
  keyHash: string;
  bodyHash: string;
}

const StoredIdempotency = defineStoredSchema(
  idempotencyTable,
  'record',
  v.object({ body_hash: v.string(), outcome_id: Ulid, expires_at: v.number() }),
);

declare const once: unique symbol;

/** The result of `createOnce`, which an idempotent operation must return. */
export interface CreatedOnce<T> {
  readonly result: T;
  readonly [once]: true;
}

/** Unwraps the result in a `CreatedOnce`. Other values are returned as they are. */
export const resultOf = (value: unknown): unknown => (value instanceof Once ? value.result : value);

/** Converts a result of `createOnce`, such as to the form in which clients see it. */
export async function convertOutcome<T, U>(
  created: CreatedOnce<T>,
  convert: (result: T) => Promise<U>,
): Promise<CreatedOnce<U>> {
  return new Once(await convert(created.result)) as unknown as CreatedOnce<U>;
}

class Once {
  readonly result: unknown;
  constructor(result: unknown) {
    this.result = result;
  }
}

interface CreateOnceOptions<T extends { id: string }> {
  db: Database;
  owner: Owner;
  /** Undefined where the client sent no key: a creation is then only repeated while its new id is taken. */
  idempotency: IdempotencyRequest | undefined;
  deadline: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Makes the entity and writes it together with `record`: one `db.write`, the entity first, then the record. */
  create: (record: (entity: T) => readonly Write[]) => Promise<T>;
  /** The current state of the entity from an earlier request; undefined when it is deleted. */
  read: (id: string) => Promise<T | undefined>;
}

/** The hash of a client's key stands open, as a sort value. A plain hash of it could be tested against guesses. */
async function underOwnersKey({ db, owner, idempotency }: CreateOnceOptions<{ id: string }>) {
  if (!idempotency) return undefined;
  const keyHash = await db.keyedHash(owner.key, 'idempotency-key', idempotency.keyHash);
  return { ...idempotency, keyHash };
}

function recordOf(
  { owner, idempotency, now }: CreateOnceOptions<{ id: string }>,
  id: string,
): Write[] {
  if (!idempotency) return [];
  const nowSeconds = epochSeconds(now());
  const put = StoredIdempotency.encode({
    ...idempotencyKey(owner, idempotency.endpointId, idempotency.keyHash),
    body_hash: idempotency.bodyHash,
    outcome_id: id,
    expires_at: nowSeconds + RETENTION / 1000,
  });
  const when = { absent: { orExpired: { attribute: 'expires_at', at: nowSeconds } } };
  return [{ put, table: idempotencyTable, when }];
}

/** The current state of the entity that a key created; undefined when the key has no record or an expired one. */
async function firstOutcome<T extends { id: string }>(
  { db, owner, now, read }: CreateOnceOptions<T>,
  idempotency: IdempotencyRequest,
): Promise<T | undefined> {
  const key = idempotencyKey(owner, idempotency.endpointId, idempotency.keyHash);
  const item = await db.get(idempotencyTable, key);
  const record = item && StoredIdempotency.require(item);
  if (!record || record.expires_at <= epochSeconds(now())) return undefined;
  if (record.body_hash !== idempotency.bodyHash) {
    throw invalidParameter('Idempotency-Key', 'was used with another body');
  }
  const entity = await read(record.outcome_id);
  if (!entity) throw notFound();
  return entity;
}

/**
 * Creates an entity, at most once for an Idempotency-Key. The entity and the idempotency record are one transaction. A
 * repeated request gets the first entity in its current state.
 * @throws DomainError `invalid` for a key that was used with another body, `not-found` when its entity is deleted
 */
export async function createOnce<T extends { id: string }>(
  given: CreateOnceOptions<T>,
): Promise<CreatedOnce<T>> {
  const idempotency = await underOwnersKey(given);
  const options = { ...given, idempotency };
  const entity = await retryOnConflict(options, async () => {
    try {
      return await options.create(({ id }) => recordOf(options, id));
    } catch (error) {
      // The first write is the entity's. A conflict there only means that the new id was taken.
      if (!isWriteConflict(error) || error.index === 0 || !idempotency) throw error;
      const outcome = await firstOutcome(options, idempotency);
      if (!outcome) throw error;
      return outcome;
    }
  });
  return new Once(entity) as unknown as CreatedOnce<T>;
}
