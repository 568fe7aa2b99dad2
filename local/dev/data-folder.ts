import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../aws/engine.ts';
import { errorCode, LocalCloudError } from '../errors.ts';
import { makePrivateFolder } from './folders.ts';
import { SECRETS_FILE } from './secrets.ts';

const LOCK_FILE = 'server.lock';
const FORMAT_FILE = 'format';
/** Of all that is stored. 1, without a file, is from before stored items were sealed. */
const FORMAT = 2;

/**
 * Makes the folder and takes it for this process; the lock of a process that has ended is taken over.
 * @returns gives the folder back
 * @throws LocalCloudError when another server uses it
 */
export function lockDataFolder(dataDir: string): () => void {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory()) {
    throw new LocalCloudError(`REFLEKT_DATA (${dataDir}) is not a folder.`);
  }
  makePrivateFolder(dataDir);
  // It may have been there before, open to all.
  chmodSync(dataDir, 0o700);
  const lock = join(dataDir, LOCK_FILE);
  const mine = `${process.pid} ${startTime(process.pid)}`;
  if (!createExclusively(lock, mine)) {
    const holder = readFileSync(lock, 'utf8');
    if (isRunning(holder)) {
      const [pid] = holder.split(' ');
      throw new LocalCloudError(
        `The data folder ${dataDir} is in use by process ${pid}; stop it, or set REFLEKT_DATA to another folder.`,
      );
    }
    rmSync(lock, { force: true });
    if (!createExclusively(lock, mine)) return lockDataFolder(dataDir);
  }
  return () => rmSync(lock, { force: true });
}

/**
 * Passes for a folder that this version can go on with, and marks an empty one as such. Call it behind `--reset`.
 * @throws LocalCloudError for a folder with a database in a format of another version
 */
export function checkFormat(dataDir: string): void {
  const path = join(dataDir, FORMAT_FILE);
  const found = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  if (found === String(FORMAT)) return;
  if (existsSync(join(dataDir, DATABASE_FILE))) {
    throw new LocalCloudError(
      `The data folder ${dataDir} was written by another version (data format ${found || 'before 2'}, here ${FORMAT}) and cannot be read: start once with --reset to clear it, or set REFLEKT_DATA to another folder.`,
    );
  }
  writeFileSync(path, `${FORMAT}\n`);
}

/**
 * Deletes everything in a locked data folder.
 * @throws LocalCloudError for a folder that does not look like one of ours
 */
export function clearDataFolder(dataDir: string): void {
  const names = readdirSync(dataDir).filter((name) => name !== LOCK_FILE);
  if (names.length > 0 && !names.includes(SECRETS_FILE)) {
    throw new LocalCloudError(
      `${dataDir} has no ${SECRETS_FILE}, so it may hold something else; --reset leaves it alone.`,
    );
  }
  for (const name of names) rmSync(join(dataDir, name), { recursive: true, force: true });
}

function createExclusively(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(holder: string): boolean {
  const [pid = '', started = ''] = holder.split(' ');
  if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  // Process ids are used again; start times are not. Where there is no /proc the id must do.
  return startTime(Number(pid)) === started;
}

function startTime(pid: number): string {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return '';
  // The fields after the command, which is in parentheses and may hold spaces, begin with the third.
  return (
    readFileSync(path, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19] ?? ''
  );
}
