import { setTimeout as sleep } from 'node:timers/promises';
import { chunksOf, combine } from './chunks.ts';
import { type Provider, ProviderFault, type RawAnswer } from './provider.ts';
import { type ParsedAnswer, parseAnswer } from './schema.ts';

const ATTEMPTS = 3;
const FIRST_DELAY = 400;
/** With less time than this left, another attempt would only be cut off, milliseconds. */
const LEAST_TIME = 1_500;

export interface ProviderResult extends ParsedAnswer {
  tokens: number;
}

/** @param deadline milliseconds since 1970, for all attempts together */
async function askPatiently(
  provider: Provider,
  text: string,
  deadline: number,
  attempts: number,
  signal: AbortSignal,
): Promise<RawAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await provider.ask(text, signal);
    } catch (error) {
      if (!(error instanceof ProviderFault) || error.kind !== 'passing') throw error;
      const left = deadline - Date.now() - LEAST_TIME;
      const wait = error.retryAfter ?? Math.random() * FIRST_DELAY * 2 ** attempt;
      // Asked to stay away for longer than there is: it is down for us, and others need not try either.
      if (error.retryAfter !== undefined && error.retryAfter > left) {
        throw new ProviderFault('lasting', 'retry_after', error.retryAfter);
      }
      if (attempt === attempts || signal.aborted || wait > left) throw error;
      await sleep(wait);
    }
  }
}

/**
 * Has a provider analyse a whole text: in parts where it is long, all at once, each with bounded retries
 * with jitter on what may pass.
 * @param text redacted
 * @param deadline milliseconds since 1970, for all attempts together
 * @param options.once whether a failed call is not to be repeated
 * @throws ProviderFault of the first part that failed
 */
export async function analyseWith(
  provider: Provider,
  text: string,
  deadline: number,
  options: { once: boolean } = { once: false },
): Promise<ProviderResult> {
  const attempts = options.once ? 1 : ATTEMPTS;
  const failed = new AbortController();
  const time = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
  const signal = AbortSignal.any([time, failed.signal]);
  const parts = chunksOf(text).map(async (chunk) => {
    const { value, usage } = await askPatiently(provider, chunk, deadline, attempts, signal);
    return { ...parseAnswer(value), units: chunk.length, tokens: usage.input + usage.output };
  });
  try {
    const answers = await Promise.all(parts);
    return {
      ...combine(answers),
      tokens: answers.reduce((sum, one) => sum + one.tokens, 0),
    };
  } finally {
    // Where one part failed, what the others would say is of no use any more.
    failed.abort();
  }
}
