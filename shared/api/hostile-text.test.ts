import { afterEach, describe, expect, jest, test } from '@jest/globals';
import * as v from 'valibot';
import { openApiDocument } from '../openapi/index.ts';
import { allEndpoints } from './index.ts';

/*
 * Composing a long run of combining marks takes quadratic time: a tag of 320 KB held a function until its timeout. A
 * timing is no assertion, so this test counts the work: for a text of twice the length, `normalize` must not get more.
 */
const RUNS: readonly (readonly [string, string])[] = [
  ['combining marks', '\u0301\u0316'],
  ['marks on letters', 'a\u0301\u0316'],
  ['half-width voiced marks', '\uff9e\u0301'],
  ['surrogate pairs', '\u{1f469}\u200d'],
  ['lone surrogates', '\ud83d'],
  ['spaces', ' '],
  ['Hangul letters', '\u1100\u1161\u11a8'],
  ['ligatures that grow', '\ufdfa'],
];
const LENGTH = 40_000;
/** UTF-16 units that may be composed for one text: a tag in its longest spelling. */
const COMPOSED_AT_MOST = 50 * 8;

type JsonSchema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null;

const document = openApiDocument();
const Components = v.object({ schemas: v.record(v.string(), v.record(v.string(), v.unknown())) });
const { schemas } = v.parse(Components, document.components);
const resolved = (schema: JsonSchema): JsonSchema => {
  const { $ref: ref } = schema;
  return typeof ref === 'string' ? (schemas[ref.split('/').at(-1) ?? ''] ?? {}) : schema;
};

/** One body for each place that takes text, with the text in that place. */
function bodiesWith(text: string, given: JsonSchema, depth = 0): unknown[] {
  const schema = resolved(given);
  if (depth > 8) return [];
  const variants = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((one) =>
    Array.isArray(one) ? one.filter(isSchema) : [],
  );
  const bodies = variants.flatMap((one) => bodiesWith(text, one, depth + 1));
  const types = [schema.type].flat();
  if (types.includes('string')) bodies.push(text);
  if (isSchema(schema.items)) {
    bodies.push(...bodiesWith(text, schema.items, depth + 1).map((item) => [item, item]));
  }
  for (const [name, member] of Object.entries(
    isSchema(schema.properties) ? schema.properties : {},
  )) {
    if (!isSchema(member)) continue;
    bodies.push(...bodiesWith(text, member, depth + 1).map((value) => ({ [name]: value })));
  }
  return bodies;
}

const Operation = v.object({
  requestBody: v.optional(
    v.object({
      content: v.record(v.string(), v.object({ schema: v.record(v.string(), v.unknown()) })),
    }),
  ),
  parameters: v.optional(v.array(v.object({ name: v.string(), in: v.string() })), []),
});
const Paths = v.record(v.string(), v.record(v.string(), v.unknown()));
const paths = v.parse(Paths, document.paths);

/** All requests of an endpoint that carry the text, each in another place: body, query and path parameters. */
function requestsWith(text: string, endpoint: (typeof allEndpoints)[number]) {
  const { path, method, body, query, params, compat, example } = endpoint;
  const operation = v.parse(Operation, paths[path]?.[method.toLowerCase()]);
  const schema = operation.requestBody?.content['application/json']?.schema;
  const bodies = schema && body ? bodiesWith(text, schema) : [];
  const named = (place: string) =>
    operation.parameters.filter((one) => one.in === place).map(({ name }) => ({ [name]: text }));
  return [
    ...bodies.map((one) => () => {
      const whole = isSchema(one) ? { ...example, ...one } : one;
      v.safeParse(body ?? v.never(), compat ? compat.read(whole) : whole);
    }),
    ...named('query').map((one) => () => v.safeParse(query ?? v.unknown(), one)),
    ...named('path').map((one) => () => v.safeParse(params ?? v.unknown(), one)),
  ];
}

afterEach(() => {
  jest.restoreAllMocks();
});

const composedUnits = (read: () => void): number => {
  const normalize = jest.spyOn(String.prototype, 'normalize');
  read();
  const units = normalize.mock.contexts.map((text) => String(text).length);
  normalize.mockRestore();
  return Math.max(0, ...units);
};

describe.each(RUNS)('%s', (_, run) => {
  test.each(allEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    'causes no more work at twice the length in %s',
    (_id, endpoint) => {
      const once = requestsWith(run.repeat(LENGTH), endpoint).map(composedUnits);
      const twice = requestsWith(run.repeat(2 * LENGTH), endpoint).map(composedUnits);
      expect(twice).toEqual(once);
      expect(Math.max(0, ...once)).toBeLessThanOrEqual(COMPOSED_AT_MOST);
    },
  );
});

test('every endpoint with a body is tried in at least one place', () => {
  const untried = allEndpoints.filter(
    (endpoint) =>
      endpoint.body !== undefined &&
      endpoint.example !== undefined &&
      requestsWith('x', endpoint).length === 0,
  );
  expect(untried.map(({ id }) => id)).toEqual([]);
  const entries = allEndpoints.find(({ id }) => id === 'createEntry');
  expect(entries && requestsWith('x', entries).length).toBeGreaterThanOrEqual(8);
});
