/**
 * Lambda's event source for DynamoDB Streams: batch size and window, filters, retries with backoff,
 * bisecting, partial failures by the lowest sequence number, maximum retries and record age, and an
 * on-failure queue that gets positions, never items. Positions outlive a kill: at least once. Left
 * out: more than one shard, parallelization, tumbling windows; retry counts start anew with the process.
 */
import { createHash, randomUUID } from 'node:crypto';
import { describeError } from './aws-error.ts';
import { Backoff, type Pause } from './backoff.ts';
import { invokeBatch, PAYLOAD_MAX_BYTES, Stopped, unlessStopped } from './batch-invocation.ts';
import type { StreamSourceDefinition } from './event-source-definition.ts';
import { type JsonObject, objectOf } from './json.ts';
import type { QueueStore } from './queue-store.ts';
import type { StreamReader, StreamRecord } from './stream-reader.ts';
import type { TtlDeletions } from './ttl-deletions.ts';
import type { Invoker } from './types.ts';
import type { Wakeup } from './wakeup.ts';

const IDLE_MS = 1_000;
/** DynamoDB's sequence numbers have at least 21 digits, so that they compare as text too. */
const SEQUENCE_DIGITS = 21;

export interface StreamSourceDeps {
  reader: StreamReader;
  queues: QueueStore;
  ttlDeletions: TtlDeletions;
  /** Notified after every write through the endpoint. */
  writes: Wakeup;
  invoker: Invoker;
  region: string;
  /** The clock by which records grow too old. */
  now(): Date;
  /** The pause between attempts; the machine's timer by default. */
  pause?: Pause;
  log(line: string): void;
}

export class StreamSource {
  readonly #definition: StreamSourceDefinition;
  readonly #deps: StreamSourceDeps;
  readonly #signal: AbortSignal;
  /** The number of writes before the last look at the stream that found nothing. */
  #caughtUpWith: number | undefined;

  constructor(definition: StreamSourceDefinition, deps: StreamSourceDeps, signal: AbortSignal) {
    this.#definition = definition;
    this.#deps = deps;
    this.#signal = signal;
  }

  /** True when every write through the endpoint has been dealt with. */
  get isCaughtUp(): boolean {
    return this.#caughtUpWith === this.#deps.writes.count;
  }

