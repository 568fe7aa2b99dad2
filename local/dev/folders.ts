import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, LocalCloudError, messageForDeveloper } from '../errors.ts';

/**
 * Makes a folder that nobody else on this machine may look into, and those above it that are missing. Step by
 * step: Node's own recursive form never ends where the file system makes no folders, such as under `/proc`.
 * @param path absolute
 * @throws LocalCloudError when it cannot be made
 */
export function makePrivateFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makePrivateFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if (errorCode(error) === 'EEXIST') return;
    throw new LocalCloudError(
      `The folder ${path} cannot be made; set REFLEKT_DATA to a place where it can. ${messageForDeveloper(error)}`,
    );
  }
}
