import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The folders that the synthesized app is made of. */
export const SOURCE_FOLDERS = ['bin', 'lib', 'lambdas', 'shared'];
const SOURCE_FILES = ['package.json', 'pnpm-lock.yaml', 'cdk.json', 'tsconfig.json'];

/** Tests are not part of it, nor are a package's links to its dependencies, whose versions the lockfile has. */
export function isSource(path: string): boolean {
  return !/(^|[/\\])(node_modules|__snapshots__|\.[^/\\]+)([/\\]|$)|\.test\.ts$/.test(path);
}

/** A hash of the contents of all sources; 16 hex digits. */
export function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const path of listSources(root)) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function listSources(root: string): string[] {
  const files: string[] = [];
  const visit = (path: string) => {
    if (!isSource(relative(root, path)) || !existsSync(path)) return;
    if (!statSync(path).isDirectory()) files.push(path);
    else for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  for (const name of [...SOURCE_FOLDERS, ...SOURCE_FILES]) visit(join(root, name));
  return files;
}
