import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { openApiDocument } from '../openapi/index.ts';
import { allEndpoints } from './index.ts';

const withBody = allEndpoints.filter(({ body }) => body !== undefined);
const Paths = v.record(v.string(), v.record(v.string(), v.unknown()));
const Documented = v.object({
  requestBody: v.object({ content: v.record(v.string(), v.object({ example: v.unknown() })) }),
});

test('examples exist for endpoints with a body, and for no others', () => {
  const others = allEndpoints.filter(({ body, example }) => !body && example !== undefined);
  expect(others.map(({ id }) => id)).toEqual([]);
  expect(withBody.length).toBeGreaterThan(0);
});

describe.each(withBody.map((endpoint) => [endpoint.id, endpoint] as const))('%s', (_, endpoint) => {
  test('has a valid example', () => {
    const { body, compat, example } = endpoint;
    expect(example).toBeDefined();
    expect(Object.keys(example ?? {})).not.toEqual([]);
    const read = compat ? compat.read(example) : example;
    const parsed = v.safeParse(body ?? v.never(), read);
    expect(parsed.issues).toBeUndefined();
    // Every member must be in the schema: clients would copy a member that is ignored.
    expect(parsed.output).toMatchObject(example ?? {});
  });

  test('is shown with its example in the OpenAPI document', () => {
    const operation = v.parse(Paths, openApiDocument().paths)[endpoint.path];
    const { requestBody } = v.parse(Documented, operation?.[endpoint.method.toLowerCase()]);
    expect(requestBody.content['application/json']?.example).toEqual(endpoint.example);
  });
});
