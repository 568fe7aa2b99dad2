import type { Api } from '../api/endpoint.ts';
import type { EventDefinition } from '../events/event.ts';
import { keysTable } from '../tables/keys.ts';
import { type TableSpec, tableVariable } from '../tables/spec.ts';
import { type ConfigName, type ConfigValue, parseConfig } from './config.ts';

export { type ConfigName, configSchemas } from './config.ts';

/** The DynamoDB actions that a service may be granted. Scan is deliberately absent; see `TableAccess.scan`. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem';

/** The access of a service to a table. Its role gets exactly this. */
export interface TableAccess {
  table: TableSpec;
  /** Actions on the table itself. */
  actions: readonly TableAction[];
  /** Indexes that it may Query. */
  indexes: readonly string[];
  /**
   * Where it may read everybody's items, in an index or in the table itself. Only the outbox does, to publish again what
   * was lost; it sees open members only.
   */
  scan?: { index?: string };
  /** The only partition values that its actions may touch: the system's own. Absent where owners' items are meant. */
  partitions?: readonly string[];
}

/** A secret in Secrets Manager, named `reflekt/<stage>/<name>`. Its value is JSON `{ "current" }`. */
export interface SecretSpec {
  name: string;
  description: string;
  /** True where the previous value stays valid: the JSON may then have `previous` too. */
  rotates?: true;
}

/**
 * A table whose stream is read, with patterns of Lambda's event filtering. A record that matches any of them is read.
 */
export interface StreamSubscription {
  table: TableSpec;
  filters: readonly Readonly<Record<string, unknown>>[];
}

/** The options of a consumer's queue. */
export interface QueueOptions {
  batchSize: number;
  /** Longest time that a batch waits to fill, seconds; 0 takes the messages that are there. */
  batchingWindowSeconds: number;
  /** Number of batches at the same time. */
  maxConcurrency: number;
  /** True where messages first wait for the stage's insight delay, so that a burst of saves is handled once. */
  delayed?: boolean;
}

/** The rate of a scheduled service. It first runs one interval after its first deployment. */
export interface ScheduleOptions {
  /** 1 to 24. */
  everyHours: number;
}

/**
 * A service as pure data. The construct derives function, role, environment, routes, queue and alarms from it; the
 * service's wiring reads its environment by it; the laws in `test/` are generated from it.
 */
export interface ServiceDescription {
  /** Name of the function, and of its folder under `lambdas/` unless `entry` says otherwise. */
  name: string;
  description: string;
  /** A `tool` is invoked by operators alone. */
  kind: 'api' | 'authorizer' | 'consumer' | 'outbox' | 'scheduled' | 'tool';
  /**
   * Path of the wiring under `lambdas/`, where it is not `<name>/index.ts`. A service's consumer is a function of its
   * own.
   */
  entry?: string;
  /** For `api`: its endpoints. */
  routes?: Api;
  /** For `consumer`: the events that rules send to its queue. */
  consumes: readonly EventDefinition[];
  /**
   * For `consumer`: by the name of an event, the values of members of its detail that concern it, any of a list. It is
   * sent no other.
   */
  concerns?: Readonly<Record<string, Readonly<Record<string, readonly (string | boolean)[]>>>>;
  /** For `consumer`: the options of its queue. */
  queue?: QueueOptions;
  /** For `outbox`: the tables whose streams it turns into events. */
  streams?: readonly StreamSubscription[];
  /** For `scheduled`: its rate. */
  schedule?: ScheduleOptions;
  tables: readonly TableAccess[];
  /**
   * True where the service reads or writes sealed items. It then gets the table Keys (Query, PutItem,
   * ConditionCheckItem), the stage's KMS key (Decrypt, GenerateDataKey, for the stage key's encryption context only),
   * and their variables.
   */
  seals?: true;
  secrets: readonly SecretSpec[];
  config: readonly ConfigName[];
  memoryMb: number;
  timeoutSeconds: number;
}

/** Defines a service; its literal types reach the wiring. */
export const defineService = <const S extends ServiceDescription>(service: S): S => service;

