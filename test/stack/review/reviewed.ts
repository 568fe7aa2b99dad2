import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';

const FOLDER = join(import.meta.dirname, '../reviewed');

/** The text of a reviewed file as the working tree has it; empty where there is none yet. */
export function readReviewed(file: string): string {
  const path = join(FOLDER, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Compares a text with a reviewed file, a line at a time. Jest's `-u` writes the file instead. */
export function expectReviewed(file: string, text: string): void {
  const { snapshotState } = expect.getState() as { snapshotState?: { _updateSnapshot?: string } };
  if (snapshotState?._updateSnapshot === 'all') writeFileSync(join(FOLDER, file), text);
  expect(text.split('\n')).toEqual(readReviewed(file).split('\n'));
}
