import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createKeyManagement, createKeyring } from '../sealing/index.ts';
import {
  readEnvironment,
  type ServiceDescription,
  type ServiceEnvironment,
} from '../service/index.ts';
import {
  type Call,
  createDynamoClient,
  type Database,
  openDatabase,
  type Sealing,
} from '../store/index.ts';
import { keysTable } from '../tables/index.ts';

/** A running function of a service: its environment, and a database for each request or batch. */
export interface FunctionRuntime<S extends ServiceDescription> {
  environment: ServiceEnvironment<S['config'][number]>;
  client: DynamoDBClient;
  /** Opens the database of one call, with the owners' keys where the service seals. */
  openDatabase(call: Call): Database;
}

/** The sealing of each call; `none` for a service that does not seal. */
function createSealing(
  service: ServiceDescription,
  { stage, tables, kmsKeyArn }: ServiceEnvironment,
  client: DynamoDBClient,
): (call: Call) => Sealing {
  if (!service.seals) return () => 'none';
  const kms = createKeyManagement({ client, keyArn: kmsKeyArn, stage });
  const keyring = createKeyring({ client, keysTableName: tables[keysTable.name] ?? '', kms });
  return (call) => keyring.open(call);
}

/**
 * Starts a function, once per instance: reads its environment by the service description and creates its clients.
 * @throws Error that lists every missing variable by name
 */
export function startFunction<S extends ServiceDescription>(service: S): FunctionRuntime<S> {
  const environment = readEnvironment(service, process.env);
  const client = createDynamoClient();
  const sealingOf = createSealing(service, environment, client);
  return {
    environment,
    client,
    openDatabase: (call) => openDatabase(client, environment.tables, call, sealingOf(call)),
  };
}
