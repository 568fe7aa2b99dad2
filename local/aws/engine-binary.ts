/** Finds the Dynoxide binary: the platform's package first, then the PATH. */
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { LocalCloudError } from '../errors.ts';

/** @throws LocalCloudError of one line that names both ways out, when this platform has no build and the PATH has none */
export function findEngineBinary(env: NodeJS.ProcessEnv = process.env): string {
  const folders = [packagedFolder(), ...(env.PATH ?? '').split(delimiter)];
  for (const folder of folders) {
    const file = folder ? join(folder, 'dynoxide') : undefined;
    if (file !== undefined && isExecutable(file)) return file;
  }
  throw new LocalCloudError(
    `No build of the database engine for ${process.platform}-${process.arch} is installed: set DYNAMODB_ENDPOINT to a running DynamoDB engine, or put a dynoxide binary on the PATH.`,
  );
}

function packagedFolder(): string | undefined {
  const name = `@dynoxide/${process.platform}-${process.arch}/package.json`;
  try {
    return dirname(createRequire(import.meta.url).resolve(name));
  } catch {
    return undefined; // not published for this platform, or left out at installation
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
