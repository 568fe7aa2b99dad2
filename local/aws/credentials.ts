/**
 * The credentials of one run: an access key for each function, and for each role that people take on. The
 * secrets are random, and known only to the functions and to who may read the data folder.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** @returns the credentials of a function or role by its name, the same at every call */
export function makeCredentials(): (name: string) => Credentials {
  const key = randomBytes(32);
  return (name) => ({
    accessKeyId: name,
    secretAccessKey: createHmac('sha256', key).update(name).digest('base64'),
  });
}

/** Where the AWS APIs answer in this run, and as whom one may call them. */
export interface AwsAccess {
  url: string;
  region: string;
  /** By the name of the function or role. */
  credentials: Readonly<Record<string, Credentials>>;
}

/**
 * Writes `aws.json` into the data folder, for tools that a person runs under a role.
 * @returns removes it
 */
export function publishAccess(dataDir: string, access: AwsAccess): () => void {
  const path = join(dataDir, 'aws.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(access, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return () => rmSync(path, { force: true });
}
