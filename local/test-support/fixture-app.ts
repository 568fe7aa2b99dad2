import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../template/properties.ts';

/** A folder that is deleted after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the app in `fixtures/app`, for tests that synthesize or change it. */
export function fixtureApp(): string {
  const root = temporaryFolder();
  cpSync(join(import.meta.dirname, '..', 'fixtures', 'app'), root, { recursive: true });
  return root;
}

/** Rewrites a resource of an app's template before it is synthesized. */
export function editTemplate(root: string, edit: (resources: JsonObject) => void): void {
  const path = join(root, 'lib', 'template.json');
  const template: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isJsonObject(template) || !isJsonObject(template.Resources)) throw new Error('no resources');
  edit(template.Resources);
  writeFileSync(path, JSON.stringify(template));
}
