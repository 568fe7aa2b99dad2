import type { Api } from '../api/endpoint.ts';
import type { EventDefinition } from '../events/event.ts';
import { keysTable } from '../tables/keys.ts';
import { type TableSpec, tableVariable } from '../tables/spec.ts';
import { type ConfigName, type ConfigValue, parseConfig } from './config.ts';

export { type ConfigName, configSchemas } from './config.ts';

/** The DynamoDB actions a service may be granted. There is no Scan among them. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem';

/** The access of a service to a table; its role gets this and nothing else. */
export interface TableAccess {
  table: TableSpec;
  /** On the table itself. */
  actions: readonly TableAction[];
  /** Indexes it may Query. */
  indexes: readonly string[];
}

/** A secret in Secrets Manager, named `reflekt/<stage>/<name>`; its value is JSON `{ "current" }`. */
export interface SecretSpec {
  name: string;
  description: string;
  /** Whether the value before goes on being accepted: the JSON may have `previous` too. */
  rotates?: true;
}

/** A table whose stream is read, and which of its records: patterns of Lambda's event filtering, any of which admits. */
export interface StreamSubscription {
  table: TableSpec;
  filters: readonly Readonly<Record<string, unknown>>[];
}

/** How a consumer takes messages from its queue. */
export interface QueueOptions {
  batchSize: number;
  /** How long a batch may wait to fill, seconds; 0 takes what is there. */
  batchingWindowSeconds: number;
  /** How many batches are worked on at once. */
  maxConcurrency: number;
  /** Whether messages wait for the stage's insight delay first, so that a burst of saves is worked on once. */
  delayed?: boolean;
}

/** How often a scheduled service runs: at a fixed rate, the first time one interval after the first deployment. */
export interface ScheduleOptions {
  /** 1 to 24. */
  everyHours: number;
}

/**
 * A service as pure data. The construct derives function, role, environment, routes, queue and alarms from
 * it, the service's own wiring reads its environment by it, and the laws in `test/` are generated from it.
 */
export interface ServiceDescription {
  /** Name of the function, and of its folder under `lambdas/` unless `entry` says otherwise. */
  name: string;
  description: string;
  kind: 'api' | 'authorizer' | 'consumer' | 'outbox' | 'scheduled';
  /** Path of the wiring under `lambdas/`, where it is not `<name>/index.ts`: a service's consumer is a function of its own. */
  entry?: string;
  /** For `api`: the endpoints it answers. */
  routes?: Api;
  /** For `consumer`: the events that rules send to its queue. */
  consumes: readonly EventDefinition[];
  /** For `consumer`: how it takes them from there. */
  queue?: QueueOptions;
  /** For `outbox`: the tables whose streams it turns into events. */
  streams?: readonly StreamSubscription[];
  /** For `scheduled`: how often it runs. */
  schedule?: ScheduleOptions;
  tables: readonly TableAccess[];
  /**
   * Whether it reads or writes sealed items. It then gets the table Keys (Query, PutItem, ConditionCheckItem), the
   * stage's KMS key (Decrypt, GenerateDataKey, for the stage key's encryption context only), and their variables.
   */
  seals?: true;
  secrets: readonly SecretSpec[];
  config: readonly ConfigName[];
  memoryMb: number;
  timeoutSeconds: number;
}

export const defineService = <const S extends ServiceDescription>(service: S): S => service;

/** Access to a table. The compiler checks index names against the table's own. */
export function allowAccess<Spec extends TableSpec>(
  table: Spec,
  access: {
    actions: readonly TableAction[];
    indexes?: readonly (keyof Spec['indexes'] & string)[];
  },
): TableAccess {
  return { table, actions: access.actions, indexes: access.indexes ?? [] };
}

/** The environment variable in which a function finds a secret's ARN. */
export const secretVariable = (secret: SecretSpec): string =>
  `${secret.name.toUpperCase().replaceAll('-', '_')}_SECRET_ARN`;

export interface ServiceEnvironment<Name extends ConfigName = ConfigName> {
  stage: string;
  service: string;
  /** Deployed table name by logical name. */
  tables: Readonly<Record<string, string>>;
  /** ARN by the secret's name. */
  secrets: Readonly<Record<string, string>>;
  config: { readonly [N in Name]: ConfigValue<N> };
  /** Where an outbox publishes, and where it parks what it cannot map; empty for others. */
  eventBus: string;
  parkedQueueUrl: string;
  /** For a service that seals; empty for others. */
  kmsKeyArn: string;
}

/** For an outbox: the name of the bus, and the URL of the queue for records that cannot be mapped. */
export const EVENT_BUS_VARIABLE = 'EVENT_BUS';
export const PARKED_QUEUE_VARIABLE = 'PARKED_QUEUE_URL';

/** For a service that seals: the ARN of the stage's KMS key. */
export const KMS_KEY_VARIABLE = 'KMS_KEY_ARN';

/** The encryption context of the stage key: exactly these two pairs, or KMS refuses. */
export const stageKeyContext = (stage: string) => ({
  'reflekt:stage': stage,
  'reflekt:purpose': 'stage-key',
});

/** What a service that seals may do with the table Keys. Only the account service may delete. */
export const keysAccess: TableAccess = {
  table: keysTable,
  actions: ['Query', 'PutItem', 'ConditionCheckItem'],
  indexes: [],
};

/** Every table a service is granted: those it names, and Keys where it seals. */
export const tableAccessOf = ({ tables, seals }: ServiceDescription): readonly TableAccess[] =>
  seals ? [...tables, keysAccess] : tables;

/** The names of all variables that a service is given, in the order the construct sets them. */
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
 * Reads a function's environment once, by its own description.
 * @throws Error that lists every missing variable by name, or names one that is not in its form, and no value
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
