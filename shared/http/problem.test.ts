import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { DomainError, type Fault } from '../errors/index.ts';
import { Problem, problemResponse, problems } from './problem.ts';

const CANARY = 'what the writer wrote';
const problem = { at: { pointer: '/tags/3' }, detail: 'must be a string' };

/** One of each kind, as the product throws them. */
const faults: { [Kind in Fault['kind']]: Extract<Fault, { kind: Kind }> } = {
  malformed: { kind: 'malformed', detail: 'x' },
  'start-again': { kind: 'start-again', detail: 'x' },
  unauthorized: { kind: 'unauthorized', detail: 'x' },
  'not-found': { kind: 'not-found', detail: 'x' },
  conflict: { kind: 'conflict', detail: 'x', transient: false },
  stale: { kind: 'stale', detail: 'x' },
  'too-large': { kind: 'too-large', detail: 'x' },
  'unsupported-media-type': { kind: 'unsupported-media-type', detail: 'x' },
  invalid: { kind: 'invalid', detail: 'x', problems: [problem] },
  unavailable: { kind: 'unavailable', detail: 'x' },
  'insight-pending': { kind: 'insight-pending', detail: 'x' },
  defect: { kind: 'defect', detail: 'x' },
};

const STATUS: Record<Fault['kind'], number> = {
  malformed: 400,
  'start-again': 400,
  unauthorized: 401,
  'not-found': 404,
  'insight-pending': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  defect: 500,
  unavailable: 503,
};

describe.each(Object.values(faults))('a fault of kind $kind', (fault) => {
  const answer = problemResponse(fault, 'the-request');
  const body: unknown = JSON.parse(answer.body);

  test('is a whole problem document of its status', () => {
    expect(answer.statusCode).toBe(STATUS[fault.kind]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(v.parse(v.strictObject(Problem.entries), body)).toMatchObject({
      type: fault.kind,
      status: STATUS[fault.kind],
      instance: 'the-request',
      title: problems[fault.kind].title,
    });
  });

  test('says when to come back exactly where that helps', () => {
    const helps = ['unavailable', 'insight-pending'].includes(fault.kind);
    expect('retry-after' in answer.headers).toBe(helps);
  });

  test('says nothing of what caused it', () => {
    const error = new DomainError(fault, new Error(CANARY));
    expect(problemResponse(error.fault, 'the-request').body).not.toContain(CANARY);
    expect(error.message).not.toContain(CANARY);
  });
});

test('a conflict that may pass says when to come back', () => {
  const { headers } = problemResponse({ ...faults.conflict, transient: true }, 'r');
  expect(headers['retry-after']).toBe('1');
});

test('a defect keeps its detail for the log', () => {
  const { body } = problemResponse({ kind: 'defect', detail: 'table X is wired wrongly' }, 'r');
  expect(body).not.toContain('table X');
});

test('invalid input is told by its places', () => {
  const problemsFound = [problem, { at: { parameter: 'limit' }, detail: 'must be a number' }];
  const { body } = problemResponse({ ...faults.invalid, problems: problemsFound }, 'r');
  expect(JSON.parse(body).errors).toEqual([
    { pointer: '/tags/3', detail: 'must be a string' },
    { parameter: 'limit', detail: 'must be a number' },
  ]);
});
