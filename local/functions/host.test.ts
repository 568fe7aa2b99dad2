import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { code, folder, host, invoke, printed } from '../test-support/function-host.ts';

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
        AWS_SECRET_ACCESS_KEY: 'the secret of reflekt-dev-subject',
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

  test('is loaded anew after a burst, when it was idle for a while', async () => {
    const source = `let n = 0;
      exports.handler = async () => {
        await new Promise((resolve) => setTimeout(resolve, n === 0 ? 20 : 0));
        return (n += 1);
      }`;
    const subject = host(code(source));
    const burst = () =>
      Promise.all(Array.from({ length: 30 }, () => subject.invoke('Subject', {})));
    expect(await burst()).toContainEqual({ ok: true, payload: 2 });
    // One after the other, all go to the environment that was used last: it has grown the most.
    for (let n = 0; n < 60; n++) await subject.invoke('Subject', {});
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await subject.invoke('Subject', {})).toEqual({ ok: true, payload: 1 });
    // A single one that has served little stays.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await subject.invoke('Subject', {})).toEqual({ ok: true, payload: 2 });
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

test("a developer's value replaces what a function declares, and adds nothing to one that does not", async () => {
  const source = code('exports.handler = async () => [process.env.STAGE, process.env.OTHER]');
  const subject = host(source, {}, { STAGE: 'mine', OTHER: 'mine' });
  expect(await subject.invoke('Subject', {})).toEqual({ ok: true, payload: ['mine', null] });
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
