import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyring, type Keyring } from '@reflekt/shared/sealing';
import { createTestKeyManagement } from '@reflekt/shared/sealing/testing';
import { clientAt, contentsOf } from '@reflekt/shared/store/testing';
import {
  allTables,
  type Item,
  keysTable,
  type TableSpec,
  tableVariable,
} from '@reflekt/shared/tables';
import { MINUTE } from '@reflekt/shared/time';
import type { DynamoDBRecord } from 'aws-lambda';
import { services } from '../../../lib/services.ts';
import {
  type AwsEndpoint,
  type AwsEndpointOptions,
  startAwsEndpoint,
} from '../../../local/aws/index.ts';
import { type JsonObject, objectOf, objectsOf } from '../../../local/aws/json.ts';
import { StreamReader } from '../../../local/aws/stream-reader.ts';
import { awsOptions, readFunctions } from '../../../local/dev/aws-options.ts';
import { synthesize } from '../../../local/dev/synthesis.ts';
import { loadAssembly } from '../../../local/template/assembly.ts';
import { loadStack, type Stack } from '../../../local/template/stack.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const STAGE = 'dev';
const MANY = 1_000;

/** A change of a table's item, as its stream has it. */
export interface Change {
  /** The table's deployed name. */
  table: string;
  record: DynamoDBRecord;
}

const assembly = loadAssembly(await synthesize(ROOT, STAGE, () => {}));
export const credentials = (name: string) => ({ accessKeyId: name, secretAccessKey: 'local' });

/** @param awsUrl the address at which functions are to find AWS */
export const readStack = (awsUrl: string): Stack =>
  loadStack(assembly, {
    region: 'us-east-1',
    accountId: '000000000000',
    stackName: assembly.stackName,
    awsUrl,
  });

export const readFunctionsOf = (stack: Stack) => readFunctions(stack, assembly);

const stack = readStack('http://127.0.0.1');
const variables: Readonly<Record<string, string | undefined>> = Object.assign(
  {},
  ...readFunctionsOf(stack).map(({ environment }) => environment),
);

/** Deployed names by logical name, as the template gives them to functions. */
export const deployedNames: Readonly<Record<string, string>> = Object.fromEntries(
  allTables.flatMap((table) => {
    const name = variables[tableVariable(table)];
    return name === undefined ? [] : [[table.name, name]];
  }),
);

const KEYS = String(deployedNames[keysTable.name]);

/** Every secret that a function may read has a value. */
const secrets = new Map(
  services
    .flatMap((service) => service.secrets)
    .map(({ name }) => [`reflekt/${STAGE}/${name}`, '{"current":"a-key-of-the-tests"}']),
);

function optionsFor(dataDir: string): AwsEndpointOptions {
  const place = { root: ROOT, dataDir, stage: STAGE };
  const configuration = { ...place, port: 0, reset: false, engineEndpoint: undefined };
  const print = () => {};
  const options = awsOptions({ stack, assembly, configuration, secrets, credentials, print });
  const statements = [{ Effect: 'Allow' as const, Action: ['*'], Resource: ['*'] }];
  return {
    ...options,
    identities: [...options.identities, { name: 'test', ...credentials('local'), statements }],
    // Records have the machine's time, which a test does not put forward.
    now: () => new Date(),
  };
}

/**
 * Rows of the table Keys, put into every run: functions keep the keys that they have seen, and must find them
 * in the next run too.
 */
let keyRows: readonly JsonObject[] = [];

/** The synthesized tables, streams, bus, rules and queues of one run, empty at first; nothing is delivered by itself. */
export class Aws {
  readonly parts: AwsEndpoint['parts'];
  readonly #endpoint: AwsEndpoint;
  /** Reaches the tables past every error that a test makes. */
  readonly client: ReturnType<typeof clientAt>;
  readonly #dataDir: string;
  readonly #keyring: Keyring;
  readonly #readers: readonly StreamReader[];

  private constructor(endpoint: AwsEndpoint, dataDir: string) {
    const { client, sources, state } = endpoint.parts;
    this.#endpoint = endpoint;
    this.parts = endpoint.parts;
    this.#dataDir = dataDir;
    this.client = clientAt(endpoint.url);
    this.#keyring = createKeyring({
      client: this.client,
      keysTableName: KEYS,
      kms: createTestKeyManagement(),
    });
    this.#readers = sources
      .filter((source) => source.kind === 'stream')
      .map((source) => new StreamReader({ ...source, logicalId: 'recorder' }, client, state));
  }

  static async open(): Promise<Aws> {
    const dataDir = await mkdtemp(join(tmpdir(), 'reflekt-events-'));
    const aws = new Aws(await startAwsEndpoint(optionsFor(dataDir)), dataDir);
    for (const Item of keyRows) await aws.#call('PutItem', { TableName: KEYS, Item });
    return aws;
  }

  async close(): Promise<void> {
    keyRows = objectsOf((await this.#call('Scan', { TableName: KEYS })).Items);
    this.client.destroy();
    await this.#endpoint.close();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** Changes of all streamed tables since the last call, oldest first. */
  async changes(): Promise<Change[]> {
    const found: Change[] = [];
    for (const reader of this.#readers) {
      for (;;) {
        const records = await reader.read(MANY);
        if (records.length === 0) break;
        for (const { record } of records) {
          found.push({ table: reader.tableName, record: record as DynamoDBRecord });
        }
      }
    }
    return found;
  }

  /** Commits recorded changes in one transaction, whatever is stored. */
  async apply(changes: readonly Change[]): Promise<void> {
    const TransactItems = changes.map(({ table: TableName, record: { eventName, dynamodb } }) =>
      eventName === 'REMOVE'
        ? { Delete: { TableName, Key: dynamodb?.Keys } }
        : { Put: { TableName, Item: dynamodb?.NewImage } },
    );
    await this.#call('TransactWriteItems', { TransactItems });
  }

  /** Removes an item as TTL does, at the instant that the item itself names. */
  async expire(table: TableSpec, Key: Readonly<Record<string, unknown>>): Promise<void> {
    const TableName = String(deployedNames[table.name]);
    const { Item } = await this.#call('GetItem', { TableName, Key });
    const expiresAt = objectOf(objectOf(Item)[String(table.ttl)]).N;
    this.parts.ttlDeletions.note(TableName, { ...Key }, String(expiresAt));
    await this.#call('DeleteItem', { TableName, Key });
  }

  /** All items of a table, opened. */
  async dump(table: TableSpec): Promise<Item[]> {
    const items = await contentsOf(this.client, String(deployedNames[table.name]));
    const deadline = Date.now() + MINUTE;
    const sealing = this.#keyring.open({ deadline, capacity: { read: 0, write: 0 } });
    return Promise.all(items.map((item) => sealing.openItem(table, item)));
  }

  #call(operation: string, input: Record<string, unknown>) {
    return this.parts.client.call(`DynamoDB_20120810.${operation}`, input);
  }
}
