import type { Invoker } from '../../../local/aws/types.ts';
import type { AwsCall, Verdict } from './aws-proxy.ts';
import type { Message } from './deliveries.ts';
import type { Harness, Run } from './harness.ts';

/** A process that ends at one of its writes: that write is done or not, and nothing after it is. */
export class Crash {
  /** Whether the process came to that write. */
  happened = false;
  readonly #at: number;
  readonly #verdict: Verdict;
  #writes = 0;

  /** @param at the number of the write, from 1 on */
  constructor(at: number, verdict: 'refuse' | 'lose') {
    this.#at = at;
    this.#verdict = verdict;
  }

  decide = ({ writes }: AwsCall): Verdict => {
    if (this.happened) return 'refuse';
    if (!writes) return 'pass';
    this.#writes += 1;
    if (this.#writes < this.#at) return 'pass';
    this.happened = true;
    return this.#verdict;
  };
}

const CRASHED = { ok: false, errorType: 'Runtime.ExitError', message: 'made by a test' } as const;

/** Runs functions whose outcome is lost, where `isLost` says so afterwards. */
const losing = (functions: Invoker, isLost: () => boolean): Invoker => ({
  async invoke(name, payload) {
    const outcome = await functions.invoke(name, payload);
    return isLost() ? CRASHED : outcome;
  },
});

/** Delivers a batch whose work is done, and whose messages are not deleted. */
export const deliverWithoutDeletion = (
  harness: Harness,
  run: Run,
  batch: readonly Message[],
): Promise<Message[]> =>
  run.deliveries.deliver(
    batch,
    losing(harness.functions, () => true),
  );

/**
 * Delivers a batch to a consumer that crashes; from then on it reaches no provider either. Afterwards time
 * passes until the batch would be visible again, and until a breaker that this opened is closed.
 */
export async function deliverCrashing(
  harness: Harness,
  run: Run,
  batch: readonly Message[],
  crash: Crash,
): Promise<Message[]> {
  // More crashes than a message has receives.
  run.deliveries.redrives = true;
  harness.proxy.decide = crash.decide;
  const { fail } = harness.provider;
  harness.provider.fail = (body) => (crash.happened ? 'reset' : fail(body));
  try {
    return await run.deliveries.deliver(
      batch,
      losing(harness.functions, () => crash.happened),
    );
  } finally {
    harness.proxy.decide = () => 'pass';
    harness.provider.fail = fail;
    run.wait(batch[0]?.source.queue.visibilityMs ?? 0);
  }
}

/**
 * Delivers a batch until it is worked through, crashing at its first write, then at its second, and so on, each
 * of them once done and once not.
 * @returns the number of crashes
 */
export async function crashAtEveryWrite(
  harness: Harness,
  run: Run,
  batch: readonly Message[],
): Promise<number> {
  let crashes = 0;
  for (let at = 1; ; at++) {
    for (const verdict of ['refuse', 'lose'] as const) {
      const crash = new Crash(at, verdict);
      const failed = await deliverCrashing(harness, run, batch, crash);
      await run.deliveries.relay();
      if (!crash.happened && failed.length === 0) return crashes;
      if (crash.happened) crashes += 1;
    }
    if (at > 50) throw new Error(`${batch[0]?.consumer} does not end`);
  }
}

/** Messages of one consumer, chosen at random, as many as its batches take at most. */
export function chooseBatch(waiting: readonly Message[], random: () => number): Message[] {
  const first = waiting[Math.floor(random() * waiting.length)];
  if (first === undefined) return [];
  const { consumer, source } = first;
  const size = Math.ceil(random() * source.batchSize);
  const others = shuffled(waiting, random).filter((message) => message.consumer === consumer);
  return others.slice(0, size);
}

export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const rest = [...values];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return result;
}
