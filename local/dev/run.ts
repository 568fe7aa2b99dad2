import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { endStaleEngine } from '../aws/engine-record.ts';
import { referenceRoutes } from '../docs/reference.ts';
import { LocalCloudError } from '../errors.ts';
import { Trace } from '../trace/trace.ts';
import { readOwnItems } from '../window/items.ts';
import { windowRoutes } from '../window/routes.ts';
import { type Cloud, type CloudOptions, checkAssembly, startCloud } from './cloud.ts';
import type { Configuration } from './configuration.ts';
import { checkFormat, clearDataFolder, lockDataFolder } from './data-folder.ts';
import { FrontServer } from './front-server.ts';
import { pageRoutes } from './page.ts';
import { providerAddresses, providerSecrets } from './providers.ts';
import { Reloader } from './reloader.ts';
import { loadSecrets, signingKey } from './secrets.ts';
import { fingerprint } from './sources.ts';
import { synthesize } from './synthesis.ts';
import { DEMO_USER, signToken } from './token.ts';
import { toolRoutes } from './tools.ts';
import { watchSources } from './watcher.ts';

/** Writes a line for the developer to read. */
export type Print = (line: string) => void;

/** Undo the steps of a start, in the order of the start; `closeAll` runs them backwards. */
export type CleanUps = (() => void | Promise<void>)[];

export async function closeAll(cleanUps: CleanUps): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
}

/**
 * Starts the local cloud and prints `Listening on …` when it takes requests.
 * @param cleanUps is filled step by step, so that a start that fails or is interrupted can be undone
 * @throws LocalCloudError when it cannot start
 */
export async function runLocalCloud(
  configuration: Configuration,
  environment: Readonly<Record<string, string | undefined>>,
  print: Print,
  cleanUps: CleanUps,
): Promise<void> {
  const { root, dataDir, stage } = configuration;
  cleanUps.push(lockDataFolder(dataDir));
  if (configuration.reset) {
    await endStaleEngine(dataDir, print);
    clearDataFolder(dataDir);
  }
  checkFormat(dataDir);
  const server = new FrontServer(print);
  const port = await server.listen(configuration.port);
  cleanUps.push(() => server.close());
  const stored = await loadSecrets(dataDir, stage);
  const options: CloudOptions = {
    configuration,
    secrets: new Map([...stored, ...providerSecrets(environment, stage)]),
    overrides: providerAddresses(environment),
    print,
    trace: new Trace(),
    root,
  };

  let cloud: Cloud | undefined;
  cleanUps.push(() => cloud?.close());
  const restart = async (directory: string) => {
    checkAssembly(directory, options);
    server.suspend();
    await cloud?.close();
    cloud = undefined;
    const next = await startCloud(directory, options);
    cloud = next;
    if (next.aws.tools !== undefined) server.addRoutes(...toolRoutes(next.aws.tools));
    server.resume(next.api);
  };
  const assembly = await synthesize(root, stage, print);
  await restart(assembly);
  const windowKey = randomBytes(24).toString('base64url');
  server.addRoutes(
    ...referenceRoutes(),
    ...pageRoutes(),
    ...windowRoutes({
      key: windowKey,
      trace: options.trace,
      queues: () => ({ queues: running(cloud).aws.tools.queues() }),
      redrive: (queue) => running(cloud).aws.tools.redrive(queue),
      items: (query) => {
        const { aws } = running(cloud);
        const { client } = aws.parts;
        return readOwnItems({ client, tables: aws.tableNames, root, dataDir }, { stage, ...query });
      },
    }),
  );

  print(`Listening on http://127.0.0.1:${port}`);
  const token = signToken(DEMO_USER, signingKey(stored, stage), new Date());
  for (const line of firstSteps(port, token, windowKey)) print(line);

  const reloader = new Reloader({
    root,
    stage,
    bundlesDirectory: join(dataDir, 'bundles'),
    current: () => cloud,
    restart,
    print,
  });
  const stopWatching = watchSources(
    root,
    () => reloader.changed(),
    (reason) => print(`Changes are no longer noticed: ${reason}`),
  );
  cleanUps.push(async () => {
    stopWatching();
    await reloader.close();
  });
  // Changes from before the watch were seen by nobody.
  if (!assembly.endsWith(fingerprint(root))) reloader.changed();
  await cloud?.host.warm();
}

function running(cloud: Cloud | undefined): Cloud {
  if (cloud === undefined)
    throw new LocalCloudError('The local cloud is being restarted; try again.');
  return cloud;
}

function firstSteps(port: number, token: string, windowKey: string): string[] {
  const url = `http://127.0.0.1:${port}`;
  return [
    '',
    `A token for the user "${DEMO_USER.user}", good for a day; then three things to try:`,
    `  TOKEN=${token}`,
    `  curl -sw '\\n' ${url}/health`,
    `  curl -sw '\\n' ${url}/entries -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"title":"First","content":"It runs."}'`,
    `  curl -sw '\\n' ${url}/entries -H "Authorization: Bearer $TOKEN"`,
    `A journal to write in: ${url}/#token=${token}`,
    `A window into the system: ${url}/_local#key=${windowKey}`,
    `API reference: ${url}/docs`,
    '',
  ];
}