/** Allows access to a table. The compiler checks index names against the table's own. */
export function allowAccess<Spec extends TableSpec>(
  table: Spec,
  access: {
    actions: readonly TableAction[];
    indexes?: readonly (keyof Spec['indexes'] & string)[];
    scan?: { index?: keyof Spec['indexes'] & string };
    partitions?: readonly string[];
  },
): TableAccess {
  return { table, indexes: [], ...access };
}

/** The environment variable with a secret's ARN. */
export const secretVariable = (secret: SecretSpec): string =>
  `${secret.name.toUpperCase().replaceAll('-', '_')}_SECRET_ARN`;

/** The environment of a service's function. */
export interface ServiceEnvironment<Name extends ConfigName = ConfigName> {
  stage: string;
  service: string;
  /** Deployed table name by logical name. */
  tables: Readonly<Record<string, string>>;
  /** ARN by the secret's name. */
  secrets: Readonly<Record<string, string>>;
  config: { readonly [N in Name]: ConfigValue<N> };
  /** For an outbox: the bus to publish on, and the queue for changes that cannot be mapped. Empty for others. */
  eventBus: string;
  parkedQueueUrl: string;
  /** For a service that seals; empty for others. */
  kmsKeyArn: string;
}

/** For an outbox: the name of the bus. */
export const EVENT_BUS_VARIABLE = 'EVENT_BUS';
/** For an outbox: the URL of the queue for changes that cannot be mapped. */
export const PARKED_QUEUE_VARIABLE = 'PARKED_QUEUE_URL';

/** For a service that seals: the ARN of the stage's KMS key. */
export const KMS_KEY_VARIABLE = 'KMS_KEY_ARN';

/** The encryption context of the stage key. KMS refuses any other. */
export const stageKeyContext = (stage: string) => ({
  'reflekt:stage': stage,
  'reflekt:purpose': 'stage-key',
});

/** The physical name of the role that may open diaries in an emergency. */
export const breakGlassRoleName = (stage: string): string => `reflekt-${stage}-break-glass`;

/** The access of a sealing service to the table Keys. Only the account service may delete. */
export const keysAccess: TableAccess = {
  table: keysTable,
  actions: ['Query', 'PutItem', 'ConditionCheckItem'],
  indexes: [],
};

/** All tables that a service is granted: its own list, and Keys where it seals. */
export const tableAccessOf = ({ tables, seals }: ServiceDescription): readonly TableAccess[] =>
  seals ? [...tables, keysAccess] : tables;

/** The names of all variables of a service, in the order in which the construct sets them. */
export const serviceVariables = (service: ServiceDescription): string[] => [
  'STAGE',
  'SERVICE',
  ...tableAccessOf(service).map(({ table }) => tableVariable(table)),
  ...(service.seals ? [KMS_KEY_VARIABLE] : []),
  ...service.secrets.map(secretVariable),
  ...(service.kind === 'outbox' ? [EVENT_BUS_VARIABLE, PARKED_QUEUE_VARIABLE] : []),
  ...service.config,
];

/**
 * Reads a function's environment by its service description, once.
 * @throws Error that lists every missing variable by name, or names one in a wrong form; never a value
 */
export function readEnvironment<S extends ServiceDescription>(
  service: S,
  environment: Readonly<Record<string, string | undefined>>,
): ServiceEnvironment<S['config'][number]> {
  const missing = serviceVariables(service).filter((name) => environment[name] === undefined);
  if (missing.length > 0) {
    throw new Error(`${service.name}: missing environment variables: ${missing.join(', ')}`);
  }
  const value = (name: string) => environment[name] ?? '';
  return {
    stage: value('STAGE'),
    service: value('SERVICE'),
    tables: Object.fromEntries(
      tableAccessOf(service).map(({ table }) => [table.name, value(tableVariable(table))]),
    ),
    secrets: Object.fromEntries(service.secrets.map((s) => [s.name, value(secretVariable(s))])),
    config: Object.fromEntries(
      service.config.map((name) => [name, parseConfig(name, value(name))]),
    ) as ServiceEnvironment<S['config'][number]>['config'],
    eventBus: value(EVENT_BUS_VARIABLE),
    parkedQueueUrl: value(PARKED_QUEUE_VARIABLE),
    kmsKeyArn: value(KMS_KEY_VARIABLE),
  };
}
