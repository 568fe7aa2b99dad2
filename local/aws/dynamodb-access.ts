/**
 * Which actions on which resources a DynamoDB request needs, as AWS maps them: a Query or Scan of an
 * index is on the index alone, the members of a transaction are the single operations, a batch is
 * its own action on every table. What is not listed (PartiQL, backups, streams, administration of
 * other tables, tables named by ARN) is not offered to functions here.
 */
import { AwsError } from './aws-error.ts';
import { isObject, type JsonObject, objectOf, objectsOf, stringOf } from './json.ts';
import type { Access } from './policy.ts';
import type { TableResource } from './types.ts';

/** How table names become ARNs and items give up their partition keys. */
export interface TableCatalog {
  arn(table: string): string;
  /** The partition key attribute of a table, or of one of its indexes. */
  partitionKey(table: string, index?: string): string | undefined;
}

export function tableCatalog(
  tables: TableResource[],
  region: string,
  accountId: string,
): TableCatalog {
  const byName = new Map(tables.map((table) => [table.properties.TableName, table.properties]));
  return {
    arn: (table) => `arn:aws:dynamodb:${region}:${accountId}:table/${table}`,
    partitionKey(table, index) {
      const properties = byName.get(table) ?? {};
      const holder =
        index === undefined
          ? properties
          : [properties.GlobalSecondaryIndexes, properties.LocalSecondaryIndexes]
              .flatMap(objectsOf)
              .find((candidate) => candidate.IndexName === index);
      const hash = objectsOf(holder?.KeySchema).find((key) => key.KeyType === 'HASH');
      return stringOf(hash?.AttributeName);
    },
  };
}

/** Where in a request the operation's key stands. */
const SINGLE: Record<string, 'Key' | 'Item' | 'query' | 'table'> = {
  GetItem: 'Key',
  DeleteItem: 'Key',
  UpdateItem: 'Key',
  PutItem: 'Item',
  Query: 'query',
  Scan: 'query',
  DescribeTable: 'table',
  DescribeTimeToLive: 'table',
};

const TRANSACTION_MEMBERS: Record<string, { action: string; key: 'Key' | 'Item' }> = {
  Get: { action: 'GetItem', key: 'Key' },
  Put: { action: 'PutItem', key: 'Item' },
  Update: { action: 'UpdateItem', key: 'Key' },
  Delete: { action: 'DeleteItem', key: 'Key' },
  ConditionCheck: { action: 'ConditionCheckItem', key: 'Key' },
};

/**
 * @param operation the part of `X-Amz-Target` after the dot
 * @throws AwsError when the operation is not offered, or the request is too broken to tell what it touches
 */
export function accessesOf(operation: string, input: JsonObject, catalog: TableCatalog): Access[] {
  const where = SINGLE[operation];
  if (where !== undefined) return [single(operation, where, input, catalog)];
  switch (operation) {
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return nonEmpty(
        objectsOf(input.TransactItems).flatMap((item) =>
          Object.entries(item).map(([kind, member]) => {
            const known = TRANSACTION_MEMBERS[kind];
            if (known === undefined) throw invalid(`Unknown transaction member ${kind}`);
            return single(known.action, known.key, objectOf(member), catalog);
          }),
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return nonEmpty(
        Object.entries(objectOf(input.RequestItems)).map(([name, requests]) =>
          batch(operation, name, requests, catalog),
        ),
      );
    default:
      throw new AwsError(
        'UnknownOperationException',
        `The local cloud offers functions no dynamodb:${operation}.`,
      );
  }
}

function single(
  action: string,
  where: 'Key' | 'Item' | 'query' | 'table',
  input: JsonObject,
  catalog: TableCatalog,
): Access {
  const table = stringOf(input.TableName) ?? '';
  if (table === '') throw invalid('The request names no table');
  const index = where === 'query' ? stringOf(input.IndexName) : undefined;
  return {
    action: `dynamodb:${action}`,
    resource: catalog.arn(table) + (index === undefined ? '' : `/index/${index}`),
    leadingKeys() {
      if (where === 'table') return [];
      if (where === 'query') return queriedKeys(input, catalog.partitionKey(table, index));
      return keyValues(input[where], catalog.partitionKey(table));
    },
  };
}

function batch(operation: string, table: string, requests: unknown, catalog: TableCatalog): Access {
  return {
    action: `dynamodb:${operation}`,
    resource: catalog.arn(table),
    leadingKeys() {
      const attribute = catalog.partitionKey(table);
      if (operation === 'BatchGetItem') {
        return objectsOf(objectOf(requests).Keys).flatMap((key) => keyValues(key, attribute));
      }
      return objectsOf(requests).flatMap((write) =>
        keyValues(objectOf(write.PutRequest).Item ?? objectOf(write.DeleteRequest).Key, attribute),
      );
    },
  };
}

/** The value a Query fixes its partition key to: the only place where it may stand is an equality. */
function queriedKeys(input: JsonObject, attribute: string | undefined): string[] {
  const names = objectOf(input.ExpressionAttributeNames);
  const values = objectOf(input.ExpressionAttributeValues);
  const expression = stringOf(input.KeyConditionExpression) ?? '';
  return [...expression.matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g)].flatMap(
    ([, left = '', right = '']) =>
      (names[left] ?? left) === attribute ? keyValues({ [left]: values[right] }, left) : [],
  );
}

function keyValues(holder: unknown, attribute: string | undefined): string[] {
  const value = attribute === undefined ? undefined : objectOf(holder)[attribute];
  return isObject(value) ? Object.values(value).filter((part) => typeof part === 'string') : [];
}

function nonEmpty(accesses: Access[]): Access[] {
  // Without a member there is nothing to authorize, and nothing a real request could ask.
  if (accesses.length === 0) throw invalid('The request names no item');
  return accesses;
}

const invalid = (message: string): AwsError => new AwsError('ValidationException', message);
