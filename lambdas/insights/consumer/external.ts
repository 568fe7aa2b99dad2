import type { Entry } from '@reflekt/shared/entities';
import { hashOwner, log } from '@reflekt/shared/log';
import type { Owner } from '@reflekt/shared/tables';
import { analysedText } from '@reflekt/shared/text';
import { languageOf } from '../domain/language.ts';
import { analyseWith, type ProviderResult } from '../providers/attempts.ts';
import { chunksOf } from '../providers/chunks.ts';
import { withNames } from '../providers/names-back.ts';
import { type Provider, ProviderError } from '../providers/provider.ts';
import { estimateTokens } from '../providers/tokens.ts';
import { supportFor } from '../self-harm/support.ts';
import type { ConsumerDeps } from './deps.ts';
import type { Outcome } from './outcome.ts';

/** Milliseconds for all providers together, per entry. */
export const PROVIDER_TIME = 30_000;
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

/** The result of asking the providers. */
export interface ExternalAnswer {
  /** Undefined when no provider gave a usable answer. */
  outcome: Outcome | undefined;
  /** True where a provider could be asked: one has a key, and the budget is sufficient. */
  asked: boolean;
}

/** The result of asking one provider. */
interface ProviderAttempt {
  /** Undefined when it may not be asked or gave no usable answer. */
  result?: ProviderResult;
  /** Charged tokens: its own count where that is possible, else our estimate. */
  tokens: number;
  /** True where the owner withdrew consent before a call: no other provider may be asked either. */
  withdrawn?: boolean;
}

/** Creates a check that reads the owner's consent again, once for calls that begin at the same time. */
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

/** Unusable answers and timeouts are charged too; refused calls are not. */
const isCharged = ({ kind, code }: ProviderError): boolean =>
  code === 'timeout' || (kind === 'answer' && !code.startsWith('status_'));

/**
 * Asks one provider, if its circuit breaker allows.
 * @param latest milliseconds since 1970 by which it must be done, however long the text
 */
async function tryProvider(
  deps: ConsumerDeps,
  owner: Owner,
  provider: Provider,
  text: string,
  latest: number,
  mayAsk: () => Promise<boolean>,
): Promise<ProviderAttempt> {
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
    // An unusable answer may depend on the entry, and must not open the breaker for all owners.
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
  // Loaded on demand: its lists are needed only where text leaves.
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
