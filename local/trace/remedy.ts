import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The line of the service's description where a permission belongs, `lambdas/entries/service.ts:31`: that of the table,
 * or of the list it is absent from. Undefined where no description is found.
 * @param functionName for example `reflekt-dev-entries`
 * @param resource the end of an ARN, for example `table/reflekt-dev-Entries/index/DateIndex`
 */
export function remedyFor(
  root: string,
  functionName: string,
  resource: string,
): string | undefined {
  const table = /^table\/[^/]*-([A-Za-z]+)/.exec(resource)?.[1];
  const service = /^reflekt-[^-]+-(.+)$/.exec(functionName)?.[1];
  for (const path of globSync('lambdas/*/service.ts', { cwd: root })) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    const begin = lines.indexOf(`  name: '${service}',`);
    if (begin < 0) continue;
    const end = lines.findIndex((line, n) => n > begin && /^\}\);/.test(line));
    const block = lines.slice(begin, end);
    const wanted =
      table &&
      new RegExp(`allowAccess\\(${table.charAt(0).toLowerCase()}${table.slice(1)}Table\\b`);
    const at = wanted ? block.findIndex((line) => wanted.test(line)) : -1;
    const list = block.findIndex((line) => /^ {2}tables:/.test(line));
    return `${path}:${begin + 1 + Math.max(0, at >= 0 ? at : list)}`;
  }
  return undefined;
}
