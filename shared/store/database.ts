import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type ConsumedCapacity,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import { defect, unavailable } from '../errors/index.ts';
import type { TableSpec } from '../tables/index.ts';
import type { Call } from './call.ts';
import { type Condition, renderCondition } from './condition.ts';
import { backOff, withRetries } from './retry.ts';

export type Item = Record<string, unknown>;

export type Write =
  | { put: Item; into: TableSpec; when?: Condition }
  | { remove: Item; from: TableSpec; when?: Condition }
  /** Writes nothing: the transaction goes through only while the condition holds of the item there. */
  | { check: Item; in: TableSpec; when: Condition };

export interface Query {
  table: TableSpec;
  index?: string;
  partition: string;
  /** On the sort key: a range, both ends inclusive, or a prefix. */
  sort?: { from?: string; to?: string } | { prefix: string };
  /** Exclusive start, a full key of the table or index. */
  after?: Item | undefined;
  descending?: boolean;
  limit?: number;
  consistent?: boolean;
}

export interface QueryPage {
  items: Item[];
  /** Set when there may be more. */
  last: Item | undefined;
  /** Bytes that DynamoDB read for it, by what it charged. */
  bytesRead: number;
}

/** A condition of a transaction did not hold: nothing was written. */
export class ConditionFailed extends Error {
  /** Which of the writes, and what stood in its place. */
  readonly index: number;
  readonly existing: Item | undefined;

  constructor(index: number, existing: Item | undefined) {
    super(`the condition of write ${index} did not hold`);
    this.name = 'ConditionFailed';
    this.index = index;
    this.existing = existing;
  }
}

/** What stores make of it where the condition was the state that had been read: somebody else's write came first. */
export class WriteConflict extends Error {
  override name = 'WriteConflict';
}

/**
 * DynamoDB for one request or batch: plain items in and out, everything retried within the call's deadline,
 * capacity counted. All methods throw DomainError `unavailable` when the deadline ends them.
 */
export interface Database {
  get(table: TableSpec, key: Item, options?: { consistent?: boolean }): Promise<Item | undefined>;
  /** Any number of keys of one table, read consistently; order and absent ones are not kept. */
  getMany(table: TableSpec, keys: readonly Item[]): Promise<Item[]>;
  query(query: Query): Promise<QueryPage>;
  /** All or nothing. @throws ConditionFailed for the first condition that did not hold */
  transact(writes: readonly Write[]): Promise<void>;
  /** Removes any number of items, without conditions and not as one. */
  removeMany(table: TableSpec, keys: readonly Item[]): Promise<void>;
}

const chunk = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, i) =>
    values.slice(i * size, (i + 1) * size),
  );

function tableOf(write: Write): TableSpec {
  if ('put' in write) return write.into;
  return 'remove' in write ? write.from : write.in;
}

const marshalled = (item: Item) => marshall(item, { removeUndefinedValues: true });

