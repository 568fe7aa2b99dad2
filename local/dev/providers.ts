import type { Secrets } from './secrets.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const PROVIDERS = ['anthropic', 'openai'];

/** Keys of AI providers in the developer's environment, as the secrets they are in the cloud. Never written to disk. */
export function providerSecrets(environment: Environment, stage: string): Secrets {
  const secrets: Secrets = new Map();
  for (const provider of PROVIDERS) {
    const key = environment[`${provider.toUpperCase()}_API_KEY`];
    if (key) secrets.set(`reflekt/${stage}/${provider}`, JSON.stringify({ current: key }));
  }
  return secrets;
}

/** Addresses of AI providers in the developer's environment: they replace what a function declares. */
export function providerAddresses(environment: Environment): Record<string, string> {
  const names = PROVIDERS.map((provider) => `${provider.toUpperCase()}_BASE_URL`);
  return Object.fromEntries(
    names.flatMap((name) => {
      const address = environment[name];
      return address ? [[name, address]] : [];
    }),
  );
}
