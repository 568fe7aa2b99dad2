import { afterEach } from '@jest/globals';
import { analyseWith } from '../providers/attempts.ts';
import { providerOf } from '../providers/open.ts';
import { ProviderError } from '../providers/provider.ts';
import { type Behaviour, type ProviderName, startFakeProvider } from './fake-provider.ts';

export const TEXT = 'I walked along the river with Thaddeus.';
/** Milliseconds; ample for everything but what never ends. */
export const TIME_LIMIT = 10_000;

/** A provider at an address. */
export const providerAt = (name: ProviderName, url: string) =>
  providerOf(name, {
    apiKey: 'sk-test-key',
    model: 'fake-model',
    baseUrl: name === 'openai' ? `${url}/v1` : url,
  });

/** Opens fake providers, which end with each test of the file. */
export function useAnalyses() {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });
  const serve = async (behaviour: Behaviour) => {
    const server = await startFakeProvider(behaviour);
    open.push(server);
    return server;
  };
  return {
    serve,
    /** Has a provider that behaves so analyse a text. */
    async outcome(
      name: ProviderName,
      behaviour: Behaviour,
      options: { text?: string; timeLimit?: number } = {},
    ) {
      const server = await serve(behaviour);
      const deadline = Date.now() + (options.timeLimit ?? TIME_LIMIT);
      const asked = analyseWith(providerAt(name, server.url), options.text ?? TEXT, deadline);
      const result = await asked.catch((error: unknown) => {
        if (!(error instanceof ProviderError)) throw error;
        return { code: error.code, kind: error.kind, error };
      });
      return { server, result };
    },
  };
}
