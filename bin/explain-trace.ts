import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { explainTrace } from '../lib/trace.ts';

/**
 * Reads log lines or a stack trace from standard input and prints them with places in our sources instead
 * of places in the bundle. The map lies beside the bundle in the deployed asset; the same commit gives the
 * same bundle, so it can also be made again:
 *
 *   git switch --detach <deployed commit>
 *   node bin/bundle.ts out
 *   node bin/explain-trace.ts out/entries < trace.txt
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node bin/explain-trace.ts <folder of the bundle> < trace.txt');
  process.exitCode = 1;
} else {
  const map = JSON.parse(await readFile(join(folder, 'index.js.map'), 'utf8'));
  process.stdout.write(explainTrace(await text(process.stdin), map));
}
