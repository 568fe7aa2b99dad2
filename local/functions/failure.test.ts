import { describe, expect, test } from '@jest/globals';
import { code, host, invoke } from '../test-support/function-host.ts';
import type { FunctionDefinition } from './definition.ts';

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
      'imports a package that is not in its bundle',
      "require('outside'); exports.handler = async () => 1",
      { message: "Cannot find module 'outside': it is not in the bundle" },
    ],
    [
      'imports a file beside its bundle',
      "require('../node_modules/outside/index.cjs'); exports.handler = async () => 1",
      { message: 'it is not in the bundle' },
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
