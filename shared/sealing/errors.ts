import { type DomainError, defect, unavailable } from '../errors/index.ts';
import { errorFields, type LogFields, log, pseudonymOf } from '../log/index.ts';

/**
 * - `seal_broken`: a sealed member does not open: altered, moved, or of an unknown suite.
 * - `plain_item`: a member that must be sealed stands plain.
 * - `key_broken`: the row of its key in the table Keys cannot be unwrapped.
 * - `unknown_key`: the owner has keys, and the one that it names is not among them.
 */
export type SealErrorCode = 'seal_broken' | 'plain_item' | 'key_broken' | 'unknown_key';

/** One item cannot be read, and others can. Known by its name: each lazily loaded part of a bundle has its own copy. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: SealErrorCode;

  constructor(code: SealErrorCode) {
    super(code);
    this.code = code;
  }
}

/**
 * - `keys_unavailable`: KMS or the table Keys gave no answer in time, or throttles.
 * - `key_refused`: KMS refuses: access, a disabled key, a key that is pending deletion.
 * - `keys_lost`: the owner has sealed items, or has had a key, and has none.
 */
export type KeyErrorCode = 'keys_unavailable' | 'key_refused' | 'keys_lost';

/** The cause of a DomainError that ends a whole call. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly code: KeyErrorCode;

  constructor(code: KeyErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

const MESSAGES = {
  key_refused: 'KMS refuses the key of the stage.',
  key_broken: 'A row of the table Keys cannot be unwrapped.',
  unknown_key: 'The key of a sealed item is not there.',
  keys_lost: 'The keys of an owner are not there.',
};

/** Writes the line that the alarm of this code reads. */
function report(code: keyof typeof MESSAGES, fields: LogFields, ownerKey?: string): void {
  const owner = ownerKey === undefined ? {} : { owner: pseudonymOf(ownerKey) };
  log('error', MESSAGES[code], { error_code: code, ...owner, ...fields });
}

/** 503: an instance that holds its keys goes on. */
export const keysUnavailable = (cause: unknown): DomainError =>
  unavailable(new KeyError('keys_unavailable', cause));

/** 503, logged: only an operator can end it. */
export function keyRefused(cause: unknown): DomainError {
  report('key_refused', errorFields(cause));
  return unavailable(new KeyError('key_refused', cause));
}

/** 500, logged: lost keys are a lost diary. Never answered by making a new key. */
export function keysLost(ownerKey: string): DomainError {
  report('keys_lost', {}, ownerKey);
  return defect('the keys of an owner are not there', new KeyError('keys_lost'));
}

/** Logged: what this one key has sealed cannot be read. Never answered by making a new key. */
export function unknownKey(fields: LogFields, ownerKey: string): SealError {
  report('unknown_key', fields, ownerKey);
  return new SealError('unknown_key');
}

/** Logged: what this one key has sealed cannot be read. */
export function keyBroken(fields: LogFields, ownerKey?: string): SealError {
  report('key_broken', fields, ownerKey);
  return new SealError('key_broken');
}
