import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { explainTrace } from '../lib/trace.ts';

/**
 * Reads log lines or a stack trace from standard input and prints them with places in our sources instead
 * of places in the bundle. The maps lie beside the bundle's files in the deployed asset; the same commit gives
 * the same bundle, so they can also be made again:
 *
 *   git switch --detach <deployed commit>
 *   pnpm run bundle out
 *   pnpm --silent run explain-trace out/entries < trace.txt
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node bin/explain-trace.ts <folder of the bundle> < trace.txt');
  process.exitCode = 1;
} else {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js.map'));
  const maps = await Promise.all(
    files.map(async (file) => [
      file.replace(/\.map$/, ''),
      JSON.parse(await readFile(join(folder, file), 'utf8')),
    ]),
  );
  process.stdout.write(explainTrace(await text(process.stdin), Object.fromEntries(maps)));
}
