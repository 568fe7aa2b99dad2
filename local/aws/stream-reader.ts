/**
 * Reads one table's stream for one consumer, from where it had committed to. Positions are kept by
 * stream, so that a table made anew is read from its beginning. The engine's stream is one shard that
 * never closes; with another engine the newest shard is read.
 */
import { AwsError } from './aws-error.ts';
import type { EngineClient } from './engine-client.ts';
import { type JsonObject, objectOf, objectsOf, stringOf } from './json.ts';
import type { StateStore } from './state.ts';

export interface StreamRecord {
  /** As the engine counts: a decimal number without leading zeros. */
  sequence: string;
  createdAt: number;
  record: JsonObject;
}

interface OpenStream {
  arn: string;
  label: string;
  shardId: string;
}

export class StreamReader {
  readonly mapping: string;
  readonly tableName: string;
  readonly #client: EngineClient;
  readonly #state: StateStore;
  #stream: OpenStream | undefined;
  #iterator: string | undefined;
  #committed: string | undefined;

  constructor(
    source: { logicalId: string; tableName: string },
    client: EngineClient,
    state: StateStore,
  ) {
    this.mapping = source.logicalId;
    this.tableName = source.tableName;
    this.#client = client;
    this.#state = state;
  }

  /** Up to which sequence number everything is dealt with; nothing before the first record. */
  get committed(): bigint | undefined {
    return this.#committed === undefined ? undefined : BigInt(this.#committed);
  }

  get shardId(): string {
    return this.#stream?.shardId ?? '';
  }

  /** The next records, in order; after a failure the reading starts again behind the last commit. */
  async read(limit: number): Promise<StreamRecord[]> {
    try {
      this.#stream ??= await this.#open();
      if (this.#stream === undefined) return [];
      this.#iterator ??= await this.#iteratorAfter(this.#stream, this.#committed);
      const output = await this.#client.call('DynamoDBStreams_20120810.GetRecords', {
        ShardIterator: this.#iterator,
        Limit: Math.min(limit, 1_000),
      });
      this.#iterator = stringOf(output.NextShardIterator);
      return objectsOf(output.Records).map(streamRecord);
    } catch (error) {
      this.rewind();
      throw error;
    }
  }

  /** Forgets what was read and not committed. */
  rewind(): void {
    this.#stream = undefined;
    this.#iterator = undefined;
  }

  /** Remembers, over a kill, that everything up to this sequence number is dealt with. */
  commit(sequence: string): void {
    if (this.#stream === undefined) return;
    this.#committed = sequence;
    this.#state.database
      .prepare(
        'INSERT INTO stream_positions (mapping, stream_label, sequence) VALUES (?, ?, ?) ON CONFLICT (mapping) DO UPDATE SET stream_label = excluded.stream_label, sequence = excluded.sequence',
      )
      .run(this.mapping, this.#stream.label, sequence);
  }

  async #open(): Promise<OpenStream | undefined> {
    const table = objectOf(
      (await this.#client.call('DynamoDB_20120810.DescribeTable', { TableName: this.tableName }))
        .Table,
    );
    const arn = stringOf(table.LatestStreamArn);
    const label = stringOf(table.LatestStreamLabel);
    if (arn === undefined || label === undefined) {
      throw new AwsError('ResourceNotFoundException', `Table ${this.tableName} has no stream.`);
    }
    const description = objectOf(
      (await this.#client.call('DynamoDBStreams_20120810.DescribeStream', { StreamArn: arn }))
        .StreamDescription,
    );
    const shard = objectsOf(description.Shards).at(-1);
    const shardId = stringOf(shard?.ShardId);
    if (shardId === undefined) return undefined; // nothing was ever written
    const stream = { arn, label, shardId };
    this.#committed = this.#storedPosition(label);
    return stream;
  }

  #storedPosition(label: string): string | undefined {
    const row = this.#state.database
      .prepare('SELECT sequence FROM stream_positions WHERE mapping = ? AND stream_label = ?')
      .get(this.mapping, label);
    return typeof row?.sequence === 'string' ? row.sequence : undefined;
  }

  async #iteratorAfter(stream: OpenStream, sequence: string | undefined): Promise<string> {
    const place =
      sequence === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequence };
    const output = await this.#client.call('DynamoDBStreams_20120810.GetShardIterator', {
      StreamArn: stream.arn,
      ShardId: stream.shardId,
      ...place,
    });
    return String(output.ShardIterator);
  }
}

function streamRecord(record: JsonObject): StreamRecord {
  const change = objectOf(record.dynamodb);
  return {
    sequence: String(change.SequenceNumber),
    createdAt: Number(change.ApproximateCreationDateTime) * 1_000,
    record,
  };
}
