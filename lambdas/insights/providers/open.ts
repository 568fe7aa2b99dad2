import { MINUTE } from '@reflekt/shared/time';
import { MAX_ANSWER_TOKENS, MAX_THINKING_TOKENS } from './prompt.ts';
import {
  type AvailableProviders,
  type ErrorData,
  type Provider,
  ProviderError,
  type ProviderOptions,
  type RawAnswer,
} from './provider.ts';

/** Milliseconds after which a key is read again, so that a new one takes effect. */
const KEY_MAX_AGE = 5 * MINUTE;
/** Milliseconds after which a failed read is repeated. */
const KEY_RETRY = 2_000;

type Name = Provider['name'];
type Ask = (
  options: ProviderOptions,
  text: string,
  signal: AbortSignal,
) => Promise<RawAnswer | ErrorData>;

export interface ProviderSetting {
  name: Name;
  model: string;
  baseUrl: string;
  secretArn: string;
}

/**
 * The SDKs are loaded at their first call: most entries need neither, and each takes longer to load than the
 * rest of the function.
 */
const askers: Readonly<Record<Name, () => Promise<Ask>>> = {
  anthropic: async () => (await import('./anthropic.ts')).askAnthropic,
  openai: async () => (await import('./openai.ts')).askOpenAi,
};

const MOST_OUTPUT: Readonly<Record<Name, number>> = {
  anthropic: MAX_ANSWER_TOKENS,
  openai: MAX_THINKING_TOKENS,
};

/** @param refused called when the provider refuses the key */
export const providerOf = (
  name: Name,
  options: ProviderOptions,
  refused?: () => void,
): Provider => ({
  name,
  model: options.model,
  mostOutput: MOST_OUTPUT[name],
  ask: async (text, signal) => {
    const ask = await askers[name]();
    const answer = await ask(options, text, signal);
    if (!('error' in answer)) return answer;
    const { kind, code, retryAfter } = answer.error;
    if (code === 'status_401' || code === 'status_403') refused?.();
    throw new ProviderError(kind, code, retryAfter);
  },
});

/**
 * A provider's key as it is known: `absent` means that the provider is not to be asked, `unknown` that no read has gone
 * well yet.
 */
type KnownKey = { state: 'present'; key: string } | { state: 'absent' | 'unknown' };

/** Keeps a provider's key between entries. */
function createKeyCache({ secretArn }: ProviderSetting, now: () => number) {
  let known: KnownKey = { state: 'unknown' };
  /** Milliseconds since 1970 at which it is read again. */
  let due = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    const { fetchKey } = await import('./keys.ts');
    const result = await fetchKey(secretArn);
    due = now() + (result.state === 'failed' ? KEY_RETRY : KEY_MAX_AGE);
    // A failed read says nothing about the key: the last one serves on.
    if (result.state !== 'failed') known = result;
  };

  return {
    async get(): Promise<KnownKey> {
      if (now() >= due) {
        reading ??= read().finally(() => {
          reading = undefined;
        });
        await reading;
      }
      return known;
    },
    /** Has a key that was refused read again at its next use: it may have been replaced. */
    refuse(): void {
      due = Math.min(due, now() + KEY_RETRY);
    },
  };
}

/** Opens the providers of a function, in the order of the settings. */
export function openProviders(settings: readonly ProviderSetting[], now: () => number = Date.now) {
  const caches = settings.map((setting) => ({ setting, cache: createKeyCache(setting, now) }));
  return async (): Promise<AvailableProviders> => {
    const found = await Promise.all(
      caches.map(async ({ setting, cache }) => ({ setting, cache, known: await cache.get() })),
    );
    return {
      providers: found.flatMap(({ setting, cache, known }) =>
        known.state === 'present'
          ? [providerOf(setting.name, { ...setting, apiKey: known.key }, cache.refuse)]
          : [],
      ),
      areKeysKnown: found.every(({ known }) => known.state !== 'unknown'),
    };
  };
}