/** @param tableNames deployed name by logical name */
export function openDatabase(
  client: DynamoDBClient,
  tableNames: Readonly<Record<string, string>>,
  call: Call,
): Database {
  const nameOf = (spec: TableSpec): string => {
    const name = tableNames[spec.name];
    if (name === undefined) throw defect(`the service does not declare the table ${spec.name}`);
    return name;
  };
  const count = (
    consumed: ConsumedCapacity | ConsumedCapacity[] | undefined,
    kind: 'read' | 'write',
  ) => {
    for (const one of [consumed ?? []].flat()) call.capacity[kind] += one.CapacityUnits ?? 0;
  };
  const ReturnConsumedCapacity = 'TOTAL' as const;

  return {
    async get(table, key, options = {}) {
      const input = {
        TableName: nameOf(table),
        Key: marshalled(key),
        ConsistentRead: options.consistent ?? true,
        ReturnConsumedCapacity,
      };
      const answer = await withRetries(call, (abortSignal) =>
        client.send(new GetItemCommand(input), { abortSignal }),
      );
      count(answer.ConsumedCapacity, 'read');
      return answer.Item && unmarshall(answer.Item);
    },

    async getMany(table, keys) {
      const name = nameOf(table);
      const found: Item[] = [];
      for (const part of chunk(keys, 100)) {
        let wanted = part.map(marshalled);
        for (let tries = 0; wanted.length > 0; tries++) {
          const RequestItems = { [name]: { Keys: wanted, ConsistentRead: true } };
          const answer = await withRetries(call, (abortSignal) =>
            client.send(new BatchGetItemCommand({ RequestItems, ReturnConsumedCapacity }), {
              abortSignal,
            }),
          );
          count(answer.ConsumedCapacity, 'read');
          for (const item of answer.Responses?.[name] ?? []) found.push(unmarshall(item));
          const left = answer.UnprocessedKeys?.[name]?.Keys ?? [];
          // An answer that is full (16 MB) is progress; one that is empty means throttling.
          if (left.length === wanted.length) await backOff(tries, call.deadline);
          if (left.length > 0 && Date.now() >= call.deadline) throw unavailable();
          wanted = left;
        }
      }
      return found;
    },

    async query(query) {
      const index = query.index === undefined ? undefined : query.table.indexes[query.index];
      const { partition, sort } = index ?? query.table.key;
      const names: Record<string, string> = { '#p': partition.name };
      const values: Item = { ':p': query.partition };
      let expression = '#p = :p';
      if (query.sort) {
        if (!sort) throw defect('a sort condition on a key without a sort attribute');
        names['#s'] = sort.name;
        if ('prefix' in query.sort) {
          expression += ' AND begins_with(#s, :a)';
          values[':a'] = query.sort.prefix;
        } else if (query.sort.from !== undefined && query.sort.to !== undefined) {
          expression += ' AND #s BETWEEN :a AND :b';
          values[':a'] = query.sort.from;
          values[':b'] = query.sort.to;
        } else if (query.sort.from !== undefined || query.sort.to !== undefined) {
          expression += query.sort.from === undefined ? ' AND #s <= :a' : ' AND #s >= :a';
          values[':a'] = query.sort.from ?? query.sort.to;
        } else {
          delete names['#s'];
        }
      }
      const input = {
        TableName: nameOf(query.table),
        ...(query.index === undefined ? {} : { IndexName: query.index }),
        KeyConditionExpression: expression,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: marshalled(values),
        ScanIndexForward: !query.descending,
        ConsistentRead: query.consistent ?? false,
        ...(query.limit === undefined ? {} : { Limit: query.limit }),
        ...(query.after === undefined ? {} : { ExclusiveStartKey: marshalled(query.after) }),
        ReturnConsumedCapacity,
      };
      const answer = await withRetries(call, (abortSignal) =>
        client.send(new QueryCommand(input), { abortSignal }),
      );
      count(answer.ConsumedCapacity, 'read');
      return {
        items: (answer.Items ?? []).map((item) => unmarshall(item)),
        last: answer.LastEvaluatedKey && unmarshall(answer.LastEvaluatedKey),
        // A read unit is 4 KiB read consistently, or 8 KiB otherwise.
        bytesRead:
          (answer.ConsumedCapacity?.CapacityUnits ?? 0) * (query.consistent ? 4 : 8) * 1024,
      };
    },

    async transact(writes) {
      const TransactItems = writes.map((write) => {
        const table = tableOf(write);
        const common = {
          TableName: nameOf(table),
          ...(write.when
            ? {
                ...renderCondition(write.when, table.key.partition.name),
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
              }
            : {}),
        };
        if ('put' in write) return { Put: { ...common, Item: marshalled(write.put) } };
        if ('remove' in write) return { Delete: { ...common, Key: marshalled(write.remove) } };
        const { when, in: _in, check } = write;
        return {
          ConditionCheck: {
            ...common,
            ...renderCondition(when, table.key.partition.name),
            Key: marshalled(check),
          },
        };
      });
      // The token makes a repeated attempt after a lost answer count as the first one.
      const ClientRequestToken = ulid();
      try {
        const answer = await withRetries(call, (abortSignal) =>
          client.send(
            new TransactWriteItemsCommand({
              TransactItems,
              ClientRequestToken,
              ReturnConsumedCapacity,
            }),
            { abortSignal },
          ),
        );
        count(answer.ConsumedCapacity, 'write');
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
        if (failed < 0) throw defect('a transaction was refused', error);
        const existing = reasons[failed]?.Item;
        throw new ConditionFailed(failed, existing && unmarshall(existing));
      }
    },

    async removeMany(table, keys) {
      const name = nameOf(table);
      for (const part of chunk(keys, 25)) {
        let requests = part.map((key) => ({ DeleteRequest: { Key: marshalled(key) } }));
        for (let tries = 0; requests.length > 0; tries++) {
          const RequestItems = { [name]: requests };
          const answer = await withRetries(call, (abortSignal) =>
            client.send(new BatchWriteItemCommand({ RequestItems, ReturnConsumedCapacity }), {
              abortSignal,
            }),
          );
          count(answer.ConsumedCapacity, 'write');
          const left = answer.UnprocessedItems?.[name] ?? [];
          requests = left.flatMap(({ DeleteRequest }) =>
            DeleteRequest?.Key ? [{ DeleteRequest: { Key: DeleteRequest.Key } }] : [],
          );
          if (requests.length > 0) {
            if (Date.now() >= call.deadline) throw unavailable();
            await backOff(tries, call.deadline);
          }
        }
      }
    },
  };
}
