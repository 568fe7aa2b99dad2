/** `dev`: runs the synthesized app on this machine. */
import { join } from 'node:path';
import { runMain } from './dev/run-main.ts';

await runMain(join(import.meta.dirname, '..'), process.argv.slice(2));
