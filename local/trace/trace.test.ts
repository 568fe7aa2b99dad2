import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../aws/aws-error.ts';
import { Callers } from '../aws/caller.ts';
import type { Service } from '../aws/service.ts';
import { remedyFor } from './remedy.ts';
import { Trace } from './trace.ts';
import { traceCalls } from './traced.ts';

const root = join(import.meta.dirname, '../..');
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/reflekt-dev-Entries';

/** The caller of a function whose role allows reading Entries. */
const caller = (name: string) => {
  const statement = { Effect: 'Allow', Action: ['dynamodb:GetItem'], Resource: [TABLE] } as const;
  const statements = [{ ...statement, Action: [...statement.Action], Resource: [TABLE] }];
  const identity = { name, accessKeyId: 'a', secretAccessKey: 's', statements };
  const found = new Callers([identity], '000000000000').ofFunction(name);
  if (found === undefined) throw new Error('no caller');
  return found;
};

/** A service that asks for what its input names. */
const service: Service = {
  contentType: 'application/x-amz-json-1.0',
  errorNamespace: 'test',
  async handle({ input, caller: asked, noteUnits }) {
    asked.authorize({ action: String(input.action), resource: String(input.resource) });
    noteUnits?.(1.5);
    return {};
  },
};

const call = (trace: Trace, input: Record<string, string>, traceId?: string) =>
  traceCalls(service, 'DynamoDB', trace, root).handle(
    {
      operation: 'GetItem',
      input,
      caller: caller('reflekt-dev-gamification-consumer'),
      target: '',
      body: Buffer.alloc(0),
      headers: traceId === undefined ? {} : { 'x-amzn-trace-id': traceId },
    },
    undefined as never,
  );

test('a call is noted with verdict and units, and belongs to the requests of its run', async () => {
  const trace = new Trace();
  trace.begin('01234567-89ab-cdef-0123-456789abcdef', ['req-1']);
  await call(
    trace,
    { action: 'dynamodb:GetItem', resource: TABLE },
    'Root=1-01234567-89abcdef0123456789abcdef;Sampled=0',
  );
  expect(trace.since(0)).toMatchObject([
    {
      kind: 'call',
      caller: 'reflekt-dev-gamification-consumer',
      operation: 'DynamoDB.GetItem',
      resources: ['table/reflekt-dev-Entries'],
      verdict: 'allowed',
      units: 1.5,
      requests: ['req-1'],
    },
  ]);
});

test('a denied call names the line where the permission belongs', async () => {
  const trace = new Trace();
  const denied = call(trace, { action: 'dynamodb:PutItem', resource: TABLE });
  await expect(denied).rejects.toThrow(AwsError);
  const [step] = trace.since(0);
  expect(step).toMatchObject({ verdict: 'denied', error: 'AccessDeniedException' });
  const { remedy = '' } = step as { remedy?: string };
  const [path = '', line] = remedy.split(':');
  expect(path).toBe('lambdas/gamification/service.ts');
  expect(readFileSync(join(root, path), 'utf8').split('\n')[Number(line) - 1]).toMatch(
    /allowAccess\(entriesTable/,
  );
});

describe('the line', () => {
  const lineOf = (remedy: string | undefined) => {
    const [path = '', line] = (remedy ?? '').split(':');
    return readFileSync(join(root, path), 'utf8').split('\n')[Number(line) - 1];
  };
  test('is the list of tables where the table is not in it', () => {
    expect(lineOf(remedyFor(root, 'reflekt-dev-meta', 'table/reflekt-dev-Gamification'))).toMatch(
      /^ {2}tables:/,
    );
  });
  test('is absent for a function that nothing describes', () => {
    expect(remedyFor(root, 'reflekt-dev-nothing', 'table/reflekt-dev-Entries')).toBeUndefined();
  });
});

test('old steps are forgotten, and a follower is told of new ones only until it ends', () => {
  const trace = new Trace();
  const seen: number[] = [];
  const stop = trace.follow(({ n }) => seen.push(n));
  for (let n = 0; n < 5_001; n++) trace.add({ kind: 'event', name: 'x', event: 'e', rules: [] });
  stop();
  trace.add({ kind: 'event', name: 'x', event: 'e', rules: [] });
  expect(seen).toHaveLength(5_001);
  expect(trace.since(0)[0]?.n).toBe(3);
  expect(trace.since(5_001).map(({ n }) => n)).toEqual([5_002]);
});
