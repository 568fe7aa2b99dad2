import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientAt, contentsOf } from '@reflekt/shared/store/testing';
import { allTables, type TableSpec, tableVariable } from '@reflekt/shared/tables';
import type { DynamoDBRecord } from 'aws-lambda';
import { services } from '../../../lib/services.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../../local/aws/index.ts';
import { objectOf } from '../../../local/aws/json.ts';
import { StreamReader } from '../../../local/aws/stream-reader.ts';
import { planCloud } from '../../../local/dev/cloud.ts';
import { synthesize } from '../../../local/dev/synthesis.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const STAGE = 'dev';
/** Signs the calls of all functions: they share this process, and so its credentials. */
export const ACCESS_KEY = 'functions-of-a-test';
const MANY = 1_000;

export type Item = Record<string, unknown>;

/** A change of a table's item, as its stream has it. */
export interface Change {
  /** The table's deployed name. */
  table: string;
  record: DynamoDBRecord;
}

const assembly = await synthesize(ROOT, STAGE, () => {});

/**
 * The synthesized app as the local cloud reads it.
 * @param awsUrl the address at which functions are to find AWS
 */
export const planOf = (dataDir: string, awsUrl?: string) =>
  planCloud(
    assembly,
    {
      configuration: {
        root: ROOT,
        dataDir,
        stage: STAGE,
        port: 0,
        reset: false,
        engineEndpoint: undefined,
      },
      secrets: new Map(
        services
          .flatMap(({ secrets }) => secrets)
          .map(({ name }) => [`reflekt/${STAGE}/${name}`, '{"current":"a-key-of-the-tests"}']),
      ),
      overrides: {},
      print: () => {},
    },
    awsUrl,
  );

const variables: Readonly<Record<string, string | undefined>> = Object.assign(
  {},
  ...planOf(ROOT).functions.map(({ environment }) => environment),
);

/** Deployed names by logical name, as the template gives them to functions. */
export const deployedNames: Readonly<Record<string, string>> = Object.fromEntries(
  allTables.flatMap((table) => {
    const name = variables[tableVariable(table)];
    return name === undefined ? [] : [[table.name, name]];
  }),
);

/** The synthesized tables, streams, bus, rules and queues of one run, empty at first; nothing is delivered by itself. */
export class Aws {
  readonly endpoint: AwsEndpoint;
  /** Reaches the tables past every error that a test makes. */
  readonly client: ReturnType<typeof clientAt>;
  readonly #dataDir: string;
  readonly #readers: readonly StreamReader[];

  private constructor(endpoint: AwsEndpoint, dataDir: string) {
    const { client, sources, state } = endpoint.eventHalf;
    this.endpoint = endpoint;
    this.#dataDir = dataDir;
    this.client = clientAt(endpoint.url);
    this.#readers = sources
      .filter((source) => source.kind === 'stream')
      .map((source) => new StreamReader({ ...source, logicalId: 'recorder' }, client, state));
  }

  static async open(): Promise<Aws> {
    const dataDir = await mkdtemp(join(tmpdir(), 'reflekt-events-'));
    const { endpoint } = planOf(dataDir);
    const statements = endpoint.identities.flatMap((identity) => identity.statements);
    const identities = [
      ...endpoint.identities,
      { functionName: 'every-function', accessKeyId: ACCESS_KEY, statements },
      {
        functionName: 'test',
        accessKeyId: 'local',
        statements: [{ Effect: 'Allow' as const, Action: ['*'], Resource: ['*'] }],
      },
    ];
    // Records are stamped by the machine's clock, which a test does not put forward.
    const now = () => new Date();
    return new Aws(await startAwsEndpoint({ ...endpoint, identities, now }), dataDir);
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.endpoint.close();
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
    this.endpoint.eventHalf.ttlDeletions.note(TableName, { ...Key }, String(expiresAt));
    await this.#call('DeleteItem', { TableName, Key });
  }

  /** All items of a table. */
  dump({ name }: TableSpec): Promise<Item[]> {
    return contentsOf(this.client, String(deployedNames[name]));
  }

  #call(operation: string, input: Record<string, unknown>) {
    return this.endpoint.eventHalf.client.call(`DynamoDB_20120810.${operation}`, input);
  }
}
