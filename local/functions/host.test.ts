import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../test-support/fixture-app.ts';
import type { FunctionDefinition } from './definition.ts';
import { FunctionHost } from './host.ts';

const folder = temporaryFolder();
const hosts: FunctionHost[] = [];
const printed: string[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

let codes = 0;
/** A code folder with one module. */
function code(source: string, name = 'index.js'): string {
  codes += 1;
  const directory = join(folder, `code-${codes}`);
  mkdirSync(directory);
  writeFileSync(join(directory, name), source);
  return directory;
}

function host(codeDirectory: string, changes: Partial<FunctionDefinition> = {}): FunctionHost {
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
    logDirectory: join(folder, 'logs'),
    print: (line) => printed.push(line),
  });
  hosts.push(subject);
  return subject;
}

const invoke = (source: string, payload: unknown = {}, changes?: Partial<FunctionDefinition>) =>
  host(code(source), changes).invoke('Subject', payload);

describe('a function', () => {
  test('is found by logical id, name and ARN', async () => {
    const subject = host(code('exports.handler = async () => 1'));
    for (const id of [
      'Subject',
      'reflekt-dev-subject',
      'arn:aws:lambda:us-east-1:000000000000:function:reflekt-dev-subject',
    ]) {
      expect(await subject.invoke(id, {})).toEqual({ ok: true, payload: 1 });
    }
    expect(await subject.invoke('other', {})).toMatchObject({
      ok: false,
      errorType: 'ResourceNotFoundException',
    });
  });

  test('sees its declared environment and what Lambda adds, and nothing of ours', async () => {
    process.env.SOMETHING_PRIVATE = 'x';
    const outcome = await invoke('exports.handler = async () => process.env');
    delete process.env.SOMETHING_PRIVATE;
    expect(outcome).toEqual({
      ok: true,
      payload: {
        SERVICE: 'subject',
        STAGE: 'dev',
        AWS_ACCESS_KEY_ID: 'reflekt-dev-subject',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_SESSION_TOKEN: 'local',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_REGION: 'us-east-1',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: 'reflekt-dev-subject',
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/reflekt-dev-subject',
        AWS_LAMBDA_LOG_STREAM_NAME: 'local',
        LAMBDA_TASK_ROOT: expect.stringContaining('code-'),
        _HANDLER: 'index.handler',
        _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-/),
        LANG: 'en_US.UTF-8',
        TZ: ':UTC',
      },
    });
  });

  test('gets the event and a context', async () => {
    const source = `exports.handler = async (event, context) => ({
      event, ...context, remaining: context.getRemainingTimeInMillis() })`;
    const outcome = await invoke(source, { text: 'Grüße 👋' });
    expect(outcome).toMatchObject({
      ok: true,
      payload: {
        event: { text: 'Grüße 👋' },
        awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        functionName: 'reflekt-dev-subject',
        invokedFunctionArn: expect.stringContaining(':function:reflekt-dev-subject'),
        memoryLimitInMB: '128',
      },
    });
    const remaining = Number(outcome.ok && Object(outcome.payload).remaining);
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThanOrEqual(5_000);
  });

  test('may answer with nothing', async () => {
    expect(await invoke('exports.handler = async () => {}')).toEqual({ ok: true, payload: null });
  });

  test('is loaded once for invocations one after the other', async () => {
    const subject = host(code('let n = 0; exports.handler = async () => (n += 1)'));
    await subject.invoke('Subject', {});
    expect(await subject.invoke('Subject', {})).toEqual({ ok: true, payload: 2 });
  });

  test('runs concurrent invocations apart, each alone in its thread', async () => {
    const source = `let running = 0;
      exports.handler = async () => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        const alone = running === 1;
        running -= 1;
        return alone;
      }`;
    const subject = host(code(source));
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => subject.invoke('Subject', {})),
    );
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: true, payload: true })));
  });

  test('may be an ES module', async () => {
    const subject = host(code('export const handler = async () => import.meta.url', 'index.mjs'));
    expect(await subject.invoke('Subject', {})).toMatchObject({ ok: true });
  });

  test('runs the new code after a replacement, and ends what runs with the old', async () => {
    const slow = `exports.handler = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 'old';
    }`;
    const subject = host(code(slow));
    await subject.invoke('Subject', {});
    const running = subject.invoke('Subject', {});
    subject.replaceCode('Subject', code("exports.handler = async () => 'new'"));
    expect(await subject.invoke('Subject', {})).toEqual({ ok: true, payload: 'new' });
    expect(await running).toEqual({ ok: true, payload: 'old' });
    expect(await subject.invoke('Subject', {})).toEqual({ ok: true, payload: 'new' });
  });
});

