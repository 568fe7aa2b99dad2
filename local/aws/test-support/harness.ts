/** Starts the endpoint on a folder of its own and hands out real SDK clients that speak as one function. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Credentials } from '../credentials.ts';
import { type AwsEndpoint, type AwsEndpointOptions, startAwsEndpoint } from '../index.ts';
import { type JsonObject, objectOf, objectsOf } from '../json.ts';
import type {
  CallerIdentity,
  Invoker,
  PolicyStatement,
  TableResource,
  TemplateResource,
} from '../types.ts';

export const REGION = 'eu-central-1';
const ACCOUNT = '123456789012';

export const tableArn = (name: string): string =>
  `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;

export const queueArn = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

export const allow = (action: string | string[], resource: string | string[]): PolicyStatement => ({
  Effect: 'Allow',
  Action: [action].flat(),
  Resource: [resource].flat(),
});

/** A function that may do everything, unless statements are given. */
export function identity(
  name: string,
  statements: PolicyStatement[] = [allow('*', '*')],
): CallerIdentity {
  return { name, ...credentials(name), statements };
}

/** The same in every process, so that a test can speak to an endpoint that another one started. */
const credentials = (name: string): Credentials => ({
  accessKeyId: `LOCAL${name.toUpperCase()}`,
  secretAccessKey: `the secret of ${name}`,
});

/** A table with a string key `id`, its properties as TableV2 synthesizes them. */
export function table(name: string, more: Record<string, unknown> = {}): TableResource {
  return {
    logicalId: `${name}Table`,
    properties: {
      TableName: name,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      Replicas: [{ Region: REGION }],
      ...more,
    },
  };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'reflekt-aws-'));
}

export interface Harness {
  endpoint: AwsEndpoint;
  dataDir: string;
  lines: string[];
  /** Closes the endpoint; the folder stays. */
  close(): Promise<void>;
  /** Closes and removes everything. */
  dispose(): Promise<void>;
}

export async function start(options: Partial<AwsEndpointOptions> = {}): Promise<Harness> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const lines: string[] = [];
  const endpoint = await startAwsEndpoint({
    dataDir,
    region: REGION,
    accountId: ACCOUNT,
    identities: [identity('admin')],
    tables: [],
    secrets: new Map(),
    secretArns: new Map(),
    log: (line) => lines.push(line),
    ...options,
  }).catch(async (error: unknown) => {
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  return {
    endpoint,
    dataDir,
    lines,
    close: () => endpoint.close(),
    async dispose() {
      await endpoint.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Client settings of one function. */
export const as = (harness: Harness, functionName = 'admin') =>
  clientConfig(harness.endpoint.url, functionName);

/** As `as`, for an endpoint of another process. */
export const clientConfig = (url: string, functionName = 'admin') => ({
  endpoint: url,
  region: REGION,
  credentials: credentials(functionName),
  maxAttempts: 1,
});

export const dynamo = (harness: Harness, functionName = 'admin'): DynamoDBClient =>
  new DynamoDBClient(as(harness, functionName));

/** Waits until `look` gives something, or gives up with its last answer. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(20);
  }
  throw new Error(`never came: ${what}`);
}

export const queue = (name: string, more: Record<string, unknown> = {}): TemplateResource => ({
  logicalId: `${name}Queue`,
  properties: { QueueName: name, ...more },
});

export const rule = (name: string, properties: Record<string, unknown>): TemplateResource => ({
  logicalId: `${name}Rule`,
  properties: { Name: name, State: 'ENABLED', ...properties },
});

type Handler = (payload: JsonObject) => unknown;

/** Functions as the local cloud would run them: a throw is a function error named by the error. */
export function functions(handlers: Record<string, Handler>): Invoker {
  return {
    async invoke(name, payload) {
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`no function ${name}`);
      try {
        return { ok: true, payload: await handler(objectOf(payload)) };
      } catch (error) {
        const { name: errorType, message } = error instanceof Error ? error : new Error('thrown');
        return { ok: false, errorType, message };
      }
    },
  };
}

/** The records of a batch that a function is given. */
export const recordsOf = (payload: JsonObject): JsonObject[] => objectsOf(payload.Records);