  /** Reads and delivers until the signal aborts; never rejects. */
  async run(): Promise<void> {
    const backoff = new Backoff();
    while (!this.#signal.aborted) {
      try {
        const hasMore = await this.deliverNext();
        backoff.reset();
        if (!hasMore) await this.#deps.writes.wait(IDLE_MS, this.#signal);
      } catch (error) {
        if (error instanceof Stopped) return;
        this.#deps.log(`${this.#definition.logicalId}: ${describeError(error)}; it goes on`);
        this.#deps.reader.rewind();
        await backoff.pause(this.#signal);
      }
    }
  }

  /**
   * Delivers the next batch until it is done or given up.
   * @returns false when the stream has no more records
   * @throws Stopped when the signal aborts first
   */
  async deliverNext(): Promise<boolean> {
    const writes = this.#deps.writes.count;
    const records = await this.#collect();
    const last = records.at(-1);
    if (last === undefined) {
      this.#caughtUpWith = writes;
      return false;
    }
    await this.#process(
      records.filter(({ record }) => this.#admits(record)),
      0,
    );
    this.#deps.reader.commit(last.sequence);
    return true;
  }

  /** The next records, unfiltered: as many as fit a batch, or what came until the window closed. */
  async #collect(): Promise<StreamRecord[]> {
    const { batchSize, windowMs } = this.#definition;
    const { reader, writes } = this.#deps;
    const records: StreamRecord[] = [];
    let closesAt: number | undefined;
    for (;;) {
      const read = await unlessStopped(reader.read(batchSize - records.length), this.#signal);
      records.push(...read.map((record) => this.#asEvent(record)));
      if (records.length === 0 || records.length >= batchSize) return records;
      closesAt ??= Date.now() + windowMs;
      const left = closesAt - Date.now();
      if (left <= 0) return records;
      await writes.wait(left, this.#signal);
    }
  }

  #admits(record: JsonObject): boolean {
    const { filters } = this.#definition;
    return filters.length === 0 || filters.some((matches) => matches(record));
  }

  /** Delivers a batch until it is done, split, or given up; its records are committed as they are dealt with. */
  async #process(records: StreamRecord[], attemptsBefore: number): Promise<void> {
    const { bisects, maximumRetries, reportsItemFailures } = this.#definition;
    let batch = records;
    let attempts = attemptsBefore;
    const backoff = new Backoff(this.#deps.pause);
    for (;;) {
      batch = this.#withoutExpired(batch, attempts);
      if (batch.length === 0) return;
      const payload = { Records: batch.map(({ record }) => record) };
      if (batch.length > 1 && Buffer.byteLength(JSON.stringify(payload)) > PAYLOAD_MAX_BYTES) {
        return this.#halves(batch, attempts);
      }
      const identifiers = batch.map(({ sequence }) => eventSequence(sequence));
      const outcome = await invokeBatch(
        this.#deps.invoker,
        { functionName: this.#definition.functionName, payload, identifiers, reportsItemFailures },
        this.#signal,
      );
      const firstFailed =
        outcome.kind === 'done' ? identifiers.findIndex((id) => outcome.failed.has(id)) : 0;
      const done = firstFailed < 0 ? batch : batch.slice(0, firstFailed);
      this.#commit(done);
      if (firstFailed < 0) return;
      // Splitting does not count as a retry; neither does a failure behind some progress.
      if (outcome.kind === 'function-error' && bisects && batch.length > 1) {
        return this.#halves(batch, attempts);
      }
      if (done.length > 0) attempts = 0;
      attempts += 1;
      batch = batch.slice(done.length);
      if (attempts > maximumRetries) {
        return this.#giveUp(batch, 'RetryAttemptsExhausted', attempts);
      }
      this.#deps.log(
        `${this.#definition.functionName} failed ${batch.length} records of ${this.#definition.tableName}'s stream (attempt ${attempts})`,
      );
      await unlessStopped(backoff.pause(this.#signal), this.#signal);
    }
  }

  async #halves(batch: StreamRecord[], attempts: number): Promise<void> {
    const middle = Math.ceil(batch.length / 2);
    await this.#process(batch.slice(0, middle), attempts);
    await this.#process(batch.slice(middle), attempts);
  }

  #withoutExpired(batch: StreamRecord[], attempts: number): StreamRecord[] {
    const oldest = this.#deps.now().getTime() - this.#definition.maximumAgeMs;
    const firstFresh = batch.findIndex(({ createdAt }) => createdAt >= oldest);
    const expired = firstFresh < 0 ? batch : batch.slice(0, firstFresh);
    if (expired.length > 0) this.#giveUp(expired, 'RecordAgeExceeded', attempts);
    return batch.slice(expired.length);
  }

  /** Passes the records over; the on-failure queue learns where they stand, and nothing of what is in them. */
  #giveUp(batch: StreamRecord[], condition: string, attempts: number): void {
    const { onFailure, functionArn, functionName, sourceArn, tableName } = this.#definition;
    const [first, last] = [batch.at(0), batch.at(-1)];
    if (first === undefined || last === undefined) return;
    if (onFailure !== undefined) {
      const body = JSON.stringify({
        requestContext: {
          requestId: randomUUID(),
          functionArn: `${functionArn}:$LATEST`,
          condition,
          approximateInvokeCount: attempts,
        },
        responseContext: {
          statusCode: 200,
          executedVersion: '$LATEST',
          functionError: 'Unhandled',
        },
        version: '1.0',
        timestamp: new Date().toISOString(),
        DDBStreamBatchInfo: {
          shardId: this.#deps.reader.shardId,
          startSequenceNumber: eventSequence(first.sequence),
          endSequenceNumber: eventSequence(last.sequence),
          approximateArrivalOfFirstRecord: new Date(first.createdAt).toISOString(),
          approximateArrivalOfLastRecord: new Date(last.createdAt).toISOString(),
          batchSize: batch.length,
          streamArn: sourceArn,
        },
      });
      this.#deps.queues.send(onFailure, { body, sender: functionName });
    }
    this.#deps.log(
      `${functionName}: passed over ${batch.length} records of ${tableName}'s stream: ${condition}`,
    );
    this.#commit(batch);
  }

  #commit(done: StreamRecord[]): void {
    const last = done.at(-1);
    if (last !== undefined) this.#deps.reader.commit(last.sequence);
  }

  /** The record as Lambda hands it to functions. */
  #asEvent({ sequence, createdAt, record }: StreamRecord): StreamRecord {
    const { tableName, sourceArn } = this.#definition;
    const byTtl = this.#deps.ttlDeletions.caused(tableName, record);
    return {
      sequence,
      createdAt,
      record: {
        ...record,
        eventID: createHash('md5').update(`${tableName} ${sequence}`).digest('hex'),
        awsRegion: this.#deps.region,
        eventSourceARN: sourceArn,
        dynamodb: { ...objectOf(record.dynamodb), SequenceNumber: eventSequence(sequence) },
        ...(byTtl && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
      },
    };
  }
}

const eventSequence = (sequence: string): string => sequence.padStart(SEQUENCE_DIGITS, '0');
