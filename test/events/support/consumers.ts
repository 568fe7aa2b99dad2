import { join } from 'node:path';
import {
  EVENT_BUS_VARIABLE,
  PARKED_QUEUE_VARIABLE,
  type ServiceDescription,
  secretVariable,
  serviceVariables,
} from '@reflekt/shared/service';
import { services } from '../../../lib/services.ts';
import { stages } from '../../../lib/stages.ts';
import { tableVariables } from './world.ts';

/** A function as Lambda would call it. */
export type Handler = (event: unknown, context: LambdaContext) => Promise<unknown>;
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

export interface LoadedService {
  service: ServiceDescription;
  handler: Handler;
}

const LAMBDAS = join(import.meta.dirname, '..', '..', '..', 'lambdas');

export const BUS = 'reflekt-test';

/** Where functions find AWS, and the AI providers. */
export interface Surroundings {
  awsUrl: string;
  providerUrl: string;
}

function environmentOf(
  service: ServiceDescription,
  { awsUrl, providerUrl }: Surroundings,
): Record<string, string> {
  const known: Readonly<Record<string, string | undefined>> = {
    ...stages.dev.config,
    ...tableVariables,
    ...Object.fromEntries(
      service.secrets.map((spec) => [secretVariable(spec), `arn:${spec.name}`]),
    ),
    STAGE: 'dev',
    SERVICE: service.name,
    ANTHROPIC_BASE_URL: providerUrl,
    OPENAI_BASE_URL: `${providerUrl}/v1`,
    [EVENT_BUS_VARIABLE]: BUS,
    [PARKED_QUEUE_VARIABLE]: `${awsUrl}/000000000000/parked`,
    // A test spends more in an hour than a writer in a day.
    INSIGHT_TOKENS_PER_USER: '999999999999',
    INSIGHT_TOKENS_PER_TENANT: '999999999999',
  };
  return Object.fromEntries(
    serviceVariables(service).map((name) => {
      const value = known[name];
      if (value === undefined) throw new Error(`the tests do not know a value for ${name}`);
      return [name, value];
    }),
  );
}

async function load(
  service: ServiceDescription,
  surroundings: Surroundings,
): Promise<LoadedService> {
  Object.assign(process.env, environmentOf(service, surroundings));
  const entry = service.entry ?? `${service.name}/index.ts`;
  const loaded: { handler?: unknown } = await import(join(LAMBDAS, entry));
  const { handler } = loaded;
  if (typeof handler !== 'function') throw new Error(`${service.name} exports no handler`);
  return { service, handler: async (event, context) => handler(event, context) };
}

/**
 * Loads the services of a kind by their descriptions, with the environment that these promise them; they
 * find AWS at `awsUrl`, whatever answers there.
 */
export async function loadServices(
  kind: ServiceDescription['kind'],
  surroundings: Surroundings,
): Promise<LoadedService[]> {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: surroundings.awsUrl,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const loaded: LoadedService[] = [];
  for (const service of services.filter((one) => one.kind === kind)) {
    loaded.push(await load(service, surroundings));
  }
  return loaded;
}
