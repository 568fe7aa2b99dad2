import { describe, expect, test } from '@jest/globals';
import type { Invoker } from '../aws/types.ts';
import { AuthorizerRunner } from './authorizer.ts';
import type { Authorizer } from './model.ts';

type Outcome = Awaited<ReturnType<Invoker['invoke']>>;

const STAGE = 'arn:aws:execute-api:us-east-1:000000000000:api/dev';
const ROUTE = `${STAGE}/GET/entries/1`;

const AUTHORIZER: Authorizer = {
  logicalId: 'Authorizer',
  functionArn: 'arn:f',
  header: 'authorization',
  validation: undefined,
  ttlSeconds: 300,
};

const allow = (resource: string | string[], action = 'execute-api:Invoke'): Outcome => ({
  ok: true,
  payload: policy([{ Effect: 'Allow', Action: action, Resource: resource }]),
});
const policy = (statements: object[], context?: object) => ({
  principalId: 'p',
  policyDocument: { Version: '2012-10-17', Statement: statements },
  ...(context === undefined ? {} : { context }),
});
const failure = (message: string): Outcome => ({ ok: false, errorType: 'Error', message });

/** An authorizer whose function answers as told, with a clock that can be moved. */
function runner(answer: (token: string) => Outcome, changes: Partial<Authorizer> = {}) {
  const asked: unknown[] = [];
  const clock = { now: 0 };
  const invoker: Invoker = {
    async invoke(name, payload) {
      asked.push({ name, payload });
      return answer(JSON.stringify(payload));
    },
  };
  const subject = new AuthorizerRunner({ ...AUTHORIZER, ...changes }, invoker, () => clock.now);
  return { subject, asked, clock };
}

describe('a TOKEN authorizer', () => {
  test('is asked with token and route, and passes its context on as strings', async () => {
    const result = policy([{ Effect: 'Allow', Action: '*', Resource: '*' }], { n: 7, yes: true });
    const { subject, asked } = runner(() => ({ ok: true, payload: result }));
    expect(await subject.decide('Bearer t', ROUTE)).toEqual({
      allowed: true,
      context: { principalId: 'p', n: '7', yes: 'true' },
    });
    const payload = { type: 'TOKEN', methodArn: ROUTE, authorizationToken: 'Bearer t' };
    expect(asked).toEqual([{ name: 'arn:f', payload }]);
  });

  test.each([
    ['a missing token', undefined],
    ['an empty token', ''],
    ['a token that its expression does not match', 'Basic x'],
  ])('refuses %s without asking', async (_case, token) => {
    const { subject, asked } = runner(() => allow('*'), { validation: /^(?:Bearer .+)$/ });
    expect(await subject.decide(token, ROUTE)).toEqual({ allowed: false, type: 'UNAUTHORIZED' });
    expect(asked).toEqual([]);
  });

  test.each([
    ['Unauthorized', 'UNAUTHORIZED'],
    ['unauthorized', 'AUTHORIZER_FAILURE'],
    ['Unauthorized: expired', 'AUTHORIZER_FAILURE'],
    ['Task timed out after 3.00 seconds', 'AUTHORIZER_FAILURE'],
  ])('whose function fails with "%s" answers %s', async (message, type) => {
    const { subject } = runner(() => failure(message));
    expect(await subject.decide('t', ROUTE)).toEqual({ allowed: false, type });
  });

  test.each<[string, Outcome, boolean]>([
    ['the route itself', allow(ROUTE), true],
    ['the whole stage', allow(`${STAGE}/*/*`), true],
    ['one of several', allow(['x', `${STAGE}/GET/*`]), true],
    ['a single character', allow(`${STAGE}/GET/entries/?`), true],
    ['every action', allow('*', 'execute-api:*'), true],
    ['another method', allow(`${STAGE}/POST/*`), false],
    ['another route', allow(`${STAGE}/GET/entries`), false],
    ['a prefix', allow(`${STAGE}/GET/entries/`), false],
    ['a dot for a character', allow(STAGE.replace('arn:', 'arn.').concat('/*')), false],
    ['another action', allow('*', 'execute-api:ManageConnections'), false],
  ])('with a policy for %s', async (_case, answer, allowed) => {
    const decision = await runner(() => answer).subject.decide('t', ROUTE);
    expect(decision).toMatchObject(allowed ? { allowed } : { allowed, type: 'ACCESS_DENIED' });
  });

  test('with a Deny beside an Allow refuses', async () => {
    const payload = policy([
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: `${STAGE}/GET/*` },
    ]);
    const decision = await runner(() => ({ ok: true, payload })).subject.decide('t', ROUTE);
    expect(decision).toMatchObject({
      type: 'ACCESS_DENIED',
      detail: expect.stringContaining('explicit deny'),
    });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no principal', { policyDocument: { Statement: [] } }],
    ['no policy', { principalId: 'p' }],
    ['an effect that is none', policy([{ Effect: 'Maybe', Action: '*', Resource: '*' }])],
    ['a condition', policy([{ Effect: 'Allow', Action: '*', Resource: '*', Condition: {} }])],
    ['an object in the context', policy([], { user: { id: 1 } })],
  ])('that returns %s is a configuration error', async (_case, payload) => {
    const decision = await runner(() => ({ ok: true, payload })).subject.decide('t', ROUTE);
    expect(decision).toEqual({ allowed: false, type: 'AUTHORIZER_CONFIGURATION_ERROR' });
  });
});

describe('the cache', () => {
  test('keeps the policy by token, not the verdict', async () => {
    const { subject, asked } = runner(() => allow(`${STAGE}/GET/*`));
    expect(await subject.decide('t', ROUTE)).toMatchObject({ allowed: true });
    expect(await subject.decide('t', `${STAGE}/POST/entries`)).toMatchObject({ allowed: false });
    expect(await subject.decide('t', `${STAGE}/GET/entries`)).toMatchObject({ allowed: true });
    expect(asked).toHaveLength(1);
    await subject.decide('other', ROUTE);
    expect(asked).toHaveLength(2);
  });

  test('forgets after its time to live', async () => {
    const { subject, asked, clock } = runner(() => allow('*'));
    await subject.decide('t', ROUTE);
    clock.now = 299_999;
    await subject.decide('t', ROUTE);
    expect(asked).toHaveLength(1);
    clock.now = 300_000;
    await subject.decide('t', ROUTE);
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['with a time to live of 0', () => allow('*'), 0],
    ['for failures', () => failure('Unauthorized'), 300],
  ])('holds nothing %s', async (_case, answer, ttlSeconds) => {
    const { subject, asked } = runner(answer, { ttlSeconds });
    await subject.decide('t', ROUTE);
    await subject.decide('t', ROUTE);
    expect(asked).toHaveLength(2);
  });
});
