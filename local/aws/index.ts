/** The AWS half of the local cloud: the services that bundles reach through AWS_ENDPOINT_URL. */
import type { Server } from 'node:http';
import { readAwsDefinitions } from './definitions.ts';
import { Deliveries, type DeliveryDeps } from './deliveries.ts';
import { dynamoDbService } from './dynamodb.ts';
import { startEndpoint } from './endpoint.ts';
import { startEngine } from './engine.ts';
import { EngineClient } from './engine-client.ts';
import { EventBus, eventBridgeService } from './event-bus.ts';
import { kms } from './kms.ts';
import { KmsKeys } from './kms-keys.ts';
import { lambdaService } from './lambda.ts';
import { QueueStore } from './queue-store.ts';
import { withoutRepeats } from './repeated-lines.ts';
import { secretsManagerService } from './secrets-manager.ts';
import type { Service } from './service.ts';
import { sqsService } from './sqs.ts';
import { StateStore } from './state.ts';
import { startTrimming } from './stream-trim.ts';
import { ensureTables, partitionKey, tableName } from './tables.ts';
import { type LocalTools, localTools } from './tools.ts';
import { expireItems, ttlAttributes } from './ttl.ts';
import { TtlDeletions } from './ttl-deletions.ts';
import type { AwsEndpointOptions, Invoker } from './types.ts';
import { Wakeup } from './wakeup.ts';

export type * from './types.ts';

export interface AwsEndpoint {
  /** The value of `AWS_ENDPOINT_URL`. */
  url: string;
  tools: LocalTools;
  /** Physical names. */
  tableNames: readonly string[];
  /** The running parts, for tests that decide about each call and delivery in place of `startDeliveries`. */
  parts: DeliveryDeps & { services: ReadonlyMap<string, Service> };
  /** Starts event sources, schedules and TTL; to be called once, when functions can run. */
  startDeliveries(invoker: Invoker): void;
  /** Ends them, to be called before functions stop; what is in flight is delivered again at the next start. */
  stopDeliveries(): Promise<void>;
  /** Stops deliveries, then the endpoint, then the engine. Stored data stays. */
  close(): Promise<void>;
}

/**
 * Reads everything that a start would read, and starts nothing.
 * @throws LocalCloudError of one line for anything in the template that would be silently ignored
 */
export function checkAwsOptions(options: AwsEndpointOptions): void {
  readAwsDefinitions(options);
}

/**
 * Starts engine, tables and services; events flow once `startDeliveries` is called.
 * @throws LocalCloudError as `checkAwsOptions` does, and when the engine or a table cannot be had
 */
export async function startAwsEndpoint(options: AwsEndpointOptions): Promise<AwsEndpoint> {
  const cleanups: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  try {
    return await assemble(options, cleanups, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(
  options: AwsEndpointOptions,
  cleanups: (() => unknown)[],
  close: () => Promise<void>,
): Promise<AwsEndpoint> {
  const { region, accountId, tables } = options;
  const log = withoutRepeats(options.log);
  const { callers, rules, sources, ...definitions } = readAwsDefinitions(options);
  const state = new StateStore(options.dataDir);
  cleanups.push(() => state.close());
  const queues = new QueueStore(state, definitions.queues);
  const { buses } = definitions;
  const bus = new EventBus({
    ...{ region, accountId, buses, rules, queues, state },
    ...(options.watch && { published: options.watch.published }),
  });
  const writes = new Wakeup();

  const engine = await startEngine({ ...options, log });
  cleanups.push(() => engine.close());
  const client = new EngineClient(engine, region);
  cleanups.push(() => client.close());
  await ensureTables(client, tables);

  const ttlDeletions = new TtlDeletions(state, ttlAttributes(tables));
  const expire = (at: Date, signal?: AbortSignal): Promise<number> =>
    expireItems(tables, at, { client, deletions: ttlDeletions, writes }, signal);
  const eventHalf: DeliveryDeps = {
    client,
    state,
    queues,
    bus,
    rules,
    sources,
    writes,
    ttlDeletions,
    expire,
    region,
    accountId,
    now: options.now ?? (() => new Date()),
    log,
  };
  const deliveries = new Deliveries(eventHalf);
  if (engine.databaseFile !== undefined) {
    const streamed = tables.filter(
      ({ properties }) => properties.StreamSpecification !== undefined,
    );
    const limitOf = (table: string) => deliveries.trimLimit(table);
    cleanups.push(startTrimming(engine.databaseFile, streamed.map(tableName), limitOf, log));
  }

  const names = {
    arnOf: (table: string) => `arn:aws:dynamodb:${region}:${accountId}:table/${table}`,
    partitionOf: (table: string) => partitionKeys.get(table),
  };
  const partitionKeys = new Map(tables.map((table) => [tableName(table), partitionKey(table)]));
  const consumed = new Set(
    sources.flatMap((source) => (source.kind === 'queue' ? source.queue.name : [])),
  );
  const { kmsKeys } = definitions;
  const keys = new KmsKeys(
    options.dataDir,
    kmsKeys.map(({ id }) => id),
  );
  const { service: kmsService, setState: setKmsState } = kms(kmsKeys, keys);
  const emulated = new Map<string, Service>([
    ['DynamoDB_20120810', dynamoDbService(client, names, writes, log)],
    ['secretsmanager', secretsManagerService(options)],
    ['AmazonSQS', sqsService(queues)],
    ['TrentService', kmsService],
    ['AWSEvents', eventBridgeService(bus, region, accountId)],
  ]);
  const { watch } = options;
  const services = new Map(
    [...emulated].map(([target, service]) => [target, watch?.service(service, target) ?? service]),
  );
  let functions: Invoker | undefined;
  const arnOf = (name: string) =>
    callers.ofFunction(name) && `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  const lambda = lambdaService(arnOf, () => functions);
  const server = await startEndpoint({ callers, services, lambda, log });
  cleanups.push(() => closeServer(server));
  cleanups.push(() => deliveries.stop());
  const url = urlOf(server);
  return {
    url,
    tools: {
      ...localTools(queues, consumed, bus, expire),
      isIdle: () => deliveries.isIdle,
      setKmsState,
    },
    tableNames: tables.map(tableName),
    parts: { ...eventHalf, services },
    startDeliveries(invoker) {
      functions = invoker;
      deliveries.start(invoker);
    },
    stopDeliveries: () => deliveries.stop(),
    close,
  };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The endpoint has no port.');
  return `http://127.0.0.1:${address.port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
