import type { Item } from '@reflekt/shared/tables';

/** Wrong usage of a tool, to be answered with its usage. */
export class UsageError extends Error {}

/** True for an error that wrong arguments caused. */
export const isUsageError = (error: unknown): boolean =>
  error instanceof UsageError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** @throws UsageError for what is no key with exactly these members */
export function parseKey(text: string, names: readonly string[]): Item {
  let key: unknown;
  try {
    key = JSON.parse(text);
  } catch {
    throw new UsageError('--key is not JSON');
  }
  if (typeof key !== 'object' || key === null) throw new UsageError('--key is no JSON object');
  if (Object.keys(key).sort().join() !== [...names].sort().join()) {
    throw new UsageError(`--key must have exactly ${names.join(' and ')}`);
  }
  return key as Item;
}
