import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { FunctionDefinition } from '../functions/definition.ts';
import { FunctionHost } from '../functions/host.ts';
import { temporaryFolder } from './fixture-app.ts';

/** Code and logs of the functions. */
export const folder = temporaryFolder();

// What lies above a bundle on a developer's machine and not in Lambda.
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
mkdirSync(join(folder, 'node_modules', 'outside'), { recursive: true });
writeFileSync(join(folder, 'node_modules', 'outside', 'index.cjs'), 'exports.found = true;');
writeFileSync(
  join(folder, 'node_modules', 'outside', 'package.json'),
  '{ "name": "outside", "main": "index.cjs" }',
);
const hosts: FunctionHost[] = [];
/** What the developer was shown. */
export const printed: string[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

let codes = 0;
/** A code folder with one module. */
export function code(source: string, name = 'index.js'): string {
  codes += 1;
  const directory = join(folder, `code-${codes}`);
  mkdirSync(directory);
  writeFileSync(join(directory, name), source);
  return directory;
}

/** A host with one function, `Subject`, that is closed after the test. */
export function host(
  codeDirectory: string,
  changes: Partial<FunctionDefinition> = {},
  overrides: Readonly<Record<string, string>> = {},
): FunctionHost {
  const definition: FunctionDefinition = {
    logicalId: 'Subject',
    name: 'reflekt-dev-subject',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:reflekt-dev-subject',
    label: 'subject',
    codeDirectory,
    handler: { module: 'index', export: 'handler' },
    timeoutMs: 5_000,
    memoryMb: 128,
    environment: { SERVICE: 'subject', STAGE: 'dev' },
    roleArn: 'arn:aws:iam::000000000000:role/subject',
    ...changes,
  };
  const subject = new FunctionHost({
    definitions: [definition],
    environment: {
      region: 'us-east-1',
      accountId: '000000000000',
      stackName: 'reflekt-dev',
      awsUrl: 'http://127.0.0.1:9',
    },
    credentials: (name) => ({ accessKeyId: name, secretAccessKey: `the secret of ${name}` }),
    overrides,
    idleLimitMs: 100,
    logDirectory: join(folder, 'logs'),
    print: (line) => printed.push(line),
  });
  hosts.push(subject);
  return subject;
}

/** One invocation of a function with this code. */
export const invoke = (
  source: string,
  payload: unknown = {},
  changes?: Partial<FunctionDefinition>,
) => host(code(source), changes).invoke('Subject', payload);
