import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FixtureApi } from '../test-support/fixture-api.ts';
import { temporaryFolder } from '../test-support/fixture-app.ts';

const api = new FixtureApi();
const folder = temporaryFolder();
const stream = (kind: string, body = '') =>
  fetch(`http://127.0.0.1:${api.port}/stream/${kind}`, { method: 'POST', body });

describe('a streamed answer', () => {
  test('is passed on as it comes', async () => {
    const signal = join(folder, 'go');
    const reader = (await stream('wait', signal)).body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('first ');
    writeFileSync(signal, '');
    const second = await reader?.read();
    expect(Buffer.from(second?.value ?? []).toString()).toBe('second');
    expect(await reader?.read()).toMatchObject({ done: true });
  });

  test('may be larger than a buffered one', async () => {
    const bytes = Buffer.from(await (await stream('large')).arrayBuffer());
    expect(bytes).toHaveLength(160 * 128 * 1024);
    expect([bytes.at(0), bytes.at(-1)]).toEqual([0, 159]);
  });

  test('has status, headers and cookies of the prelude, also without a body', async () => {
    const answer = await stream('head');
    expect([answer.status, await answer.text()]).toEqual([201, '']);
    expect(answer.headers.get('x-one')).toBe('1');
    expect(answer.headers.get('x-amzn-remapped-www-authenticate')).toBe('x');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('content-length')).toBeNull();
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(['late', 'exit'])(
    'of a function that fails behind its prelude (%s) is cut off',
    async (kind) => {
      const answer = await stream(kind);
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
    },
  );

  test('that outlasts its integration is cut off', async () => {
    const url = `http://127.0.0.1:${api.port}/stream/hang`;
    const answer = await fetch(url, { method: 'PATCH' });
    await expect(answer.text()).rejects.toThrow();
  });

  test.each(['early', 'bare', 'odd'])(
    'that does not begin (%s) is an answer of the gateway',
    async (kind) => {
      const answer = await stream(kind);
      expect([answer.status, JSON.parse(await answer.text())]).toEqual([
        502,
        expect.objectContaining({ type: 'DEFAULT_5XX' }),
      ]);
    },
  );

  test.each([
    ['GET', 'from a function that does not stream'],
    ['PUT', 'to an integration that does not'],
  ])('%s %s is malformed', async (method) => {
    const answer = await fetch(`http://127.0.0.1:${api.port}/stream/head`, { method });
    expect(JSON.parse(await answer.text())).toMatchObject({ type: 'DEFAULT_5XX' });
  });

  test('leaves the function usable when its client goes away', async () => {
    const abort = new AbortController();
    const url = `http://127.0.0.1:${api.port}/stream/large`;
    await fetch(url, { method: 'POST', signal: abort.signal });
    abort.abort();
    expect((await stream('head')).status).toBe(201);
  });
});

test("a client's request id is the gateway's", async () => {
  const reply = await api.send('POST', '/open', { 'x-amzn-RequestId': 'chosen by a client' });
  expect(reply.headers['x-amzn-requestid']).toBe('chosen by a client');
  expect(reply.body.requestContext.requestId).toBe('chosen by a client');
  expect((await api.send('GET', '/nowhere', { 'x-amzn-RequestId': 'x' })).headers).toMatchObject({
    'x-amzn-requestid': 'x',
  });
});
