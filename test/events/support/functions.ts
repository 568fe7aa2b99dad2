import { join } from 'node:path';
import type { ServiceDescription } from '@reflekt/shared/service';
import { services } from '../../../lib/services.ts';
import type { Invoker } from '../../../local/aws/types.ts';
import { functionEnvironment } from '../../../local/functions/definition.ts';
import { credentials, readFunctionsOf, readStack } from './aws.ts';

const LAMBDAS = join(import.meta.dirname, '..', '..', '..', 'lambdas');

type Handler = (event: unknown, context: { getRemainingTimeInMillis(): number }) => unknown;

interface LoadedFunction {
  service: ServiceDescription;
  handler: Handler;
}

/** Addresses of AWS and of the AI providers. */
export interface Addresses {
  awsUrl: string;
  providerUrl: string;
}

/** The real handlers of the consumers and of the outbox, from their sources, in this process. */
export class Functions implements Invoker {
  readonly consumers: readonly string[];
  readonly #byName: ReadonlyMap<string, LoadedFunction>;

  private constructor(byName: ReadonlyMap<string, LoadedFunction>) {
    this.#byName = byName;
    this.consumers = [...byName.values()]
      .filter(({ service }) => service.kind === 'consumer')
      .map(({ service }) => service.name);
  }

  /** Loads each with the environment that the template declares. */
  static async load({ awsUrl, providerUrl }: Addresses): Promise<Functions> {
    const stack = readStack(awsUrl);
    const overrides = {
      ANTHROPIC_BASE_URL: providerUrl,
      OPENAI_BASE_URL: `${providerUrl}/v1`,
      // A test spends more in an hour than a user in a day.
      INSIGHT_TOKENS_PER_USER: '999999999999',
      INSIGHT_TOKENS_PER_TENANT: '999999999999',
    };
    const byName = new Map<string, LoadedFunction>();
    for (const definition of readFunctionsOf(stack)) {
      const service = services.find(({ name }) => name === definition.label);
      if (service?.kind !== 'consumer' && service?.kind !== 'outbox') continue;
      Object.assign(
        process.env,
        functionEnvironment(definition, stack.environment, credentials(definition.name), overrides),
      );
      const loaded: { handler?: Handler } = await import(
        join(LAMBDAS, service.entry ?? `${service.name}/index.ts`)
      );
      const { handler } = loaded;
      if (handler === undefined) throw new Error(`${service.name} exports no handler`);
      byName.set(definition.name, { service, handler });
    }
    return new Functions(byName);
  }

  /** The function of the one service of a kind. */
  nameOf(kind: ServiceDescription['kind']): string {
    const [found, ...others] = [...this.#byName].filter(([, { service }]) => service.kind === kind);
    if (found === undefined || others.length > 0) throw new Error(`not exactly one ${kind}`);
    return found[0];
  }

  serviceOf(functionName: string): ServiceDescription {
    return this.#find(functionName).service;
  }

  invoke(functionName: string, payload: unknown): ReturnType<Invoker['invoke']> {
    return this.invokeWithin(Number.POSITIVE_INFINITY, functionName, payload);
  }

  /** @param asksForTime how often the function finds time left */
  async invokeWithin(
    asksForTime: number,
    functionName: string,
    payload: unknown,
  ): ReturnType<Invoker['invoke']> {
    const { handler, service } = this.#find(functionName);
    let asked = 0;
    const context = {
      getRemainingTimeInMillis: () => (++asked > asksForTime ? 0 : service.timeoutSeconds * 1000),
    };
    try {
      return { ok: true, payload: await handler(payload, context) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return { ok: false, errorType: name, message };
    }
  }

  #find(functionName: string): LoadedFunction {
    const found = this.#byName.get(functionName);
    if (found === undefined) throw new Error(`no function ${functionName} is loaded`);
    return found;
  }
}
