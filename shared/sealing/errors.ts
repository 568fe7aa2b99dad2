import { type DomainError, defect, unavailable } from '../errors/index.ts';
import { errorFields, hashOwner, type LogFields, log } from '../log/index.ts';

/**
 * - `keys_unavailable`: KMS or the table Keys gave no answer in time, or throttles.
 * - `key_refused`: KMS refuses: access, a disabled key, a key that is pending deletion.
 * - `key_broken`: a row of the table Keys cannot be unwrapped.
 * - `unknown_key`: an item is sealed, and the key for it is not there.
 * - `seal_broken`: a sealed member does not open: altered, moved, or of an unknown suite.
 * - `plain_item`: a member that must be sealed stands plain.
 * - `owner_erased`: the owner's keys are erased or being erased.
 */
export type SealingErrorCode =
  | 'keys_unavailable'
  | 'key_refused'
  | 'key_broken'
  | 'unknown_key'
  | 'seal_broken'
  | 'plain_item'
  | 'owner_erased';

/** Recognised by its data, not by its class: a lazily loaded part of a bundle has its own copy of the class. */
export class SealingError extends Error {
  override readonly name = 'SealingError';
  readonly code: SealingErrorCode;

  constructor(code: SealingErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** The sealing code of an error, or of what a DomainError was made from; undefined for any other error. */
export function sealingErrorCode(error: unknown): SealingErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'SealingError') return (error as SealingError).code;
  return error.name === 'DomainError' ? sealingErrorCode(error.cause) : undefined;
}

const UNREADABLE: readonly (SealingErrorCode | undefined)[] = [
  'key_broken',
  'plain_item',
  'seal_broken',
];

/** True when only this one item cannot be read: a list answers without it, a single read is 500. */
export const isUnreadableItem = (error: unknown): boolean =>
  UNREADABLE.includes(sealingErrorCode(error));

const MESSAGES = {
  key_refused: 'KMS refuses the key of the stage.',
  key_broken: 'A row of the table Keys cannot be unwrapped.',
  unknown_key: 'The key of a sealed item is not there.',
  seal_broken: 'A sealed item does not open.',
  plain_item: 'An item stands plain where a sealed one belongs.',
} as const satisfies Partial<Record<SealingErrorCode, string>>;

/** Writes the line that the alarm of this code reads. */
function report(
  code: keyof typeof MESSAGES,
  where: { ownerKey?: string; fields?: LogFields },
  cause?: unknown,
) {
  log('error', MESSAGES[code], {
    error_code: code,
    ...(where.ownerKey === undefined ? {} : { owner: hashOwner(where.ownerKey) }),
    ...where.fields,
    ...(cause === undefined ? {} : errorFields(cause)),
  });
}

/** 503: an instance that holds its keys goes on. */
export const keysUnavailable = (cause: unknown): DomainError =>
  unavailable(new SealingError('keys_unavailable', cause));

/** 503, logged: nobody but an operator can end it. */
export function keyRefused(cause: unknown): DomainError {
  report('key_refused', {}, cause);
  return unavailable(new SealingError('key_refused', cause));
}

/** 500, logged: a lost key is a lost diary. Never answered by making a new key. */
export function unknownKey(ownerKey: string, fields: LogFields = {}): DomainError {
  report('unknown_key', { ownerKey, fields });
  return defect('the key of a sealed item is not there', new SealingError('unknown_key'));
}

/** Logged; concerns what is sealed with this one key. */
export function keyBroken(
  where: { ownerKey?: string; fields?: LogFields },
  cause?: unknown,
): SealingError {
  report('key_broken', where, cause);
  return new SealingError('key_broken', cause);
}

/** Logged; concerns one item. The cause is not logged: messages of parsers quote the text. */
export function unreadableItem(
  code: 'seal_broken' | 'plain_item',
  ownerKey: string,
  fields: LogFields,
): SealingError {
  report(code, { ownerKey, fields });
  return new SealingError(code);
}

export const ownerErasedError = (): SealingError => new SealingError('owner_erased');
