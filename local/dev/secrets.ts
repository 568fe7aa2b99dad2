import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, LocalCloudError } from '../errors.ts';
import { readIfPresent } from '../read-if-present.ts';
import { isJsonObject } from '../template/properties.ts';
import { makePrivateFolder } from './folders.ts';

export const SECRETS_FILE = 'secrets.json';
/** A writer needs milliseconds; one that held the lock this long was killed. */
const STALE_LOCK_MS = 5_000;

const jwtSecretName = (stage: string): string => `reflekt/${stage}/jwt`;

/** Values of `SecretString` by secret name. */
export type Secrets = Map<string, string>;

/**
 * The secrets of the data folder. The token secret is made at random the first time; two processes that
 * start at once agree on one value.
 * @throws LocalCloudError when the file cannot be understood
 */
export async function loadSecrets(dataDir: string, stage: string): Promise<Secrets> {
  const path = join(dataDir, SECRETS_FILE);
  const known = readSecrets(path);
  if (known.has(jwtSecretName(stage))) return known;
  makePrivateFolder(dataDir);
  return locked(`${path}.lock`, () => {
    const secrets = readSecrets(path);
    if (secrets.has(jwtSecretName(stage))) return secrets;
    const current = randomBytes(48).toString('base64url');
    secrets.set(jwtSecretName(stage), JSON.stringify({ current }));
    const text = `${JSON.stringify(Object.fromEntries(secrets), undefined, 2)}\n`;
    // Written aside and moved, so that a reader never sees half a file.
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return secrets;
  });
}

/** The key that signs demo tokens. */
export function signingKey(secrets: Secrets, stage: string): string {
  const value: unknown = JSON.parse(secrets.get(jwtSecretName(stage)) ?? 'null');
  if (!isJsonObject(value) || typeof value.current !== 'string') {
    throw new LocalCloudError(`${SECRETS_FILE}: ${jwtSecretName(stage)} has no "current".`);
  }
  return value.current;
}

function readSecrets(path: string): Secrets {
  const text = readIfPresent(path);
  if (text === undefined) return new Map();
  const secrets = parseSecrets(text);
  if (secrets !== undefined) return secrets;
  throw new LocalCloudError(`${path} is damaged; delete it to get new secrets.`);
}

function parseSecrets(text: string): Secrets | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isJsonObject(parsed)) return undefined;
    const entries = Object.entries(parsed).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    return new Map(entries);
  } catch {
    return undefined;
  }
}

async function locked<T>(path: string, work: () => T): Promise<T> {
  while (!tryLock(path)) await sleep(10);
  try {
    return work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function tryLock(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const made = statSync(path, { throwIfNoEntry: false });
    if (made !== undefined && Date.now() - made.mtimeMs > STALE_LOCK_MS) {
      rmSync(path, { recursive: true, force: true });
    }
    return false;
  }
}
