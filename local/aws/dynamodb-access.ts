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

/**
 * @param operation the part of `X-Amz-Target` after the dot
 * @param arnOf the ARN of a table by its name
 * @throws AwsError when the operation is not offered, or the request names no table
 */
export function accessesOf(
  operation: string,
  input: JsonObject,
  arnOf: (table: string) => string,
): Access[] {
  const single = (action: string, { TableName, IndexName }: JsonObject): Access => {
    const table = stringOf(TableName) ?? '';
    if (table === '') throw invalid('The request names no table');
    const index = stringOf(IndexName);
    const resource = arnOf(table) + (index === undefined ? '' : `/index/${index}`);
    return { action: `dynamodb:${action}`, resource };
  };
  const kind = SINGLE[operation];
  if (kind !== undefined) {
    const { TableName, IndexName } = input;
    return [single(operation, kind === 'index' ? { TableName, IndexName } : { TableName })];
  }
  switch (operation) {
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return nonEmpty(
        objectsOf(input.TransactItems).flatMap((item) =>
          Object.entries(item).map(([member, request]) => {
            const action = TRANSACTION_ACTIONS[member];
            if (action === undefined) throw invalid(`Unknown transaction member ${member}`);
            return single(action, { TableName: objectOf(request).TableName });
          }),
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return nonEmpty(
        Object.keys(objectOf(input.RequestItems)).map((table) => ({
          action: `dynamodb:${operation}`,
          resource: arnOf(table),
        })),
      );
    default:
      throw new AwsError(
        'UnknownOperationException',
        `The local cloud offers functions no dynamodb:${operation}.`,
      );
  }
}

function nonEmpty(accesses: Access[]): Access[] {
  // Without a member there is nothing to authorize, and nothing a real request could ask.
  if (accesses.length === 0) throw invalid('The request names no item');
  return accesses;
}

const invalid = (message: string): AwsError => new AwsError('ValidationException', message);
