/** Reads the template's event half whole, so that what cannot work stops before anything is started. */
import { LocalCloudError } from '../errors.ts';
import { Callers } from './caller.ts';
import { type EventSourceDefinition, eventSourceDefinition } from './event-source-definition.ts';
import { type KmsKeyDefinition, kmsKeyDefinitions } from './kms-definition.ts';
import { type QueueDefinition, queueDefinition } from './queue-definition.ts';
import { type RuleDefinition, ruleDefinition } from './rule-definition.ts';
import { checkKeys, tableName } from './tables.ts';
import type { AwsEndpointOptions } from './types.ts';

export interface AwsDefinitions {
  callers: Callers;
  kmsKeys: KmsKeyDefinition[];
  queues: QueueDefinition[];
  /** Names of the buses, the default one among them. */
  buses: Set<string>;
  rules: RuleDefinition[];
  sources: EventSourceDefinition[];
}

/** @throws LocalCloudError naming the first resource that the local cloud would not honour */
export function readAwsDefinitions(options: AwsEndpointOptions): AwsDefinitions {
  const { region, accountId } = options;
  const callers = new Callers(options.identities, accountId);
  const queues = (options.queues ?? []).map((queue) => queueDefinition(queue, region, accountId));
  const findQueue = (name: string) => queues.find((queue) => queue.name === name);
  for (const { name, redrive } of queues) {
    if (redrive !== undefined && findQueue(redrive.deadLetterQueue) === undefined) {
      throw new LocalCloudError(`Queue ${name}: its dead-letter queue is not in the template.`);
    }
  }
  const buses = new Set(['default']);
  for (const { properties } of options.eventBuses ?? []) buses.add(String(properties.Name));
  const rules = (options.rules ?? []).flatMap(
    (rule) => ruleDefinition(rule, region, accountId, findQueue) ?? [],
  );
  for (const { name, bus } of rules) {
    if (!buses.has(bus)) throw new LocalCloudError(`Rule ${name}: there is no bus ${bus}.`);
  }
  for (const table of options.tables) checkKeys(table);
  const tables = new Set(options.tables.map(tableName));
  const hasTable = (name: string) => tables.has(name);
  const context = { region, accountId, callers, findQueue, hasTable };
  const sources = (options.eventSourceMappings ?? []).flatMap(
    (mapping) => eventSourceDefinition(mapping, context) ?? [],
  );
  const { kmsKeys = [], kmsAliases = [] } = options;
  return {
    callers,
    kmsKeys: kmsKeyDefinitions(kmsKeys, kmsAliases, region, accountId),
    queues,
    buses,
    rules,
    sources,
  };
}
