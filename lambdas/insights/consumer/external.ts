import type { Entry } from '@reflekt/shared/entities';
import { hashOwner, log } from '@reflekt/shared/log';
import type { Owner } from '@reflekt/shared/tables';
import { type Analysis, analysedText } from '../domain/analysis.ts';
import { languageOf } from '../domain/language.ts';
import { analyseWith, type ProviderResult } from '../providers/attempts.ts';
import { chunksOf } from '../providers/chunks.ts';
import { MAX_ANSWER_TOKENS } from '../providers/prompt.ts';
import { type Provider, ProviderFault } from '../providers/provider.ts';
import { supportFor } from '../self-harm/support.ts';
import type { ConsumerDeps } from './deps.ts';
import type { Outcome } from './outcome.ts';

/** What all providers together may take for an entry, milliseconds. */
export const PROVIDER_TIME = 30_000;
/** UTF-8 bytes to a token, at the least: four in English, three to a Chinese character. */
const BYTES_PER_TOKEN = 3;
/** The instructions and the schema, by the thousand bytes that they have. */
const PROMPT_TOKENS = 1_000;
const BYTES_PER_CALL = 24_000;

/** What one provider may take for a text of one part, milliseconds: a healthy one needs half of it. */
const PATIENCE = 8_000;
/** The same where it was down a moment ago. */
const PROBE_PATIENCE = 4_000;
/** What each further part adds; they are asked about all at once. */
const PATIENCE_PER_PART = 1_500;

/** How long a provider is waited for before the next one is asked, milliseconds. */
export const patienceFor = (text: string, admitted: 'yes' | 'probe'): number =>
  (admitted === 'probe' ? PROBE_PATIENCE : PATIENCE) +
  Math.max(0, chunksOf(text).length - 1) * PATIENCE_PER_PART;

/** Tokens that analysing a text takes at most, about. */
function tokensFor(text: string): number {
  const bytes = Buffer.byteLength(text);
  const calls = Math.ceil(bytes / BYTES_PER_CALL) || 1;
  return Math.ceil(bytes / BYTES_PER_TOKEN) + calls * (PROMPT_TOKENS + MAX_ANSWER_TOKENS);
}

const restored = (analysis: Analysis, restore: (text: string) => string): Analysis => ({
  ...analysis,
  keywords: analysis.keywords.map(restore),
  insights: analysis.insights && restore(analysis.insights),
  reflections: analysis.reflections && restore(analysis.reflections),
});

export interface ExternalAnswer {
  /** Undefined when no provider gave a usable answer. */
  outcome: Outcome | undefined;
  /** Whether one could be asked at all: one has a key, and the budget holds it. */
  asked: boolean;
}

/** What asking one provider came to. */
interface Tried {
  /** Undefined when it may not be asked or gave no usable answer. */
  result?: ProviderResult;
  /** What it charges, by its own count, or at most, about, where it did not say. */
  tokens: number;
}

/** An answer of no use, or one that was not waited for, has been charged all the same; a refused call has not. */
const isCharged = ({ kind, code }: ProviderFault): boolean =>
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
): Promise<Tried> {
  const admitted = await deps.stores.breakers.admits(provider.name, deps.now());
  if (admitted === 'no') return { tokens: 0 };
  const startedAt = Date.now();
  const deadline = Math.min(latest, startedAt + patienceFor(text, admitted));
  const fields = {
    provider: provider.name,
    model: provider.model,
    request_id: deps.requestId,
    owner: hashOwner(owner.key),
  };
  try {
    const result = await analyseWith(provider, text, deadline, { once: admitted === 'probe' });
    await deps.stores.breakers.succeeded(provider.name);
    log('info', 'provider', { ...fields, ms: Date.now() - startedAt, tokens: result.tokens });
    return { result, tokens: result.tokens };
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    const { kind, code, retryAfter } = error;
    log('warn', 'A provider gave no usable answer.', {
      ...fields,
      error_code: code,
      ms: Date.now() - startedAt,
    });
    // What an entry makes a provider say must not close the provider to everybody else.
    if (kind !== 'answer') {
      const failure = { lasting: kind === 'lasting', retryAfter };
      await deps.stores.breakers.failed(provider.name, failure, deps.now());
    }
    return { tokens: isCharged(error) ? tokensFor(text) : 0 };
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
  const reserved = await deps.stores.tokens.reserve(owner, tokensFor(whole), deps.now());
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
  for (const [i, provider] of providers.entries()) {
    // Whoever takes consent back while one provider thinks must not be sent to the next.
    if (i > 0 && (await deps.stores.settingsOf(owner)).ai_consent !== 'external') break;
    const { result, tokens } = await tryProvider(deps, owner, provider, text, end);
    spent += tokens;
    if (!result) continue;
    await deps.stores.tokens.correct(reserved, spent);
    const { name, model } = provider;
    const made = { provider: name, model };
    const outcome: Outcome = result.selfHarm
      ? { kind: 'support', support: supportFor(zone), ...made }
      : { kind: 'analysed', analysis: restored(result.analysis, restore), ...made };
    return { outcome, asked: true };
  }
  await deps.stores.tokens.correct(reserved, spent);
  return { outcome: undefined, asked: true };
}
