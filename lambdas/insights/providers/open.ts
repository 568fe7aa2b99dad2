import { MINUTE } from '@reflekt/shared/time';
import {
  type FaultData,
  type Provider,
  ProviderFault,
  type ProviderOptions,
  type RawAnswer,
} from './provider.ts';

/** How long a key that was read is used before it is read again, so that a new one takes effect. */
const KEY_KEPT = 5 * MINUTE;

type Name = Provider['name'];
type Ask = (
  options: ProviderOptions,
  text: string,
  signal: AbortSignal,
) => Promise<RawAnswer | FaultData>;

export interface ProviderSetting {
  name: Name;
  model: string;
  baseUrl: string;
  secretArn: string;
}

/**
 * The SDKs are loaded at their first call: most entries need none of them, and each costs more to load than
 * the rest of the function.
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
    if (!('fault' in answer)) return answer;
    const { kind, code, retryAfter } = answer.fault;
    throw new ProviderFault(kind, code, retryAfter);
  },
});

/** @returns gives the providers that have a key, in the order of the settings */
export function openProviders(settings: readonly ProviderSetting[]) {
  const keys = new Map<Name, { key: string | undefined; readAt: number }>();
  const keyOf = async ({ name, secretArn }: ProviderSetting) => {
    const known = keys.get(name);
    if (known && Date.now() - known.readAt < KEY_KEPT) return known.key;
    const { fetchKey } = await import('./keys.ts');
    const key = await fetchKey(secretArn);
    keys.set(name, { key, readAt: Date.now() });
    return key;
  };
  return async (): Promise<readonly Provider[]> => {
    const found = await Promise.all(
      settings.map(async (setting) => {
        const apiKey = await keyOf(setting);
        return apiKey === undefined ? [] : [providerOf(setting.name, { ...setting, apiKey })];
      }),
    );
    return found.flat();
  };
}
