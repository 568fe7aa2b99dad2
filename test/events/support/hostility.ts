import type { AwsCall, Verdict } from './aws-proxy.ts';
import type { Harness, Run } from './harness.ts';
import type { Message } from './pipeline.ts';

/** A process that ends at one of its writes: that write is done or not, and nothing after it is. */
export class Crash {
  /** Whether it came to that. */
  happened = false;
  readonly #at: number;
  readonly #verdict: Verdict;
  #writes = 0;

  /** @param at the number of the write, from 1 on */
  constructor(at: number, verdict: 'refuse' | 'lose') {
    this.#at = at;
    this.#verdict = verdict;
  }

  meddle = ({ writes }: AwsCall): Verdict => {
    if (this.happened) return 'refuse';
    if (!writes) return 'pass';
    this.#writes += 1;
    if (this.#writes < this.#at) return 'pass';
    this.happened = true;
    return this.#verdict;
  };
}

/** Delivers a batch to a consumer that crashes; the provider is as unreachable as everything else then. */
export async function deliverCrashing(
  stage: Harness,
  run: Run,
  batch: readonly Message[],
  crash: Crash,
): Promise<Message[]> {
  stage.proxy.meddle = crash.meddle;
  const { fail } = stage.provider;
  stage.provider.fail = (body) => (crash.happened ? 'reset' : fail(body));
  try {
    const failed = await run.pipeline.deliver(batch);
    return crash.happened ? [...batch] : failed;
  } finally {
    stage.proxy.meddle = () => 'pass';
    stage.provider.fail = fail;
    run.waitForRedelivery(batch);
  }
}

/**
 * Delivers a batch until it is worked through, crashing at its first write, then at its second, and so on, each
 * of them once done and once not.
 * @returns how many crashes that took
 */
export async function crashAtEveryWrite(
  stage: Harness,
  run: Run,
  batch: readonly Message[],
): Promise<number> {
  let crashes = 0;
  for (let at = 1; ; at++) {
    for (const verdict of ['refuse', 'lose'] as const) {
      const crash = new Crash(at, verdict);
      const failed = await deliverCrashing(stage, run, batch, crash);
      await run.pipeline.relay();
      if (!crash.happened && failed.length === 0) return crashes;
      if (crash.happened) crashes += 1;
    }
    if (at > 50) throw new Error(`${batch[0]?.consumer.service.name} does not end`);
  }
}

/** Messages of one consumer, chosen at random, as many as its batches take at most. */
export function takeBatch(run: Run, random: () => number): Message[] {
  const { queue } = run.pipeline;
  const first = queue[Math.floor(random() * queue.length)];
  if (first === undefined) return [];
  const { consumer } = first;
  const most = Math.ceil(random() * (consumer.service.queue?.batchSize ?? 1));
  const batch: Message[] = [];
  for (const message of shuffled(queue, random)) {
    if (message.consumer === consumer && batch.length < most) batch.push(message);
  }
  for (const message of batch) queue.splice(queue.indexOf(message), 1);
  return batch;
}

export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const rest = [...values];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return result;
}
