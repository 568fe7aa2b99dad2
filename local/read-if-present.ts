import { readFileSync } from 'node:fs';
import { errorCode } from './errors.ts';

/** The text of a file, or undefined where there is none. @throws what `readFileSync` throws for anything else */
export function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
