import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type KeySchemaElement,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { IndexSpec, KeyAttribute, TableSpec } from '../../tables/index.ts';

interface Key {
  partition: KeyAttribute;
  sort?: KeyAttribute;
}

const keySchema = ({ partition, sort }: Key): KeySchemaElement[] => [
  { AttributeName: partition.name, KeyType: 'HASH' },
  ...(sort ? [{ AttributeName: sort.name, KeyType: 'RANGE' as const }] : []),
];

const projection = (index: IndexSpec) => {
  if (index.projection === 'all') return { ProjectionType: 'ALL' as const };
  if (index.projection === 'keys') return { ProjectionType: 'KEYS_ONLY' as const };
  return { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...index.projection] };
};

function creation(
  spec: TableSpec,
  name: string,
  { streams }: { streams: boolean },
): CreateTableCommandInput {
  const indexes: [string, IndexSpec][] = Object.entries(spec.indexes);
  const attributes = [spec.key, ...indexes.map(([, index]) => index)].flatMap((key: Key) =>
    key.sort ? [key.partition, key.sort] : [key.partition],
  );
  const types = new Map(attributes.map((attribute) => [attribute.name, attribute.type]));
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(spec.key),
    AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    ...(streams
      ? {
          StreamSpecification: {
            StreamEnabled: true,
            StreamViewType: 'NEW_AND_OLD_IMAGES' as const,
          },
        }
      : {}),
    ...(indexes.length > 0
      ? {
          GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
            IndexName,
            KeySchema: keySchema(index),
            Projection: projection(index),
          })),
        }
      : {}),
  };
}

/**
 * Creates the tables of the specs on an engine that may hold others already.
 * @param prefix separates the tables of this run
 * @param options.streams true gives every table a stream, false none
 * @returns deployed name by logical name
 */
export async function createTables(
  client: DynamoDBClient,
  specs: readonly TableSpec[],
  prefix: string,
  options: { streams: boolean } = { streams: false },
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const spec of specs) {
    const name = `${prefix}-${spec.name}`;
    await client.send(new CreateTableCommand(creation(spec, name, options)));
    await waitUntilTableExists(
      { client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 0.2 },
      { TableName: name },
    );
    names[spec.name] = name;
  }
  return names;
}
