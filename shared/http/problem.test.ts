import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { DomainError, type ErrorCode, type ErrorDetails } from '../errors/index.ts';
import { Problem, problemResponse, problems } from './problem.ts';

const CANARY = 'words of the owner';
const problem = { at: { pointer: '/tags/3' }, detail: 'must be a string' };

/** One error of each code, as the product throws them. */
const errors: { [Code in ErrorCode]: Extract<ErrorDetails, { code: Code }> } = {
  malformed: { code: 'malformed', detail: 'x' },
  'start-again': { code: 'start-again', detail: 'x' },
  unauthorized: { code: 'unauthorized', detail: 'x' },
  'not-found': { code: 'not-found', detail: 'x' },
  conflict: { code: 'conflict', detail: 'x', transient: false },
  stale: { code: 'stale', detail: 'x' },
  'too-large': { code: 'too-large', detail: 'x' },
  'unsupported-media-type': { code: 'unsupported-media-type', detail: 'x' },
  invalid: { code: 'invalid', detail: 'x', problems: [problem] },
  unavailable: { code: 'unavailable', detail: 'x' },
  'insight-pending': { code: 'insight-pending', detail: 'x' },
  'insight-skipped': { code: 'insight-skipped', detail: 'x' },
  'insight-failed': { code: 'insight-failed', detail: 'x' },
  'owner-erased': { code: 'owner-erased', detail: 'x' },
  defect: { code: 'defect', detail: 'x' },
};

const STATUS: Record<ErrorCode, number> = {
  malformed: 400,
  'start-again': 400,
  unauthorized: 401,
  'not-found': 404,
  'insight-pending': 404,
  'insight-skipped': 404,
  'insight-failed': 404,
  conflict: 409,
  'owner-erased': 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  defect: 500,
  unavailable: 503,
};

describe.each(Object.values(errors))('an error with the code $code', (error) => {
  const answer = problemResponse(error, 'the-request');
  const body: unknown = JSON.parse(answer.body);

  test('becomes a complete problem document with its status', () => {
    expect(answer.statusCode).toBe(STATUS[error.code]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(v.parse(v.strictObject(Problem.entries), body)).toMatchObject({
      type: error.code,
      status: STATUS[error.code],
      instance: 'the-request',
      title: problems[error.code].title,
    });
  });

  test('has a Retry-After header only where a retry helps', () => {
    const helps = ['unavailable', 'insight-pending'].includes(error.code);
    expect('retry-after' in answer.headers).toBe(helps);
  });

  test('does not reveal its cause', () => {
    const thrown = new DomainError(error, new Error(CANARY));
    expect(problemResponse(thrown.details, 'the-request').body).not.toContain(CANARY);
    expect(thrown.message).not.toContain(CANARY);
  });
});

test('a transient conflict has a Retry-After header', () => {
  const { headers } = problemResponse({ ...errors.conflict, transient: true }, 'r');
  expect(headers['retry-after']).toBe('1');
});

test('the detail of a defect stays out of the response', () => {
  const { body } = problemResponse({ code: 'defect', detail: 'table X is wired wrongly' }, 'r');
  expect(body).not.toContain('table X');
});

test('invalid input is reported by its places', () => {
  const problemsFound = [problem, { at: { parameter: 'limit' }, detail: 'must be a number' }];
  const { body } = problemResponse({ ...errors.invalid, problems: problemsFound }, 'r');
  expect(JSON.parse(body).errors).toEqual([
    { pointer: '/tags/3', detail: 'must be a string' },
    { parameter: 'limit', detail: 'must be a number' },
  ]);
});
