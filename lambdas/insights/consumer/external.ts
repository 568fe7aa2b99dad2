import type { Entry } from '@reflekt/shared/entities';
import { hashOwner, log } from '@reflekt/shared/log';
import type { Owner } from '@reflekt/shared/tables';
import { analysedText } from '../domain/analysis.ts';
import { languageOf } from '../domain/language.ts';
import { analyseWith, type ProviderResult } from '../providers/attempts.ts';
import { chunksOf } from '../providers/chunks.ts';
import { withNames } from '../providers/names-back.ts';
import { type Provider, ProviderError } from '../providers/provider.ts';
import { estimateTokens } from '../providers/tokens.ts';
import { supportFor } from '../self-harm/support.ts';
import type { ConsumerDeps } from './deps.ts';
import type { Outcome } from './outcome.ts';

/** Milliseconds that all providers together may take for an entry. */
export const PROVIDER_TIME = 30_000;
/** Milliseconds that one provider may take for a text of one part; a healthy one needs half of them. */
const TIMEOUT = 8_000;
/** The same for a provider that was down a moment ago. */
const PROBE_TIMEOUT = 4_000;
/** Milliseconds more for each further part; all parts are asked about at once. */
const TIMEOUT_PER_PART = 1_500;

/** Milliseconds after which the next provider is asked. */
export const timeoutFor = (text: string, admitted: 'yes' | 'probe'): number =>
  (admitted === 'probe' ? PROBE_TIMEOUT : TIMEOUT) +
  Math.max(0, chunksOf(text).length - 1) * TIMEOUT_PER_PART;

export interface ExternalAnswer {
  /** Undefined when no provider gave a usable answer. */
  outcome: Outcome | undefined;
  /** Whether one could be asked at all: one has a key, and the budget holds it. */
  asked: boolean;
}

/** The result of asking one provider. */
interface Tried {
  /** Undefined when it may not be asked or gave no usable answer. */
  result?: ProviderResult;
  /** Tokens that it charges: its own count where that is possible, else our estimate. */
  tokens: number;
  /** Whether the writer took consent back before a call: no other provider may be asked either. */
  withdrawn?: boolean;
}

/** Reads the consent of a writer again, once for calls that begin at the same time. */
function createConsentCheck(deps: ConsumerDeps, owner: Owner): () => Promise<boolean> {
  let reading: Promise<boolean> | undefined;
  const read = async () => (await deps.stores.settingsOf(owner)).ai_consent === 'external';
  return () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}

/** A useless answer, or one that came too late, is charged all the same; a refused call is not. */
const isCharged = ({ kind, code }: ProviderError): boolean =>
  code === 'timeout' || (kind === 'answer' && !code.startsWith('status_'));

/**
 * One provider, by its breaker.
 * @param latest milliseconds since 1970 by which it must be done, however long the text
 */
async function tryProvider(
  deps: ConsumerDeps,
  owner: Owner,
  provider: Provider,
  text: string,
  latest: number,
  mayAsk: () => Promise<boolean>,
): Promise<Tried> {
  const admitted = await deps.stores.breakers.admits(provider.name, deps.now());
  if (admitted === 'no') return { tokens: 0 };
  const startedAt = Date.now();
  const deadline = Math.min(latest, startedAt + timeoutFor(text, admitted));
  const fields = {
    provider: provider.name,
    model: provider.model,
    request_id: deps.requestId,
    owner: hashOwner(owner.key),
  };
  try {
    const result = await analyseWith(provider, text, deadline, {
      once: admitted === 'probe',
      mayAsk,
    });
    await deps.stores.breakers.succeeded(provider.name);
    log('info', 'provider', { ...fields, ms: Date.now() - startedAt, tokens: result.tokens });
    return { result, tokens: result.tokens };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { kind, code, retryAfter } = error;
    if (kind === 'withdrawn') return { tokens: 0, withdrawn: true };
    log('warn', 'A provider gave no usable answer.', {
      ...fields,
      error_code: code,
      ms: Date.now() - startedAt,
    });
    // A bad answer may be the fault of one entry, and must not close the provider to all others.
    if (kind !== 'answer') {
      const failure = { lasting: kind === 'lasting', retryAfter };
      await deps.stores.breakers.failed(provider.name, failure, deps.now());
    }
    return { tokens: isCharged(error) ? estimateTokens(text) : 0 };
  }
}

/** Asks the providers one after the other until one gives a usable answer, within time and budget. */
export async function askProviders(
  deps: ConsumerDeps,
  owner: Owner,
  entry: Entry,
  zone: string | null,
): Promise<ExternalAnswer> {
  const providers = await deps.providers();
  if (providers.length === 0) return { outcome: undefined, asked: false };
  const whole = analysedText(entry);
  const reserved = await deps.stores.tokens.reserve(owner, estimateTokens(whole), deps.now());
  if (!reserved) {
    log('warn', 'The token budget of the day is used up.', {
      request_id: deps.requestId,
      owner: hashOwner(owner.key),
    });
    return { outcome: undefined, asked: false };
  }
  // Loaded here: its lists are needed only where text leaves.
  const { redact } = await import('../providers/redact.ts');
  const { text, restore } = redact(whole, await languageOf(whole));
  const end = Date.now() + PROVIDER_TIME;
  let spent = 0;
  const mayAsk = createConsentCheck(deps, owner);
  for (const provider of providers) {
    const { result, tokens, withdrawn } = await tryProvider(
      deps,
      owner,
      provider,
      text,
      end,
      mayAsk,
    );
    spent += tokens;
    if (withdrawn) break;
    if (!result) continue;
    await deps.stores.tokens.correct(reserved, spent);
    const { name, model } = provider;
    const made = { provider: name, model };
    const outcome: Outcome = result.selfHarm
      ? { kind: 'support', support: supportFor(zone), ...made }
      : { kind: 'analysed', analysis: withNames(result.analysis, restore), ...made };
    return { outcome, asked: true };
  }
  await deps.stores.tokens.correct(reserved, spent);
  return { outcome: undefined, asked: true };
}
