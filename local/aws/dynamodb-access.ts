/**
 * The actions and resources of a DynamoDB request, as AWS maps them: a Query or Scan of an index is on the
 * index alone, the members of a transaction are the single operations, a batch is its own action on every
 * table. Nothing else is offered to functions (PartiQL, backups, streams, administration of tables).
 */
import { AwsError } from './aws-error.ts';
import { type JsonObject, objectOf, objectsOf, stringOf } from './json.ts';
import type { Access } from './policy.ts';

/** Operations on one table, or with `index` on one of its indexes. */
const SINGLE: Readonly<Record<string, 'table' | 'index'>> = {
  GetItem: 'table',
  DeleteItem: 'table',
  UpdateItem: 'table',
  PutItem: 'table',
  Query: 'index',
  Scan: 'index',
  DescribeTable: 'table',
  DescribeTimeToLive: 'table',
};

const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** What is known of the tables. */
export interface TableNames {
  arnOf(table: string): string;
  /** The name of the partition key; undefined for an unknown table. */
  partitionOf(table: string): string | undefined;
}

/**
 * @param operation the part of `X-Amz-Target` after the dot
 * @param tables the ARN and the partition key of a table by its name
 * @throws AwsError when the operation is not offered, or the request names no table
 */
export function accessesOf(operation: string, input: JsonObject, tables: TableNames): Access[] {
  const access = (action: string, table: string, index: unknown, keys: JsonObject[]): Access => {
    const name = tables.partitionOf(table);
    const leading = keys.flatMap((key) => {
      const value = name === undefined ? undefined : objectOf(key[name]).S;
      return typeof value === 'string' ? value : [];
    });
    return {
      action: `dynamodb:${action}`,
      resource: tables.arnOf(table) + (typeof index === 'string' ? `/index/${index}` : ''),
      // One key without a value known here, and the condition must not hold.
      conditionKeys: leading.length === keys.length ? { 'dynamodb:LeadingKeys': leading } : {},
    };
  };
  const single = (action: string, { TableName, IndexName, Key, Item }: JsonObject): Access => {
    const table = stringOf(TableName) ?? '';
    if (table === '') throw invalid('The request names no table');
    return access(action, table, IndexName, objectsOf([Key ?? Item]));
  };
  const kind = SINGLE[operation];
  if (kind !== undefined) {
    const { IndexName, ...others } = input;
    return [single(operation, kind === 'index' ? input : others)];
  }
  switch (operation) {
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return nonEmpty(
        objectsOf(input.TransactItems).flatMap((item) =>
          Object.entries(item).map(([member, request]) => {
            const action = TRANSACTION_ACTIONS[member];
            if (action === undefined) throw invalid(`Unknown transaction member ${member}`);
            const { IndexName: _, ...others } = objectOf(request);
            return single(action, others);
          }),
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return nonEmpty(
        Object.entries(objectOf(input.RequestItems)).map(([table, request]) =>
          access(operation, table, undefined, keysOfBatch(request)),
        ),
      );
    default:
      throw new AwsError(
        'UnknownOperationException',
        `The local cloud offers functions no dynamodb:${operation}.`,
      );
  }
}

/** The keys, or the items to put, of one table in a batch. */
const keysOfBatch = (request: unknown): JsonObject[] =>
  Array.isArray(request)
    ? objectsOf(request).map(({ PutRequest, DeleteRequest }) =>
        objectOf(objectOf(PutRequest).Item ?? objectOf(DeleteRequest).Key),
      )
    : objectsOf(objectOf(request).Keys);

function nonEmpty(accesses: Access[]): Access[] {
  // Without a member there is nothing to authorize, and nothing a real request could ask.
  if (accesses.length === 0) throw invalid('The request names no item');
  return accesses;
}

const invalid = (message: string): AwsError => new AwsError('ValidationException', message);
