import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { defect, unavailable } from '../errors/index.ts';
import type { Item, TableSpec } from '../tables/index.ts';
import type { Call } from './call.ts';
import { conditionExpression, Placeholders } from './condition.ts';
import { WriteConflict } from './conflict.ts';
import type { Database } from './database.ts';
import { createItemOpener, type Sealing } from './item-opener.ts';
import { createItemWriter } from './item-writer.ts';
import { keyCondition } from './key-condition.ts';
import { backOff, withRetries } from './retry.ts';
import { openPart, ownerKeyOf } from './sealing.ts';
import { unmarshalled } from './unmarshalled.ts';

const chunk = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, i) =>
    values.slice(i * size, (i + 1) * size),
  );

const marshalled = (item: Item) => marshall(item, { removeUndefinedValues: true });

/**
 * Opens the database for one call.
 * @param tableNames deployed name by logical name
 * @param sealing the keys of this call; `none` for a service without keys, which sees open members only
 */
export function openDatabase(
  client: DynamoDBClient,
  tableNames: Readonly<Record<string, string>>,
  call: Call,
  sealing: Sealing,
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
  const opener = createItemOpener(sealing);
  const writer = createItemWriter({ client, call, nameOf, count, sealing });

  return {
    async get(table, key, options = {}) {
      const input = {
        TableName: nameOf(table),
        Key: marshalled(key),
        ConsistentRead: options.consistent ?? true,
        ReturnConsumedCapacity,
      };
      opener.preload(ownerKeyOf(table, key));
      const answer = await withRetries(call, (abortSignal) =>
        client.send(new GetItemCommand(input), { abortSignal }),
      );
      count(answer.ConsumedCapacity, 'read');
      return answer.Item && opener.open(table, unmarshalled(answer.Item), ownerKeyOf(table, key));
    },

    async openItem(table, item) {
      const ownerKey = ownerKeyOf(table, item);
      opener.preload(ownerKey);
      return opener.open(table, item, ownerKey);
    },

    async getMany(table, keys, options = {}) {
      const name = nameOf(table);
      const found: Item[] = [];
      for (const key of keys) opener.preload(ownerKeyOf(table, key));
      for (const part of chunk(keys, 100)) {
        let wanted = part.map(marshalled);
        for (let tries = 0; wanted.length > 0; tries++) {
          const ConsistentRead = options.consistent ?? true;
          const RequestItems = { [name]: { Keys: wanted, ConsistentRead } };
          const answer = await withRetries(call, (abortSignal) =>
            client.send(new BatchGetItemCommand({ RequestItems, ReturnConsumedCapacity }), {
              abortSignal,
            }),
          );
          count(answer.ConsumedCapacity, 'read');
          for (const item of answer.Responses?.[name] ?? []) {
            const plain = unmarshalled(item);
            found.push(await opener.open(table, plain, ownerKeyOf(table, plain)));
          }
          const left = answer.UnprocessedKeys?.[name]?.Keys ?? [];
          // A full response (16 MB) is progress; an empty one means throttling.
          if (left.length === wanted.length) await backOff(tries, call.deadline);
          if (left.length > 0 && Date.now() >= call.deadline) throw unavailable();
          wanted = left;
        }
      }
      return found;
    },

    async query(query) {
      const { table } = query;
      const index = query.index === undefined ? undefined : table.indexes[query.index];
      const input = {
        TableName: nameOf(table),
        ...(query.index === undefined ? {} : { IndexName: query.index }),
        ...keyCondition(index ?? table.key, query.partition, query.sort),
        ScanIndexForward: !query.descending,
        ConsistentRead: query.consistent ?? false,
        ...(query.limit === undefined ? {} : { Limit: query.limit }),
        ...(query.after === undefined ? {} : { ExclusiveStartKey: marshalled(query.after) }),
        ReturnConsumedCapacity,
      };
      const ownerKey = ownerKeyOf(table, { [table.key.partition.name]: query.partition });
      if (!query.openMembersOnly) opener.preload(ownerKey);
      const answer = await withRetries(call, (abortSignal) =>
        client.send(new QueryCommand(input), { abortSignal }),
      );
      count(answer.ConsumedCapacity, 'read');
      // A read unit is 4 KiB for consistent reads, and 8 KiB otherwise.
      const unit = (query.consistent ? 4 : 8) * 1024;
      const charged = (answer.ConsumedCapacity?.CapacityUnits ?? 0) * unit;
      const page = await opener.openPage(table, (answer.Items ?? []).map(unmarshalled), {
        index,
        ownerKey,
        openMembersOnly: query.openMembersOnly === true,
      });
      return {
        items: page.items,
        last: page.last ?? (answer.LastEvaluatedKey && unmarshall(answer.LastEvaluatedKey)),
        bytesRead: Math.max(charged, page.bytes),
      };
    },

    async scan({ table, index, after, limit }) {
      const input = {
        TableName: nameOf(table),
        Limit: limit,
        ...(index === undefined ? {} : { IndexName: index }),
        ...(after === undefined ? {} : { ExclusiveStartKey: marshalled(after) }),
        ReturnConsumedCapacity,
      };
      const answer = await withRetries(call, (abortSignal) =>
        client.send(new ScanCommand(input), { abortSignal }),
      );
      count(answer.ConsumedCapacity, 'read');
      const items = (answer.Items ?? []).map((item) => openPart(table, unmarshalled(item)));
      return { items, last: answer.LastEvaluatedKey && unmarshall(answer.LastEvaluatedKey) };
    },

    write: writer.write,

    async update(table, key, { add, set = {}, when }) {
      if (ownerKeyOf(table, key) !== undefined)
        throw defect('an item of an owner is written whole');
      const place = new Placeholders();
      const sets = Object.entries(set).map(
        ([member, value]) => `${place.name(member)} = ${place.value(value)}`,
      );
      const adds = Object.entries(add).map(
        ([member, by]) => `${place.name(member)} ${place.value(by)}`,
      );
      const condition = when && conditionExpression(when, table.key.partition.name, place);
      const input = {
        TableName: nameOf(table),
        Key: marshalled(key),
        UpdateExpression: `${sets.length > 0 ? `SET ${sets.join(', ')} ` : ''}ADD ${adds.join(', ')}`,
        ...(condition === undefined ? {} : { ConditionExpression: condition }),
        ...place.members(),
        ReturnConsumedCapacity,
      };
      try {
        const answer = await withRetries(call, (abortSignal) =>
          client.send(new UpdateItemCommand(input), { abortSignal }),
        );
        count(answer.ConsumedCapacity, 'write');
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException')
          throw error;
        throw new WriteConflict();
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

    async keyedHash(ownerKey, purpose, text) {
      if (sealing === 'none') throw defect('a service without keys asked for a keyed hash');
      return sealing.keyedHash(ownerKey, purpose, text);
    },
  };
}
