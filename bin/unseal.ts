import { parseArgs } from 'node:util';
import { createKeyManagement, createKeyring } from '@reflekt/shared/sealing';
import { breakGlassRoleName } from '@reflekt/shared/service';
import {
  createDynamoClient,
  openDatabase,
  startCall,
  UNREADABLE_REASON,
} from '@reflekt/shared/store';
import { allTables, type Item, keysTable, type TableSpec } from '@reflekt/shared/tables';
import { isUsageError, parseKey, UsageError } from './support/arguments.ts';
import { useLocalCloud } from './support/local-cloud.ts';

/**
 * Reads one item by its key, opens it and prints it. For emergencies; the runbook says when it may be used and what has
 * to be written down. Credentials are those of the break-glass role, whose use raises an alarm; with --local they are the
 * local cloud's.
 */
const USAGE = `Usage: pnpm run unseal --table Entries --key '{"id":"…","tenant_id":"…"}' --reason "…" [--stage dev | --local]
With --stage: the credentials of the role reflekt-<stage>-break-glass and AWS_REGION in the environment.
With --local: a local cloud that runs here; its data folder is REFLEKT_DATA or .reflekt.`;

/** Milliseconds for everything. */
const DEADLINE = 20_000;

interface Request {
  stage: string;
  isLocal: boolean;
  table: (typeof allTables)[number];
  key: Item;
  reason: string;
}

/** @throws UsageError in one line */
function readRequest(args: readonly string[]): Request {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      table: { type: 'string' },
      key: { type: 'string' },
      reason: { type: 'string' },
      stage: { type: 'string' },
      local: { type: 'boolean', default: false },
    },
  });
  const tables = allTables.filter(({ name }) => name !== keysTable.name);
  const table = tables.find(({ name }) => name === values.table);
  if (!table)
    throw new UsageError(`--table is one of ${tables.map(({ name }) => name).join(', ')}`);
  const { partition, sort }: TableSpec['key'] = table.key;
  const key = parseKey(values.key ?? '', [partition.name, ...(sort ? [sort.name] : [])]);
  if (!values.reason?.trim()) throw new UsageError('--reason is what the incident is called');
  if (values.local === (values.stage !== undefined)) {
    throw new UsageError('name a --stage or --local, and not both');
  }
  const { stage = 'dev', local: isLocal, reason } = values;
  return { stage, isLocal, table, key, reason };
}

/** What the use leaves behind beside the alarm: a line for the incident's record. Nothing of the item is in it. */
function record({ stage, isLocal, table, key, reason }: Request): void {
  const line = { time: new Date().toISOString(), stage, table: table.name, key, reason };
  console.error(`For the record of the incident: ${JSON.stringify(line)}`);
  console.error(
    isLocal
      ? `On AWS, taking the role ${breakGlassRoleName(stage)} and each use of the key would have raised the alarm ${breakGlassRoleName(stage)}-used.`
      : `The alarm ${breakGlassRoleName(stage)}-used tells everyone on call of this.`,
  );
}

/** @returns the item, or undefined where nothing stands under the key */
async function readOpened({ stage, table, key }: Request): Promise<Item | undefined> {
  const client = createDynamoClient();
  const nameOf = (name: string) => `reflekt-${stage}-${name}`;
  const kms = createKeyManagement({ client, keyArn: `alias/reflekt-${stage}-diary`, stage });
  const keyring = createKeyring({ client, keysTableName: nameOf(keysTable.name), kms });
  const call = startCall(DEADLINE, DEADLINE);
  const tableNames = { [table.name]: nameOf(table.name) };
  return openDatabase(client, tableNames, call, keyring.open(call)).get(table, key);
}

try {
  const request = readRequest(process.argv.slice(2));
  if (request.isLocal) await useLocalCloud(breakGlassRoleName(request.stage));
  record(request);
  const item = await readOpened(request);
  const reason = (item as { [UNREADABLE_REASON]?: string } | undefined)?.[UNREADABLE_REASON];
  if (!item) console.error('Nothing stands under this key.');
  else console.log(JSON.stringify(item, undefined, 2));
  if (reason) console.error(`The seal does not open (${reason}); these are the open members.`);
  if (!item || reason) process.exitCode = 1;
} catch (error) {
  const { message } = error as Error;
  console.error(isUsageError(error) ? `${message}\n${USAGE}` : message);
  process.exitCode = 1;
}
