import { messageForDeveloper } from '../errors.ts';
import { readConfiguration } from './configuration.ts';
import { type CleanUps, closeAll, runLocalCloud } from './run.ts';

/** Runs the app in a folder until the process is asked to end; a start that fails ends it with one line and code 1. */
export async function runMain(root: string, flags: readonly string[]): Promise<void> {
  // Lambda's clock is UTC whatever the developer's is.
  process.env.TZ = 'UTC';

  const cleanUps: CleanUps = [];
  const fail = (error: unknown): never => {
    process.stderr.write(`${messageForDeveloper(error)}\n`);
    process.exit(1);
  };
  let isClosing = false;
  const stop = () => {
    // A second Ctrl-C does not wait.
    if (isClosing) process.exit(1);
    isClosing = true;
    closeAll(cleanUps).then(() => process.exit(0), fail);
  };
  // SIGHUP: the terminal was closed. The engine would outlive us.
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  // The reader of our output has gone, as `head` does after its lines.
  process.stdout.on('error', () => isClosing || stop());

  try {
    const configuration = readConfiguration(root, process.env, flags);
    await runLocalCloud(configuration, process.env, (line) => console.log(line), cleanUps);
  } catch (error) {
    await closeAll(cleanUps).catch(() => undefined);
    fail(error);
  }
}
