import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientAt, contentsOf, createTables } from '@reflekt/shared/store/testing';
import { allTables, type TableSpec, tableVariable } from '@reflekt/shared/tables';
import type { DynamoDBRecord } from 'aws-lambda';
import { type Engine, startEngine } from '../../../local/aws/engine.ts';
import { EngineClient } from '../../../local/aws/engine-client.ts';

const REGION = 'us-east-1';
const PREFIX = 'test';
const SEQUENCE_DIGITS = 21;

export type Item = Record<string, unknown>;

/** What the tables are called in every run. */
export const deployedNames: Readonly<Record<string, string>> = Object.fromEntries(
  allTables.map(({ name }) => [name, `${PREFIX}-${name}`]),
);

/** The variables by which functions find them. */
export const tableVariables = Object.fromEntries(
  allTables.map((table) => [tableVariable(table), deployedNames[table.name]]),
);

/** A change of a table's item as its stream tells it. */
export interface Change {
  table: string;
  record: DynamoDBRecord;
}

const keyText = (key: unknown) => JSON.stringify(Object.entries(Object(key)).sort());

/** All tables with streams on an engine of a run's own. */
export class World {
  readonly engine: Engine;
  /** Past every fault that a test makes. */
  readonly client: ReturnType<typeof clientAt>;
  readonly #raw: EngineClient;
  readonly #dataDir: string;
  readonly #iterators = new Map<string, string>();
  readonly #arns = new Map<string, string>();
  readonly #expired = new Set<string>();

  private constructor(engine: Engine, dataDir: string) {
    this.engine = engine;
    this.#dataDir = dataDir;
    this.#raw = new EngineClient(engine, REGION);
    this.client = clientAt(engine.endpoint.origin);
  }

  static async open(): Promise<World> {
    const dataDir = await mkdtemp(join(tmpdir(), 'reflekt-world-'));
    const world = new World(await startEngine({ dataDir, log: () => {} }), dataDir);
    await createTables(world.client, allTables, PREFIX, { streams: true });
    return world;
  }

  async close(): Promise<void> {
    this.client.destroy();
    this.#raw.close();
    await this.engine.close();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** What was committed to a table since this was last asked, oldest first. */
  async changes(table: TableSpec): Promise<Change[]> {
    const found: Change[] = [];
    for (;;) {
      const iterator = this.#iterators.get(table.name) ?? (await this.#firstIterator(table));
      if (iterator === undefined) return found;
      const { Records, NextShardIterator } = await this.#stream('GetRecords', {
        ShardIterator: iterator,
      });
      this.#iterators.set(table.name, String(NextShardIterator));
      const records = Records as DynamoDBRecord[];
      if (records.length === 0) return found;
      found.push(...records.map((record) => this.#asLambdaTells(table, record)));
    }
  }

  /** Commits recorded changes as one, whatever stands there. */
  async apply(changes: readonly Change[]): Promise<void> {
    const TransactItems = changes.map(({ table, record: { eventName, dynamodb } }) => {
      const TableName = deployedNames[table];
      return eventName === 'REMOVE'
        ? { Delete: { TableName, Key: dynamodb?.Keys } }
        : { Put: { TableName, Item: dynamodb?.NewImage } };
    });
    await this.#raw.call('DynamoDB_20120810.TransactWriteItems', { TransactItems });
  }

  /** Removes an item as TTL would. */
  async expire(table: string, key: Readonly<Record<string, unknown>>): Promise<void> {
    this.#expired.add(keyText(key));
    await this.#raw.call('DynamoDB_20120810.DeleteItem', {
      TableName: deployedNames[table],
      Key: { ...key },
    });
  }

  /** Everything in a table. */
  dump({ name }: TableSpec): Promise<Item[]> {
    return contentsOf(this.client, String(deployedNames[name]));
  }

  #asLambdaTells(table: TableSpec, record: DynamoDBRecord): Change {
    const change = record.dynamodb ?? {};
    const byTtl = record.eventName === 'REMOVE' && this.#expired.has(keyText(change.Keys));
    return {
      table: table.name,
      record: {
        ...record,
        eventSourceARN: String(this.#arns.get(table.name)),
        dynamodb: {
          ...change,
          SequenceNumber: String(change.SequenceNumber).padStart(SEQUENCE_DIGITS, '0'),
        },
        ...(byTtl
          ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
          : {}),
      },
    };
  }

  async #firstIterator({ name }: TableSpec): Promise<string | undefined> {
    const TableName = deployedNames[name];
    const { Table } = await this.#raw.call('DynamoDB_20120810.DescribeTable', { TableName });
    const StreamArn = String(Object(Table).LatestStreamArn);
    this.#arns.set(name, StreamArn);
    const { StreamDescription } = await this.#stream('DescribeStream', { StreamArn });
    const [shard] = Object(StreamDescription).Shards;
    if (shard === undefined) return undefined;
    const { ShardIterator } = await this.#stream('GetShardIterator', {
      StreamArn,
      ShardId: shard.ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    return String(ShardIterator);
  }

  #stream(operation: string, input: Record<string, unknown>) {
    return this.#raw.call(`DynamoDBStreams_20120810.${operation}`, input);
  }
}
