/**
 * Makes the engine's tables as the template declares them, and keeps their data between runs.
 * Kept from CloudFormation: a table that exists gains and loses indexes, streams and TTL in place.
 * Left out: changes that would replace the table stop the start. Encryption, backups, tags,
 * capacity and replicas have no local effect.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalCloudError } from '../errors.ts';
import { AwsError } from './aws-error.ts';
import type { EngineClient } from './engine-client.ts';
import { type JsonObject, objectOf, objectsOf, stringOf, stringsOf } from './json.ts';
import type { TableResource } from './types.ts';

const INDEX_TIMEOUT_MS = 120_000;

/** @throws LocalCloudError of one line when stored data does not fit the declared keys, or the engine refuses */
export async function ensureTables(client: EngineClient, tables: TableResource[]): Promise<void> {
  for (const table of tables) {
    try {
      await ensureTable(client, table);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new LocalCloudError(`The engine refuses table ${table.logicalId}: ${error.message}`);
    }
  }
}

/** The name a table resource declares. @throws LocalCloudError when it has none */
export function tableName(table: TableResource): string {
  const name = stringOf(table.properties.TableName);
  if (name === undefined) throw new LocalCloudError(`Table ${table.logicalId} has no TableName.`);
  return name;
}

/** The name of a table's partition key; undefined where it declares none. */
export const partitionKey = ({ properties }: TableResource): string | undefined =>
  stringOf(
    objectsOf(properties.KeySchema).find(({ KeyType }) => KeyType === 'HASH')?.AttributeName,
  );

/**
 * The engine takes keys that DynamoDB refuses, and then answers wrongly.
 * @throws LocalCloudError naming the table whose keys are not one HASH and at most one RANGE
 */
export function checkKeys({ logicalId, properties }: TableResource): void {
  const holders = [properties, ...objectsOf(properties.GlobalSecondaryIndexes)];
  for (const { KeySchema, IndexName } of holders) {
    const kinds = objectsOf(KeySchema).map(({ KeyType }) => KeyType);
    if (/^HASH(,RANGE)?$/.test(kinds.join())) continue;
    const what = IndexName === undefined ? 'the table' : `its index ${IndexName}`;
    throw new LocalCloudError(
      `${logicalId}: the keys of ${what} must be one HASH and at most one RANGE; they are ${kinds.join(', ') || 'none'}.`,
    );
  }
}

async function ensureTable(client: EngineClient, table: TableResource): Promise<void> {
  const name = tableName(table);
  const existing = await describe(client, name);
  if (existing === undefined) {
    await client.call('DynamoDB_20120810.CreateTable', creation(table));
    await untilActive(client, name);
  } else {
    await adjust(client, table, existing);
  }
  await ensureTimeToLive(client, table);
}

async function describe(client: EngineClient, name: string): Promise<JsonObject | undefined> {
  try {
    return objectOf(
      (await client.call('DynamoDB_20120810.DescribeTable', { TableName: name })).Table,
    );
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function creation({ properties }: TableResource): JsonObject {
  const global = indexesOf(properties.GlobalSecondaryIndexes);
  const stream = streamOf(properties);
  return {
    TableName: properties.TableName,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(stream !== undefined && { StreamSpecification: stream }),
  };
}

/** The parts of an index that the engine takes; capacity and insights settings are not among them. */
function indexesOf(value: unknown): JsonObject[] {
  return objectsOf(value).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
}

function streamOf(properties: JsonObject): JsonObject | undefined {
  const view = objectOf(properties.StreamSpecification).StreamViewType;
  return view === undefined ? undefined : { StreamEnabled: true, StreamViewType: view };
}

async function adjust(
  client: EngineClient,
  table: TableResource,
  existing: JsonObject,
): Promise<void> {
  const name = tableName(table);
  const { properties } = table;
  if (keyText(properties, properties) !== keyText(existing, existing)) {
    throw new LocalCloudError(
      `The keys of table ${name} changed, and stored data cannot follow: start once with --reset.`,
    );
  }
  const update = async (change: JsonObject): Promise<void> => {
    await client.call('DynamoDB_20120810.UpdateTable', { TableName: name, ...change });
    await untilActive(client, name);
  };
  const declared = byName(indexesOf(properties.GlobalSecondaryIndexes));
  const present = byName(objectsOf(existing.GlobalSecondaryIndexes));
  for (const [index, found] of present) {
    const wanted = declared.get(index);
    if (wanted === undefined) {
      await update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: index } }] });
    } else if (indexText(wanted, properties) !== indexText(found, existing)) {
      throw new LocalCloudError(
        `Index ${index} of table ${name} changed its keys or projection: give it a new name, or start once with --reset.`,
      );
    }
  }
  for (const [index, wanted] of declared) {
    if (present.has(index)) continue;
    await update({
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: wanted }],
    });
  }
  await adjustStream(update, streamOf(properties), objectOf(existing.StreamSpecification));
}

