import { type ServiceDescription, type TableAction, tableAccessOf } from '@reflekt/shared/service';
import type { createDynamoClient } from '@reflekt/shared/store';

type Client = ReturnType<typeof createDynamoClient>;
type Named = { TableName?: string };

/** The IAM action of each kind of item in a transaction. */
const TRANSACTION_ACTIONS = {
  Put: 'PutItem',
  Delete: 'DeleteItem',
  Update: 'UpdateItem',
  ConditionCheck: 'ConditionCheckItem',
} as const;

/** Actions and tables that a request needs, as IAM sees it. */
function needs(command: string, input: object): { action: string; table: string }[] {
  const action = command.replace(/Command$/, '');
  if ('TransactItems' in input && Array.isArray(input.TransactItems)) {
    return input.TransactItems.flatMap((item: Record<string, Named>) =>
      Object.entries(TRANSACTION_ACTIONS).flatMap(([kind, of]) => {
        const table = item[kind]?.TableName;
        return table === undefined ? [] : [{ action: of, table }];
      }),
    );
  }
  if ('RequestItems' in input && typeof input.RequestItems === 'object' && input.RequestItems) {
    return Object.keys(input.RequestItems).map((table) => ({ action, table }));
  }
  const { TableName = '' }: Named = input;
  return [{ action, table: TableName }];
}

/** Makes a client fail for what its service's description does not grant, as the role in the cloud would. */
export function granted(
  client: Client,
  service: ServiceDescription,
  tableNames: Readonly<Record<string, string>>,
): Client {
  const allowed = new Map<string, readonly TableAction[]>(
    tableAccessOf(service).map(({ table, actions }) => [tableNames[table.name] ?? '', actions]),
  );
  client.middlewareStack.add(
    (next, context) => (args) => {
      for (const { action, table } of needs(context.commandName ?? '', args.input)) {
        if (!allowed.get(table)?.some((one) => one === action)) {
          throw new Error(`${service.name} may not ${action} on ${table}`);
        }
      }
      return next(args);
    },
    { step: 'initialize', name: 'granted', override: true },
  );
  return client;
}
