/**
 * The note in the data folder that says which engine process has the database open, so that the
 * next start can end the engine of a run that was killed. Two engines on one file would both write.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalCloudError } from '../errors.ts';
import { isObject } from './json.ts';

interface EngineRecord {
  pid: number;
  /** The command line, words joined by a space, as the operating system shows it. */
  command: string;
}

const recordFile = (dataDir: string): string => join(dataDir, 'engine.json');

/** @param record with the endpoint, for who looks behind the local cloud, as tests do */
export function writeEngineRecord(
  dataDir: string,
  record: EngineRecord & { endpoint: string },
): void {
  writeFileSync(recordFile(dataDir), `${JSON.stringify(record)}\n`, { mode: 0o600 });
}

export function removeEngineRecord(dataDir: string): void {
  rmSync(recordFile(dataDir), { force: true });
}

/** Ends the engine that an earlier run left behind; a pid that by now is another program is let be. */
export async function endStaleEngine(dataDir: string, log: (line: string) => void): Promise<void> {
  const record = readEngineRecord(dataDir);
  if (record !== undefined && commandOf(record.pid) === record.command) {
    log(`ending the engine of an earlier run (pid ${record.pid})`);
    await endProcess(record);
  }
  removeEngineRecord(dataDir);
}

async function endProcess(record: EngineRecord): Promise<void> {
  for (const [signal, timeoutMs] of [
    ['SIGTERM', 3_000],
    ['SIGKILL', 3_000],
  ] as const) {
    // Between the look and the signal the process may have ended by itself.
    if (commandOf(record.pid) !== record.command) return;
    process.kill(record.pid, signal);
    for (let waited = 0; waited < timeoutMs; waited += 20) {
      if (commandOf(record.pid) !== record.command) return;
      await sleep(20);
    }
  }
  throw new LocalCloudError(
    `The engine of an earlier run (pid ${record.pid}) does not end; end it by hand.`,
  );
}

function readEngineRecord(dataDir: string): EngineRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(recordFile(dataDir), 'utf8'));
    if (isObject(record) && Number.isInteger(record.pid) && typeof record.command === 'string') {
      return { pid: Number(record.pid), command: record.command };
    }
    return undefined;
  } catch {
    return undefined; // no earlier run, or one that was killed while it wrote the note
  }
}

/** The command line of a live process, or nothing; a zombie has none. */
function commandOf(pid: number): string | undefined {
  try {
    const text =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return text.trim() || undefined;
  } catch {
    return undefined; // no such process
  }
}
