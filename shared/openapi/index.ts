import type { JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { allApis, type Endpoint } from '../api/index.ts';
import { type ProblemCode, problemContentType, problems } from '../http/problem.ts';
import { componentSchemas, schemaOf } from './schemas.ts';

type Json = Record<string, unknown>;

/** The response headers, by the members of an endpoint's definition. */
const HEADERS: Record<string, Json> = {
  'x-request-id': {
    description: 'The id under which this request is logged.',
    schema: { type: 'string' },
  },
  ETag: { description: 'The version, as a strong entity tag.', schema: { type: 'string' } },
  Location: { description: 'Path of what was made.', schema: { type: 'string' } },
  'x-next-cursor': {
    description: 'The `cursor` of the next page; absent on the last one.',
    schema: { type: 'string' },
  },
  'x-unreadable': {
    description: 'Items of the page that are stored and could not be read; absent when all could.',
    schema: { type: 'integer' },
  },
  'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } },
};
const headers = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** The members of an object schema, each with a flag for the required ones. */
function members(
  schema: v.GenericSchema | undefined,
): { name: string; required: boolean; schema: unknown }[] {
  if (!schema) return [];
  const json: JsonSchema = schemaOf(schema, 'input');
  return Object.entries(json.properties ?? {}).map(([name, member]) => ({
    name,
    required: json.required?.includes(name) ?? false,
    schema: member,
  }));
}

const parameter = (
  place: 'query' | 'path' | 'header',
  name: string,
  schema: unknown,
  description?: string,
) => ({
  name,
  in: place,
  ...(place === 'path' ? { required: true } : {}),
  ...(description === undefined ? {} : { description }),
  schema,
});

function parametersOf(endpoint: Endpoint): Json[] {
  return [
    ...members(endpoint.params).map((member) => parameter('path', member.name, member.schema)),
    ...members(endpoint.query).map((member) => parameter('query', member.name, member.schema)),
    ...(endpoint.cursor
      ? [
          parameter(
            'query',
            'cursor',
            { type: 'string' },
            endpoint.success.cursorHeader
              ? 'The `x-next-cursor` header of the page before; bound to the query.'
              : 'The `next_cursor` of the page before; bound to the query.',
          ),
        ]
      : []),
    ...(endpoint.ifMatch
      ? [
          parameter(
            'header',
            'If-Match',
            { type: 'string' },
            'One strong ETag, or `*`: refuse with 412 when it is not the current one.',
          ),
        ]
      : []),
    ...(endpoint.idempotent
      ? [
          parameter(
            'header',
            'Idempotency-Key',
            { type: 'string', minLength: 1, maxLength: 128 },
            'The same key and body within 24 hours gives the first outcome again.',
          ),
        ]
      : []),
  ];
}

/** The problems of an endpoint: the declared ones, and those that its kind implies. */
function problemCodes(endpoint: Endpoint): ProblemCode[] {
  const declared = new Set<number>(endpoint.errors ?? []);
  const applies: Record<ProblemCode, boolean> = {
    malformed: true,
    'start-again': false,
    unauthorized: endpoint.auth === 'token',
    'not-found': declared.has(404),
    'insight-pending': false,
    'insight-skipped': false,
    'insight-failed': false,
    conflict: declared.has(409),
    'owner-erased': false,
    stale: declared.has(412),
    'too-large': true,
    'unsupported-media-type': endpoint.body !== undefined || endpoint.accepts !== undefined,
    invalid: endpoint.body !== undefined || endpoint.query !== undefined,
    throttled: true,
    defect: true,
    unavailable: true,
  };
  return (Object.keys(applies) as ProblemCode[]).filter((kind) => applies[kind]);
}

function contentOf({ method, success }: Endpoint): Json | undefined {
  const { body, contentType } = success;
  if (method === 'HEAD') return undefined;
  if (contentType !== undefined) return { [contentType]: { schema: { type: 'string' } } };
  return body && { 'application/json': { schema: schemaOf(body, 'output') } };
}

/** The request body of an endpoint: JSON by its schema, or bytes of the accepted media types. */
function requestBodyOf({ body, accepts, example }: Endpoint): Json | undefined {
  if (accepts) {
    const bytes = { schema: { type: 'string', format: 'binary' } };
    return { required: true, content: Object.fromEntries(accepts.map((type) => [type, bytes])) };
  }
  if (!body) return undefined;
  const schema = schemaOf(body, 'input');
  return { required: true, content: { 'application/json': { schema, example } } };
}

function responsesOf(endpoint: Endpoint): Json {
  const { success } = endpoint;
  const content = contentOf(endpoint);
  const ok = {
    description: endpoint.summary,
    headers: headers(
      'x-request-id',
      ...(success.etag ? ['ETag'] : []),
      ...(success.location ? ['Location'] : []),
      ...(success.cursorHeader ? ['x-next-cursor', 'x-unreadable'] : []),
    ),
    ...(content ? { content } : {}),
  };
  const failures = problemCodes(endpoint).map((kind) => [
    String(problems[kind].status),
    {
      description: problems[kind].title,
      headers: headers(
        'x-request-id',
        ...(problems[kind].retryAfter === undefined ? [] : ['Retry-After']),
      ),
      content: { [problemContentType]: { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  const { otherwise } = success;
  const alternative = otherwise && [
    [
      String(otherwise.status),
      {
        ...ok,
        description: otherwise.description,
        headers: {
          ...ok.headers,
          ...(otherwise.status === problems.unavailable.status ? headers('Retry-After') : {}),
        },
        content: {
          ...content,
          [problemContentType]: { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ],
  ];
  return Object.fromEntries([...failures, [String(success.status), ok], ...(alternative ?? [])]);
}

const operationOf = (service: string, endpoint: Endpoint): Json => ({
  operationId: endpoint.id,
  tags: [service],
  summary: endpoint.summary,
  ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
  ...(endpoint.auth === 'public' ? { security: [] } : {}),
  ...(parametersOf(endpoint).length > 0 ? { parameters: parametersOf(endpoint) } : {}),
  ...(requestBodyOf(endpoint) ? { requestBody: requestBodyOf(endpoint) } : {}),
  responses: responsesOf(endpoint),
});

/** The OpenAPI 3.1 document of all endpoints, made from their definitions. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const api of allApis) {
    for (const endpoint of Object.values(api.endpoints)) {
      paths[endpoint.path] = {
        ...paths[endpoint.path],
        [endpoint.method.toLowerCase()]: operationOf(api.service, endpoint),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Reflekt Journal',
      version: '1.0.0',
      description: 'A private diary. What is not yours answers exactly as what does not exist.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to the document's own address, so that it holds under a stage's prefix too.
    servers: [{ url: './' }],
    security: [{ bearer: [] }],
    tags: allApis.map((api) => ({ name: api.service })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      headers: HEADERS,
      schemas: componentSchemas(),
    },
  };
}
