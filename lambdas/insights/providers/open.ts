import { MINUTE } from '@reflekt/shared/time';
import {
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

export const providerOf = (name: Name, options: ProviderOptions): Provider => ({
  name,
  model: options.model,
  ask: async (text, signal) => {
    const ask = await askers[name]();
    const answer = await ask(options, text, signal);
    if (!('error' in answer)) return answer;
    const { kind, code, retryAfter } = answer.error;
    throw new ProviderError(kind, code, retryAfter);
  },
});

/** Keeps a provider's key between entries. */
function createKeyCache({ secretArn }: ProviderSetting, now: () => number) {
  let key: string | undefined;
  /** Milliseconds since 1970 at which it is read again. */
  let due = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    const { fetchKey } = await import('./keys.ts');
    const result = await fetchKey(secretArn);
    due = now() + (result.state === 'failed' ? KEY_RETRY : KEY_MAX_AGE);
    // A failed read says nothing about the key: the last one serves on.
    if (result.state !== 'failed') key = result.state === 'present' ? result.key : undefined;
  };

  return async (): Promise<string | undefined> => {
    if (now() >= due) {
      reading ??= read().finally(() => {
        reading = undefined;
      });
      await reading;
    }
    return key;
  };
}

/**
 * Opens the providers of a function.
 * @returns a function that gives those that have a key, in the order of the settings
 */
export function openProviders(settings: readonly ProviderSetting[], now: () => number = Date.now) {
  const caches = settings.map((setting) => ({ setting, keyOf: createKeyCache(setting, now) }));
  return async (): Promise<readonly Provider[]> => {
    const found = await Promise.all(
      caches.map(async ({ setting, keyOf }) => {
        const apiKey = await keyOf();
        return apiKey === undefined ? [] : [providerOf(setting.name, { ...setting, apiKey })];
      }),
    );
    return found.flat();
  };
}
