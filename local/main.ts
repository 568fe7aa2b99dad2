/** `dev`: runs the synthesized app on this machine. See `docs/` for what it emulates and what it leaves out. */
import { join } from 'node:path';
import { readConfiguration } from './dev/configuration.ts';
import { type CleanUps, closeAll, runLocalCloud } from './dev/run.ts';
import { describeFault } from './errors.ts';

// Lambda's clock is UTC whatever the developer's is.
process.env.TZ = 'UTC';

function fail(error: unknown): never {
  process.stderr.write(`${describeFault(error)}\n`);
  process.exit(1);
}

const cleanUps: CleanUps = [];
let isClosing = false;
function stop(): void {
  // A second Ctrl-C does not wait.
  if (isClosing) process.exit(1);
  isClosing = true;
  closeAll(cleanUps).then(() => process.exit(0), fail);
}
process.on('SIGINT', stop).on('SIGTERM', stop);

try {
  const root = join(import.meta.dirname, '..');
  const configuration = readConfiguration(root, process.env, process.argv.slice(2));
  await runLocalCloud(configuration, process.env, (line) => console.log(line), cleanUps);
} catch (error) {
  await closeAll(cleanUps).finally(() => fail(error));
}
