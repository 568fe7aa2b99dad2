import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  readEnvironment,
  type ServiceDescription,
  type ServiceEnvironment,
} from '../service/index.ts';
import { type Call, createDynamoClient, type Database, openDatabase } from '../store/index.ts';
import { plainSealing } from '../store/plain-sealing.ts';

/** A running function of a service: its environment, and the stores of one request or batch. */
export interface FunctionRuntime<S extends ServiceDescription> {
  environment: ServiceEnvironment<S['config'][number]>;
  client: DynamoDBClient;
  /** The database of one call, with the owners' keys where the service seals. */
  openDatabase(call: Call): Database;
}

/**
 * Starts a function, once an instance: reads its environment by its description and makes its clients.
 * @throws Error that lists every missing variable by name
 */
export function startFunction<S extends ServiceDescription>(service: S): FunctionRuntime<S> {
  const environment = readEnvironment(service, process.env);
  const client = createDynamoClient();
  return {
    environment,
    client,
    openDatabase: (call) => openDatabase(client, environment.tables, call, plainSealing),
  };
}
