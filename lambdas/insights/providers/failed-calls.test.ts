import { describe, expect, test } from '@jest/globals';
import { providerAt, TEXT, TIME_LIMIT, useAnalyses } from '../testing/analyses.ts';
import {
  type Behaviour,
  GOOD_ANSWER,
  inTurn,
  json,
  type ProviderName,
  startFakeProvider,
  wire,
} from '../testing/fake-provider.ts';
import { analyseWith } from './attempts.ts';

const { outcome, serve } = useAnalyses();

const drip: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":"');
  const timer = setInterval(() => response.write('a'), 20);
  response.on('close', () => clearInterval(timer));
};

const flood: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const part = `"${'a'.repeat(1_000_000)}",`;
  let sent = 0;
  const more = () => {
    while (sent < 50) {
      sent += 1;
      if (!response.write(part)) {
        response.once('drain', more);
        return;
      }
    }
    response.end(']');
  };
  response.write('[');
  more();
};

const reset: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id": "msg_1", "content": [');
  setTimeout(() => response.socket?.destroy(), 10);
};

describe.each<ProviderName>(['anthropic', 'openai'])('%s', (name) => {
  const { answer, error } = wire[name];
  const good = json(200, answer(GOOD_ANSWER));

  test.each([
    ['a bad key', json(401, error('authentication_error')), 'status_401'],
    ['an unknown model', json(404, error('not_found_error')), 'status_404'],
    ['no credit left', json(429, error('insufficient_quota')), 'insufficient_quota'],
    [
      'Retry-After of an hour',
      json(429, error('rate_limit_error'), { 'retry-after': '3600' }),
      'retry_after',
    ],
  ])('%s does not pass, and is not tried again', async (_what, behaviour, code) => {
    const { server, result } = await outcome(name, behaviour);
    expect(result).toMatchObject({ kind: 'lasting', code });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['429', json(429, error('rate_limit_error'))],
    ['500', json(500, error('api_error'))],
    ['529', json(529, error('overloaded_error'))],
    ['a connection reset in mid-body', reset],
  ])('%s is tried again, a bounded number of times', async (_what, behaviour) => {
    const passing = await outcome(name, inTurn(behaviour, good));
    expect(passing.result).toMatchObject({ tokens: 1000 });
    expect(passing.server.requests).toHaveLength(2);
    const lasting = await outcome(name, behaviour);
    expect(lasting.result).toMatchObject({ kind: 'passing' });
    expect(lasting.server.requests).toHaveLength(3);
  });

  test('a short Retry-After is waited for', async () => {
    const busy = json(429, error('rate_limit_error'), { 'retry-after': '1' });
    const { result } = await outcome(name, inTurn(busy, good));
    expect(result).toMatchObject({ tokens: 1000 });
  });

  test('nobody answers at all', async () => {
    const server = await startFakeProvider(good);
    await server.close();
    const asked = analyseWith(providerAt(name, server.url), TEXT, Date.now() + TIME_LIMIT);
    await expect(asked).rejects.toMatchObject({ kind: 'passing', code: 'connection' });
  });

  test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
    const other = await serve(good);
    const { result } = await outcome(
      name,
      json(status, '', { location: `${other.url}/v1/messages` }),
    );
    expect(result).toMatchObject({ kind: 'lasting', code: 'redirect' });
    expect(other.requests).toEqual([]);
  });

  test('a body of 50 MB is not read to its end', async () => {
    const { result } = await outcome(name, flood);
    expect(result).toMatchObject({ kind: 'answer', code: 'answer_too_large' });
  });

  test('a body that drips for ever ends with the time given', async () => {
    const { server, result } = await outcome(name, drip, { timeLimit: 600 });
    expect(result).toMatchObject({ kind: 'passing', code: 'timeout' });
    expect(server.requests).toHaveLength(1);
  });

  test('consent is asked for before every call, and without it none is made', async () => {
    const server = await serve(json(500, error('api_error')));
    const mayAsk = async () => server.requests.length < 2;
    const provider = providerAt(name, server.url);
    const asked = analyseWith(provider, TEXT, Date.now() + TIME_LIMIT, { mayAsk });
    await expect(asked).rejects.toMatchObject({ kind: 'withdrawn' });
    expect(server.requests).toHaveLength(2);
  });

  test('no error holds anything of the text, the key or the answer', async () => {
    const secret = json(400, {
      type: 'error',
      error: { type: 'invalid_request_error', message: `cannot read: ${TEXT} canary-answer` },
    });
    const { result } = await outcome(name, secret);
    const { error: thrown } = result as { error: Error };
    const told = `${thrown.message} ${JSON.stringify(thrown)} ${thrown.stack} ${String(thrown.cause)}`;
    for (const word of ['Thaddeus', 'canary-answer', 'sk-test-key']) {
      expect(told).not.toContain(word);
    }
  });
});