async function adjustStream(
  update: (change: JsonObject) => Promise<void>,
  wanted: JsonObject | undefined,
  found: JsonObject,
): Promise<void> {
  if (wanted?.StreamViewType === found.StreamViewType) return;
  // A view type cannot be changed in place, in AWS neither: off, then on.
  if (found.StreamEnabled === true) {
    await update({ StreamSpecification: { StreamEnabled: false } });
  }
  if (wanted !== undefined) await update({ StreamSpecification: wanted });
}

function byName(indexes: JsonObject[]): Map<string, JsonObject> {
  return new Map(indexes.map((index) => [String(index.IndexName), index]));
}

/** Keys with their types, in one comparable text. */
function keyText(holder: JsonObject, table: JsonObject): string {
  const types = new Map(
    objectsOf(table.AttributeDefinitions).map((a) => [a.AttributeName, a.AttributeType]),
  );
  return objectsOf(holder.KeySchema)
    .map((key) => `${key.KeyType} ${key.AttributeName} ${types.get(key.AttributeName)}`)
    .sort()
    .join(', ');
}

function indexText(index: JsonObject, table: JsonObject): string {
  const projection = objectOf(index.Projection);
  const members = stringsOf(projection.NonKeyAttributes).sort();
  return `${keyText(index, table)} / ${projection.ProjectionType} ${members}`;
}

async function untilActive(client: EngineClient, name: string): Promise<void> {
  for (let waited = 0; waited < INDEX_TIMEOUT_MS; waited += 50) {
    const table = await describe(client, name);
    const statuses = [
      table?.TableStatus,
      ...objectsOf(table?.GlobalSecondaryIndexes).map((index) => index.IndexStatus),
    ];
    if (statuses.every((status) => status === 'ACTIVE')) return;
    await sleep(50);
  }
  throw new LocalCloudError(`Table ${name} or one of its indexes does not become active.`);
}

async function ensureTimeToLive(client: EngineClient, table: TableResource): Promise<void> {
  const name = tableName(table);
  const wanted = objectOf(table.properties.TimeToLiveSpecification);
  const attribute = wanted.Enabled === false ? undefined : stringOf(wanted.AttributeName);
  const found = objectOf(
    (await client.call('DynamoDB_20120810.DescribeTimeToLive', { TableName: name }))
      .TimeToLiveDescription,
  );
  const present = found.TimeToLiveStatus === 'ENABLED' ? stringOf(found.AttributeName) : undefined;
  if (present === attribute) return;
  const set = (AttributeName: string, Enabled: boolean) =>
    client.call('DynamoDB_20120810.UpdateTimeToLive', {
      TableName: name,
      TimeToLiveSpecification: { AttributeName, Enabled },
    });
  if (present !== undefined) await set(present, false);
  if (attribute !== undefined) await set(attribute, true);
}
