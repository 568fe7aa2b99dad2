import { isDeepStrictEqual } from 'node:util';
import {
  type AttributeValue,
  type ConsumedCapacity,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import { defect } from '../errors/index.ts';
import { type Item, SEALED_MEMBER, type TableSpec, WRITES_MEMBER } from '../tables/index.ts';
import type { Call } from './call.ts';
import { conditionExpression, Placeholders } from './condition.ts';
import { WriteConflict } from './conflict.ts';
import type { Write } from './database.ts';
import type { Sealing } from './item-opener.ts';
import { withRetries } from './retry.ts';
import { holdsClosedMembers, openPart, ownerKeyOf } from './sealing.ts';
import { unmarshalled } from './unmarshalled.ts';

type Marshalled = Record<string, AttributeValue>;

const marshalled = (item: Item): Marshalled => marshall(item, { removeUndefinedValues: true });

/** A write in the form of DynamoDB. */
interface Prepared {
  table: TableSpec;
  /** The item to put, or undefined. */
  item: Marshalled | undefined;
  /** The members that a single write and a transaction share. */
  request: {
    TableName: string;
    ConditionExpression?: string;
    ReturnValuesOnConditionCheckFailure?: 'ALL_OLD';
  };
  key: Marshalled | undefined;
  kind: 'put' | 'remove' | 'check';
}

interface Failure {
  index: number;
  existing: Marshalled | undefined;
}

/** Creates the writer of items. It seals them, and writes one alone or several as a transaction. */
export function createItemWriter({
  client,
  call,
  nameOf,
  count,
  sealing,
}: {
  client: DynamoDBClient;
  call: Call;
  nameOf: (table: TableSpec) => string;
  count: (
    consumed: ConsumedCapacity | ConsumedCapacity[] | undefined,
    kind: 'read' | 'write',
  ) => void;
  sealing: Sealing;
}) {
  async function seal(table: TableSpec, item: Item): Promise<Item> {
    if (item[SEALED_MEMBER] !== undefined) throw defect(`${SEALED_MEMBER} is no member to write`);
    if (!holdsClosedMembers(table, item)) return item;
    if (sealing === 'none') throw defect(`a service without keys wrote to ${table.name}`);
    return sealing.sealItem(table, item);
  }

  async function prepare(write: Write): Promise<Prepared> {
    const { table, when } = write;
    const place = new Placeholders();
    const request = {
      TableName: nameOf(table),
      ...(when
        ? {
            ConditionExpression: conditionExpression(when, table.key.partition.name, place),
            ...place.members(),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
          }
        : {}),
    };
    if ('put' in write) {
      const item = marshalled(await seal(table, write.put));
      return { table, request, item, key: undefined, kind: 'put' };
    }
    const kind = 'remove' in write ? 'remove' : 'check';
    const key = marshalled('remove' in write ? write.remove : write.check);
    return { table, request, item: undefined, key, kind };
  }

  /**
   * True where a repeated attempt after a lost response meets its own first one: an item that is equal in every byte,
   * or that lists this write among its last ones.
   */
  function isOwnWrite(write: Prepared | undefined, existing: Marshalled | undefined): boolean {
    if (write?.kind === 'remove') return existing === undefined;
    if (!write?.item || !existing) return false;
    const id = write.item[WRITES_MEMBER]?.L?.[0]?.S;
    const named = existing[WRITES_MEMBER]?.L?.some(({ S }) => S !== undefined && S === id);
    return named === true || isDeepStrictEqual(existing, write.item);
  }

  async function writeOne(write: Prepared): Promise<Failure | undefined> {
    let tries = 0;
    try {
      const answer = await withRetries(call, (abortSignal) => {
        tries += 1;
        const input = { ...write.request, ReturnConsumedCapacity: 'TOTAL' as const };
        return write.item
          ? client.send(new PutItemCommand({ ...input, Item: write.item }), { abortSignal })
          : client.send(new DeleteItemCommand({ ...input, Key: write.key }), { abortSignal });
      });
      count(answer.ConsumedCapacity, 'write');
      return undefined;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException')
        throw error;
      const existing = (error as { Item?: Marshalled }).Item;
      return tries > 1 && isOwnWrite(write, existing) ? undefined : { index: 0, existing };
    }
  }

  async function writeAll(writes: readonly Prepared[]): Promise<Failure | undefined> {
    const TransactItems = writes.map(({ kind, request, item, key }): TransactWriteItem => {
      if (kind === 'put') return { Put: { ...request, Item: item } };
      if (kind === 'remove') return { Delete: { ...request, Key: key } };
      return { ConditionCheck: { ConditionExpression: undefined, ...request, Key: key } };
    });
    // With the token, DynamoDB takes a repeated attempt after a lost response for the first one.
    const ClientRequestToken = ulid();
    let tries = 0;
    try {
      const answer = await withRetries(call, (abortSignal) => {
        tries += 1;
        const input = {
          TransactItems,
          ClientRequestToken,
          ReturnConsumedCapacity: 'TOTAL' as const,
        };
        return client.send(new TransactWriteItemsCommand(input), { abortSignal });
      });
      count(answer.ConsumedCapacity, 'write');
      return undefined;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') throw error;
      const reasons =
        (error as { CancellationReasons?: { Code?: string; Item?: Marshalled }[] })
          .CancellationReasons ?? [];
      const index = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
      if (index < 0) throw defect('a transaction was refused', error);
      const existing = reasons[index]?.Item;
      return tries > 1 && isOwnWrite(writes[index], existing) ? undefined : { index, existing };
    }
  }

  return {
    /** See `Database.write`. */
    async write(writes: readonly Write[]): Promise<void> {
      const prepared = await Promise.all(writes.map(prepare));
      const [first] = prepared;
      if (!first) return;
      const failed =
        prepared.length === 1 && first.kind !== 'check'
          ? await writeOne(first)
          : await writeAll(prepared);
      if (!failed) return;
      const { table } = prepared[failed.index] ?? first;
      const existing = failed.existing && unmarshalled(failed.existing);
      const ownerKey = existing?.[SEALED_MEMBER] && ownerKeyOf(table, existing);
      if (typeof ownerKey === 'string' && sealing !== 'none') sealing.meet(ownerKey);
      throw new WriteConflict(failed.index, existing && openPart(table, existing));
    },
  };
}