describe('a failing function', () => {
  test.each<[string, string, object, Partial<FunctionDefinition>?]>([
    [
      'throws',
      "exports.handler = async () => { throw new TypeError('no luck') }",
      { errorType: 'TypeError', message: 'no luck' },
    ],
    [
      'throws what is no error',
      "exports.handler = async () => { throw 'no luck' }",
      { errorType: 'string', message: 'no luck' },
    ],
    [
      'exits',
      'exports.handler = async () => process.exit(3)',
      { errorType: 'Runtime.ExitError', message: 'the runtime exited with 3' },
    ],
    [
      'lets an error escape',
      "exports.handler = () => new Promise(() => setImmediate(() => { throw new Error('lost') }))",
      { errorType: 'Error', message: 'lost' },
    ],
    [
      'takes too long',
      'exports.handler = () => new Promise(() => setInterval(() => {}, 100))',
      { errorType: 'Sandbox.Timedout', message: 'Task timed out after 0.30 seconds' },
      { timeoutMs: 300 },
    ],
    [
      'never gives the thread back',
      'exports.handler = async () => { for (;;); }',
      { errorType: 'Sandbox.Timedout', message: 'Task timed out after 0.30 seconds' },
      { timeoutMs: 300 },
    ],
    [
      'takes too much memory',
      'exports.handler = async () => { const a = []; for (;;) a.push(new Array(1e5).fill(a.length)); }',
      { errorType: 'Runtime.OutOfMemory' },
      { memoryMb: 16 },
    ],
    [
      'answers with what is no JSON',
      'exports.handler = async () => 1n',
      { errorType: 'Runtime.MarshalError' },
    ],
    [
      'answers with too much',
      "exports.handler = async () => 'x'.repeat(6 * 1024 * 1024)",
      { errorType: 'Function.ResponseSizeTooLarge' },
    ],
    ['does not load', "throw new Error('at load')", { errorType: 'Error', message: 'at load' }],
    ['exports no handler', 'exports.main = 1', { errorType: 'Runtime.HandlerNotFound' }],
    [
      'wants a callback',
      'exports.handler = (event, context, callback) => callback()',
      { errorType: 'Runtime.CallbackHandlerDeprecated' },
    ],
    [
      'imports what is not in its bundle',
      "require('esbuild'); exports.handler = async () => 1",
      { errorType: 'Error', message: "Cannot find module 'esbuild'" },
    ],
  ])('that %s fails its invocation', async (_case, source, failure, changes = {}) => {
    const outcome = await invoke(source, {}, changes);
    const { message, ...rest } = { message: '', ...failure };
    expect(outcome).toMatchObject({
      ok: false,
      ...rest,
      message: expect.stringContaining(message),
    });
  });

  test('fails only the invocation that crashed', async () => {
    const source = `exports.handler = async (kind) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return kind === 'crash' ? process.exit(1) : 'fine';
    }`;
    const subject = host(code(source));
    const outcomes = await Promise.all(
      ['fine', 'crash', 'fine'].map((kind) => subject.invoke('Subject', kind)),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(await subject.invoke('Subject', 'fine')).toEqual({ ok: true, payload: 'fine' });
  });

  test('is not asked with too much', async () => {
    const outcome = await invoke('exports.handler = async () => 1', 'x'.repeat(6 * 1024 * 1024));
    expect(outcome).toMatchObject({ ok: false, errorType: 'RequestTooLargeException' });
  });

  test('leaves an invocation that still waits when its caller gives up', async () => {
    const subject = host(code('exports.handler = () => new Promise(() => {})'), {
      timeoutMs: 400,
    });
    const busy = Array.from({ length: 8 }, () => subject.invoke('Subject', {}));
    const abort = new AbortController();
    const waiting = subject.invoke('Subject', {}, { signal: abort.signal });
    abort.abort();
    expect(await waiting).toMatchObject({ ok: false, errorType: 'Aborted' });
    await Promise.all(busy);
  });
});

describe('what a function prints', () => {
  test('is kept as it is in its log file, and shown readable', async () => {
    const line = {
      level: 'INFO',
      message: 'request',
      timestamp: '2026-11-24T23:10:01.000Z',
      route: '/entries/{id}',
      status: 200,
    };
    const source = `exports.handler = async () => {
      console.log(${JSON.stringify(JSON.stringify(line))});
      console.error('plain');
    }`;
    printed.length = 0;
    const subject = host(code(source));
    await subject.invoke('Subject', {});
    while (printed.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await subject.close();
    expect([...printed].sort()).toEqual([
      'subject        info  request route=/entries/{id} status=200',
      'subject        plain',
    ]);
    const log = readFileSync(join(folder, 'logs', 'subject.log'), 'utf8');
    expect(log).toContain(`${JSON.stringify(line)}\n`);
    expect(log).toContain('plain\n');
  });
});
