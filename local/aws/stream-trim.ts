/**
 * Trims Dynoxide's stream records, whose number makes every write slower and which it never removes.
 * DynamoDB keeps records for 24 hours; here they go as soon as every consumer has committed them. The
 * newest of each table stays: the engine counts on from it.
 */
import { DatabaseSync } from 'node:sqlite';
import { describeError } from './aws-error.ts';

const INTERVAL_MS = 500;
/** SQLite's result code for a lock that somebody else holds. */
const SQLITE_BUSY = 5;

/** Up to where a table may be trimmed: a sequence number, everything, or nothing yet. */
export type TrimLimit = bigint | 'everything' | undefined;

/**
 * Trims until the returned function is called.
 * @param limitOf asked for each table at each pass
 */
export function startTrimming(
  databaseFile: string,
  tables: string[],
  limitOf: (table: string) => TrimLimit,
  log: (line: string) => void,
): () => void {
  // The engine writes to the same file: rather than wait for its lock, the next pass tries again.
  const database = new DatabaseSync(databaseFile, { timeout: 20 });
  const statement = database.prepare(
    `DELETE FROM _stream_records
      WHERE table_name = ?1 AND CAST(sequence_number AS INTEGER) <= ?2
        AND id < (SELECT max(id) FROM _stream_records WHERE table_name = ?1)`,
  );
  let hasFailed = false;
  const pass = (): void => {
    for (const table of tables) {
      const limit = limitOf(table);
      if (limit === undefined) continue;
      try {
        statement.run(table, limit === 'everything' ? Number.MAX_SAFE_INTEGER : limit);
      } catch (error) {
        if (isBusy(error)) return;
        if (!hasFailed) log(`stream records are not trimmed: ${describeError(error)}`);
        hasFailed = true;
      }
    }
  };
  const timer = setInterval(pass, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    database.close();
  };
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
