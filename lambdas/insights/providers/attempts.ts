import { setTimeout as sleep } from 'node:timers/promises';
import { chunksOf, combine } from './chunks.ts';
import { type Provider, ProviderError, type RawAnswer } from './provider.ts';
import { type ParsedAnswer, parseAnswer } from './schema.ts';
import { tokensOf } from './tokens.ts';

const ATTEMPTS = 3;
/** Milliseconds before the second attempt, at most half of it and doubled for each further one. */
const FIRST_DELAY = 400;
/** Milliseconds that another attempt needs: with less left it would only be cut off. */
const LEAST_TIME = 1_500;

export interface ProviderResult extends ParsedAnswer {
  /** By the provider's count, or by our estimate where its count is not possible. */
  tokens: number;
}

export interface AnalysisOptions {
  /** True when a failed call is not to be repeated. */
  once?: boolean;
  /** Called before every call of the provider; false when the text may no longer leave. */
  mayAsk?: () => Promise<boolean>;
}

async function askWithRetries(
  provider: Provider,
  text: string,
  deadline: number,
  { once = false, mayAsk }: AnalysisOptions,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const attempts = once ? 1 : ATTEMPTS;
  for (let attempt = 1; ; attempt++) {
    if (mayAsk && !(await mayAsk())) throw new ProviderError('withdrawn', 'consent_withdrawn');
    try {
      return await provider.ask(text, signal);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.kind !== 'passing') throw error;
      const left = deadline - Date.now() - LEAST_TIME;
      const wait = error.retryAfter ?? Math.random() * FIRST_DELAY * 2 ** attempt;
      // A provider that asks for more time than there is counts as down: others need not try either.
      if (error.retryAfter !== undefined && error.retryAfter > left) {
        throw new ProviderError('lasting', 'retry_after', error.retryAfter);
      }
      if (attempt === attempts || signal.aborted || wait > left) throw error;
      await sleep(wait);
    }
  }
}

/**
 * Has a provider analyse a whole text: in parts where it is long, all at once, each with bounded retries
 * with jitter after errors that may pass.
 * @param text redacted
 * @param deadline milliseconds since 1970, for all attempts together
 * @throws ProviderError of the first part that failed, and whatever `mayAsk` throws
 */
export async function analyseWith(
  provider: Provider,
  text: string,
  deadline: number,
  options: AnalysisOptions = {},
): Promise<ProviderResult> {
  const failed = new AbortController();
  const time = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
  const signal = AbortSignal.any([time, failed.signal]);
  const parts = chunksOf(text).map(async (chunk) => {
    const { value, usage } = await askWithRetries(provider, chunk, deadline, options, signal);
    return {
      ...parseAnswer(value),
      units: chunk.length,
      tokens: tokensOf(usage, chunk, provider.mostOutput),
    };
  });
  try {
    const answers = await Promise.all(parts);
    return {
      ...combine(answers),
      tokens: answers.reduce((sum, one) => sum + one.tokens, 0),
    };
  } finally {
    // Once one part has failed, the answers about the others are of no use.
    failed.abort();
  }
}
