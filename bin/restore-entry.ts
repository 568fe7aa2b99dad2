import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type AttributeValue, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { isUsageError, parseKey, UsageError } from './support/arguments.ts';
import { useLocalCloud } from './support/local-cloud.ts';

/**
 * Restores one entry, from a recovered table or from an item that was saved, as a new version. The items stay sealed
 * here; the function `entries-restore` opens and writes them. Prints counts only.
 */
const USAGE = `Usage: pnpm run restore-entry (--table <recovered table> --key '{"id":"…","tenant_id":"…"}' | --item <file>) (--stage dev | --local)
With --table: the entry and its revisions, newest first.
With --item: a file as \`aws dynamodb get-item\` prints it, or its member "Item".
With --stage: AWS_REGION, and credentials that may read the table and invoke reflekt-<stage>-entries-restore.
With --local: a local cloud that runs here; its data folder is REFLEKT_DATA or .reflekt.`;

type JsonItem = Record<string, AttributeValue>;

interface Backup {
  entry: JsonItem;
  revisions: JsonItem[];
}

/** Characters of an invocation's payload: Lambda takes 6 MB, and the restore is one transaction of 4 MB. */
const MAX_PAYLOAD = 4_500_000;
const MAX_REVISIONS = 50;

/** As the CLI prints items: binary is base64. */
const toJson = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) =>
    member instanceof Uint8Array ? Buffer.from(member).toString('base64') : member,
  );

async function readTable(tableName: string, keyText: string): Promise<Backup> {
  const { id, tenant_id } = parseKey(keyText, ['id', 'tenant_id']);
  const client = new DynamoDBClient();
  const items: JsonItem[] = [];
  let start: JsonItem | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': { S: String(id) } },
        ConsistentRead: true,
        ScanIndexForward: false,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  const entry = items.find((item) => item.tenant_id?.S === tenant_id);
  if (!entry) throw new Error(`${tableName} has no such entry`);
  const revisions = items.filter((item) => item.tenant_id?.S?.startsWith(`${tenant_id}#r#`));
  return { entry, revisions };
}

async function readItem(path: string): Promise<Backup> {
  const file: unknown = JSON.parse(await readFile(path, 'utf8'));
  const entry = Object(file).Item ?? file;
  return { entry, revisions: [] };
}

/** As many revisions as one payload takes, newest first. */
function payloadOf({ entry, revisions }: Backup): string {
  let taken = revisions.slice(0, MAX_REVISIONS);
  let payload = toJson({ restore: { entry, revisions: taken } });
  while (payload.length > MAX_PAYLOAD && taken.length > 0) {
    taken = taken.slice(0, -1);
    payload = toJson({ restore: { entry, revisions: taken } });
  }
  if (taken.length < revisions.length) {
    console.error(`The ${revisions.length - taken.length} oldest revisions do not fit.`);
  }
  return payload;
}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      table: { type: 'string' },
      key: { type: 'string' },
      item: { type: 'string' },
      stage: { type: 'string' },
      local: { type: 'boolean', default: false },
    },
  });
  const { table, key, item, stage, local } = values;
  if (local === (stage !== undefined)) {
    throw new UsageError('name a --stage or --local, and not both');
  }
  if (
    (table === undefined) === (item === undefined) ||
    (table === undefined) !== (key === undefined)
  ) {
    throw new UsageError('name --table with --key, or --item');
  }
  return { table, key, item, stage: stage ?? 'dev', local };
}

try {
  const { table, key, item, stage, local } = readArguments(process.argv.slice(2));
  if (local) await useLocalCloud('operator');
  const backup =
    table === undefined ? await readItem(String(item)) : await readTable(table, String(key));
  const answer = await new LambdaClient().send(
    new InvokeCommand({
      FunctionName: `reflekt-${stage}-entries-restore`,
      Payload: payloadOf(backup),
    }),
  );
  const result = JSON.parse(Buffer.from(answer.Payload ?? []).toString() || '{}');
  if (answer.FunctionError !== undefined) throw new Error(result.errorMessage);
  console.log(JSON.stringify(result));
} catch (error) {
  const { message } = error as Error;
  console.error(isUsageError(error) ? `${message}\n${USAGE}` : message);
  process.exitCode = 1;
}
