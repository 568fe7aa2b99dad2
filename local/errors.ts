// Errors may come from another thread or realm, where `instanceof` does not see them.
import { isNativeError } from 'node:util/types';

/** An error that the developer can put right. It is shown as one line without a stack and ends the process with code 1. */
export class LocalCloudError extends Error {
  override name = 'LocalCloudError';
}

const FILE_SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EACCES: 'Access is denied',
  EPERM: 'The operation is not permitted',
  EROFS: 'The file system is read-only',
};

/** The `code` of a system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  if (!isNativeError(error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The text for an error that ends the process: one line, with the stack only for a defect of ours. */
export function messageForDeveloper(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  const failure = FILE_SYSTEM_ERRORS[errorCode(error) ?? ''];
  if (failure !== undefined) return `${failure} (${oneLine(error.message)}).`;
  // Node's own errors of these kinds have a code and a sentence that says enough.
  const isDefect =
    ['TypeError', 'ReferenceError', 'RangeError'].includes(error.name) && !('code' in error);
  return isDefect ? (error.stack ?? error.message) : oneLine(error.message);
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
