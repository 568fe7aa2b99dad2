import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { errorFields, nameOwnersBy, pseudonymOf } from './index.ts';

const SECRET = 'dear diary';

function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

describe('the log fields of an error', () => {
  class Quoting extends Error {
    override name = 'Quoting';
    item = { content: SECRET };
  }
  const aws = new DynamoDBServiceException({
    name: 'ValidationException',
    message: `bad value ${SECRET}`,
    $fault: 'client',
    $metadata: {},
  });

  test.each([
    ['a plain error', new Error(SECRET)],
    ['of many lines', new Error(`one\n    ${SECRET}\n${SECRET}`)],
    ['with a line like a frame', new Error(`one\n    at ${SECRET}`)],
    ['with a line exactly like a frame', new Error(`one\n    at ${SECRET} (x.ts:1:2)\ntwo`)],
    ["the JSON parser's", parseError(SECRET)],
    ["the JSON parser's, of a line like a frame", parseError(`\n at ${SECRET}`)],
    ["DynamoDB's", aws],
    ['with members', new Quoting(SECRET)],
    ['with a cause', new Error('x', { cause: new Error(SECRET) })],
    ['several in one', new AggregateError([new Error(SECRET)], SECRET)],
    ['no error at all', SECRET],
    ['an object', { message: SECRET }],
    [
      'with a stack that quotes',
      Object.assign(new Error('x'), { stack: `Error: ${SECRET}\n${SECRET}` }),
    ],
    ['with a code that is no text', Object.assign(new Error('x'), { code: { text: SECRET } })],
  ])('%s never holds its message', (_, error) => {
    expect(JSON.stringify(errorFields(error))).not.toContain(SECRET);
  });

  test('are its name, its code and its stack frames', () => {
    const error = Object.assign(new TypeError(SECRET), { code: 'ECONNRESET' });
    const fields = errorFields(error);
    expect(fields).toMatchObject({ error: 'TypeError', code: 'ECONNRESET' });
    expect(fields.stack).toMatch(/^at .*log\.test\.ts/);
  });

  test('stay small, whatever the name', () => {
    const error = new Error('x');
    error.name = 'N'.repeat(10_000);
    expect(String(errorFields(error).error)).toHaveLength(100);
  });
});

test('an owner has no name in the log until there is a key for one', () => {
  expect(pseudonymOf('default#anna')).toBeUndefined();
  nameOwnersBy((owner) => `keyed hash of ${owner}`);
  expect(pseudonymOf('default#anna')).toBe('keyed hash o');
});
