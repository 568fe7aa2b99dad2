/**
 * DynamoDB in front of the engine: the role is enforced, then the request passes on and the answer
 * comes back as the engine gave it. Left out: PartiQL, table administration by functions, DAX,
 * backups; where the engine itself differs from DynamoDB is listed in docs/engines.md.
 */
import { pipeline } from 'node:stream/promises';
import { accessesOf, type TableNames } from './dynamodb-access.ts';
import { type EngineClient, engineUnavailable } from './engine-client.ts';
import type { Service } from './service.ts';
import type { Wakeup } from './wakeup.ts';

const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

/** @param writes is notified after every write, for those who follow the streams */
export function dynamoDbService(
  client: EngineClient,
  tables: TableNames,
  writes: Wakeup,
  log: (line: string) => void,
): Service {
  return {
    contentType: 'application/x-amz-json-1.0',
    errorNamespace: 'com.amazonaws.dynamodb.v20120810',
    async handle({ operation, input, caller, target, body, headers, noteUnits }, response) {
      for (const access of accessesOf(operation, input, tables)) caller.authorize(access);
      const answer = await client.send(target, body, headers);
      if ((answer.statusCode ?? 500) >= 500) {
        // The engine's own words name files and SQL, never items; a full disk is worth seeing.
        const text = (await bytesOf(answer)).toString('utf8');
        log(`the database engine failed at ${operation}: ${cause(text)}`);
        throw engineUnavailable();
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      if (WRITES.has(operation)) writes.notify();
      if (noteUnits === undefined) {
        await pipeline(answer, response);
        return undefined;
      }
      const bytes = await bytesOf(answer);
      noteUnits(unitsIn(bytes));
      response.end(bytes);
      return undefined;
    },
  };
}

async function bytesOf(answer: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Enough for the `ConsumedCapacity` of any call: one for each table of a batch or transaction. */
const CAPACITY_MAX_BYTES = 4_096;

/** The capacity units that an answer tells, without parsing its items. */
function unitsIn(bytes: Buffer): number {
  const at = bytes.indexOf('"ConsumedCapacity":');
  const told = at < 0 ? '' : bytes.toString('latin1', at, at + CAPACITY_MAX_BYTES);
  // An object, or a list of them; neither holds a list. What an item says behind it does not count.
  const [own = ''] = /^"ConsumedCapacity":(?:\[[^\]]*\]|\{[^}]*\})/.exec(told) ?? [];
  const units = [...own.matchAll(/"CapacityUnits":([\d.]+)/g)];
  return units.reduce((sum, [, value]) => sum + Number(value), 0);
}

function cause(text: string): string {
  if (text.includes('disk is full')) return 'the disk is full';
  if (text.includes('readonly database')) return 'its file cannot be written';
  return 'an internal error';
}
