/** Runs a function on a batch and reads which of its items failed, as Lambda's event sources do. */
import { isObject } from './json.ts';
import type { Invoker } from './types.ts';

/** Lambda's limit for a synchronous invocation, with room for the envelope. */
export const PAYLOAD_MAX_BYTES = 6_000_000;

/** Thrown out of a delivery that the local cloud's end interrupts; what was in flight is delivered again. */
export class Stopped extends Error {
  override name = 'Stopped';
}

export type BatchOutcome =
  | { kind: 'function-error'; errorType: string }
  /** The identifiers that failed; empty when all went well. */
  | { kind: 'done'; failed: Set<string> };

export interface Batch {
  functionName: string;
  payload: unknown;
  /** The identifiers that the function may name in `batchItemFailures`. */
  identifiers: string[];
  reportsItemFailures: boolean;
}

/** @throws Stopped when the signal aborts before the function has answered */
export async function invokeBatch(
  invoker: Invoker,
  batch: Batch,
  signal: AbortSignal,
): Promise<BatchOutcome> {
  const outcome = await unlessStopped(
    invoker.invoke(batch.functionName, batch.payload, { signal }),
    signal,
  );
  if (!outcome.ok) return { kind: 'function-error', errorType: outcome.errorType };
  return {
    kind: 'done',
    failed: batch.reportsItemFailures
      ? failedItems(outcome.payload, batch.identifiers)
      : new Set<string>(),
  };
}

/** An answer that cannot be understood fails the whole batch; an empty one fails nothing. */
function failedItems(answer: unknown, identifiers: string[]): Set<string> {
  if (answer === null || answer === undefined || answer === '') return new Set();
  const failures = isObject(answer) ? (answer.batchItemFailures ?? []) : undefined;
  if (!Array.isArray(failures)) return new Set(identifiers);
  const named = failures.map((item) => (isObject(item) ? item.itemIdentifier : undefined));
  const known = named.filter((name) => typeof name === 'string' && identifiers.includes(name));
  return new Set(known.length === named.length ? known.map(String) : identifiers);
}

/** The promise's result, or `Stopped` as soon as the signal aborts. */
export async function unlessStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Stopped('The local cloud ends.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
