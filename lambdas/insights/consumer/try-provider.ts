import { log, pseudonymOf } from '@reflekt/shared/log';
import type { Owner } from '@reflekt/shared/tables';
import { type AnalysisOptions, analyseWith, type ProviderResult } from '../providers/attempts.ts';
import { chunksOf } from '../providers/chunks.ts';
import { type Provider, ProviderError } from '../providers/provider.ts';
import { estimateTokens } from '../providers/tokens.ts';
import type { Refusal } from '../store/token-budget.ts';
import type { ConsumerDeps } from './deps.ts';

/** Milliseconds that one provider may take for a text of one part. A healthy one needs half of it. */
const PROVIDER_TIMEOUT = 8_000;
/** The same for a provider that failed a moment ago. */
const PROBE_TIMEOUT = 4_000;
/** Milliseconds for each further part. All parts are sent at once. */
const TIMEOUT_PER_PART = 1_500;

/** The timeout of one provider, milliseconds. */
export const timeoutFor = (text: string, admitted: 'yes' | 'probe'): number =>
  (admitted === 'probe' ? PROBE_TIMEOUT : PROVIDER_TIMEOUT) +
  Math.max(0, chunksOf(text).length - 1) * TIMEOUT_PER_PART;

/** A text for a provider. */
export interface Question {
  /** Redacted. */
  text: string;
  /** Milliseconds since 1970 by which it must be answered, however long the text. */
  latest: number;
  mayAsk: NonNullable<AnalysisOptions['mayAsk']>;
}

/** The result of asking one provider. */
export type ProviderAttempt =
  | { kind: 'answered'; result: ProviderResult }
  | { kind: 'withdrawn' | Refusal }
  /** `mayPass`: it was not paid for an unusable answer, and may answer in a while. */
  | { kind: 'failed'; mayPass: boolean };

/** Unusable answers and timeouts are charged too; refused calls are not. */
const isCharged = ({ kind, code }: ProviderError): boolean =>
  code === 'timeout' || (kind === 'answer' && !code.startsWith('status_'));

/** Asks a provider, if its circuit breaker allows. Returns the tokens used, too. */
async function call(
  deps: ConsumerDeps,
  owner: Owner,
  provider: Provider,
  { text, latest, mayAsk }: Question,
): Promise<{ attempt: ProviderAttempt; tokens: number }> {
  const { breakers } = deps.stores;
  const admitted = await breakers.admits(provider.name, deps.now());
  if (admitted === 'no') return { attempt: { kind: 'failed', mayPass: true }, tokens: 0 };
  const startedAt = Date.now();
  const deadline = Math.min(latest, startedAt + timeoutFor(text, admitted));
  const fields = {
    provider: provider.name,
    model: provider.model,
    request_id: deps.requestId,
    owner: pseudonymOf(owner.key),
  };
  try {
    const once = admitted === 'probe';
    const result = await analyseWith(provider, text, deadline, { once, mayAsk });
    await breakers.succeeded(provider.name);
    log('info', 'provider', { ...fields, ms: Date.now() - startedAt, tokens: result.tokens });
    return { attempt: { kind: 'answered', result }, tokens: result.tokens };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { kind, code, retryAfter } = error;
    if (kind === 'withdrawn') return { attempt: { kind }, tokens: 0 };
    log('warn', 'A provider gave no usable answer.', {
      ...fields,
      error_code: code,
      ms: Date.now() - startedAt,
    });
    // An unusable answer may depend on the entry, and must not open the breaker for all owners.
    if (kind !== 'answer') {
      await breakers.failed(provider.name, { lasting: kind === 'lasting', retryAfter }, deps.now());
    }
    return {
      attempt: { kind: 'failed', mayPass: kind !== 'answer' },
      tokens: isCharged(error) ? estimateTokens(text) : 0,
    };
  }
}

/** Asks one provider, if the budget and its circuit breaker allow. */
export async function tryProvider(
  deps: ConsumerDeps,
  owner: Owner,
  provider: Provider,
  question: Question,
): Promise<ProviderAttempt> {
  const { tokens } = deps.stores;
  const reserved = await tokens.reserve(owner, estimateTokens(question.text), deps.now());
  if (typeof reserved === 'string') return { kind: reserved };
  let used = 0;
  try {
    const called = await call(deps, owner, provider, question);
    used = called.tokens;
    return called.attempt;
  } finally {
    await tokens.settle(reserved, used);
  }
}
