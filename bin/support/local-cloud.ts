import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './arguments.ts';

/**
 * Takes address and credentials from what a running local cloud has written into its data folder.
 * @param name of the role to take on
 */
export async function useLocalCloud(name: string): Promise<void> {
  const path = join(process.env.REFLEKT_DATA || '.reflekt', 'aws.json');
  const access = await readFile(path, 'utf8').then(JSON.parse, () => {
    throw new UsageError(`no local cloud runs on this data folder: ${path} is not there`);
  });
  const credentials = access.credentials[name];
  if (!credentials) throw new UsageError(`the local cloud has no role ${name}`);
  process.env.AWS_ENDPOINT_URL = access.url;
  process.env.AWS_REGION = access.region;
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  delete process.env.AWS_SESSION_TOKEN;
}
