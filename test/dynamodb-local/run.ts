/**
 * Runs the store and end-to-end tests on Amazon's DynamoDB Local, to see where the local engine and it
 * differ (docs/engines.md lists what is known). DynamoDB Local comes under Amazon's own terms, which are
 * each developer's to accept: nothing here downloads it. DYNAMODB_LOCAL_HOME names the folder where it
 * was unpacked. Without Java or the folder one line says so, and the exit code is 0.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepts, freePort } from '../../local/aws/ports.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TESTS = ['test/store', 'test/e2e'];
const START_PATIENCE_MS = 30_000;

process.exitCode = await main(process.env.DYNAMODB_LOCAL_HOME);

async function main(home: string | undefined): Promise<number> {
  const reason = reasonToSkip(home);
  if (home === undefined || reason !== undefined) {
    console.log(`test:dynamodb-local was skipped: ${reason}`);
    return 0;
  }
  const endpoint = new URL(`http://127.0.0.1:${await freePort()}`);
  const engine = startEngine(home, endpoint);
  try {
    await untilItAnswers(engine, endpoint);
    const status = await runTests(endpoint);
    console.log(`test:dynamodb-local ended with exit code ${status}.`);
    return status;
  } catch (error) {
    console.log(error instanceof Error ? error.message : 'DynamoDB Local cannot be started.');
    return 1;
  } finally {
    engine.kill();
  }
}

function reasonToSkip(home: string | undefined): string | undefined {
  if (spawnSync('java', ['-version']).status !== 0) return 'there is no java on this machine.';
  if (home === undefined) {
    return 'DYNAMODB_LOCAL_HOME does not name a folder with DynamoDB Local (docs/engines.md).';
  }
  if (!existsSync(join(home, 'DynamoDBLocal.jar'))) {
    return 'there is no DynamoDBLocal.jar in the folder that DYNAMODB_LOCAL_HOME names.';
  }
  return undefined;
}

/** In memory, and one database for all access keys, since every function has a key of its own. */
function startEngine(home: string, { port }: URL): ChildProcess {
  const libraries = `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`;
  const options = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', port];
  return spawn('java', [libraries, '-jar', join(home, 'DynamoDBLocal.jar'), ...options], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function untilItAnswers(engine: ChildProcess, endpoint: URL): Promise<void> {
  for (let waited = 0; waited < START_PATIENCE_MS; waited += 100) {
    if (engine.exitCode !== null) throw new Error('DynamoDB Local ended before it answered.');
    if (await accepts(endpoint)) return;
    await sleep(100);
  }
  throw new Error('DynamoDB Local does not answer.');
}

function runTests(endpoint: URL): Promise<number> {
  const nodeOptions = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), '--runInBand'];
  const tests = spawn(process.execPath, [...nodeOptions, ...jest, ...TESTS], {
    cwd: ROOT,
    env: { ...process.env, DYNAMODB_ENDPOINT: endpoint.origin },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    tests.once('error', reject);
    tests.once('exit', (code) => resolve(code ?? 1));
  });
}
