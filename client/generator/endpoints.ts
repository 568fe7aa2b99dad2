import { fileURLToPath } from 'node:url';
import { openApiDocument } from '@reflekt/shared/openapi';
import { problems } from '../../shared/http/problem.ts';
import { formatted } from './format.ts';
import { comment, membersOf, type Schema, typeOf } from './types.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
}
interface Media {
  content?: Record<string, { schema: Schema }>;
  headers?: Record<string, unknown>;
}
interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  parameters?: readonly Parameter[];
  requestBody?: Media & { required?: boolean };
  responses: Record<string, Media>;
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Parameters of one place as an object schema. */
const schemaOfParameters = (parameters: readonly Parameter[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    parameters.map(({ name, schema, description }) => [
      name,
      description === undefined ? schema : { ...schema, description },
    ]),
  ),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
});

/** The request of an operation as an object schema: `params`, `query`, `body`, and `ifMatch` where it is honoured. */
function inputOf({ parameters = [], requestBody }: Operation): Schema {
  const at = (place: Parameter['in']) => parameters.filter((one) => one.in === place);
  const params = at('path');
  const query = at('query');
  const content = Object.entries(requestBody?.content ?? {});
  const json = content.find(([type]) => type === 'application/json')?.[1].schema;
  const bytes: Schema = { $ref: 'Blob | ArrayBuffer | Uint8Array<ArrayBuffer>' };
  const properties: Record<string, Schema> = {
    ...(params.length > 0 ? { params: schemaOfParameters(params) } : {}),
    ...(query.length > 0 ? { query: schemaOfParameters(query) } : {}),
    ...(content.length > 0 ? { body: json ?? bytes } : {}),
    ...(at('header').some(({ name }) => name === 'If-Match')
      ? { ifMatch: { $ref: 'IfMatch' } }
      : {}),
  };
  const required = [
    ...(params.length > 0 ? ['params'] : []),
    ...(query.some((one) => one.required) ? ['query'] : []),
    ...(content.length > 0 && requestBody?.required !== false ? ['body'] : []),
  ];
  return { type: 'object', properties, required };
}

/** The response of an operation that succeeded: its schema, and whether it is a download. */
function outputOf({ responses }: Operation): { schema: Schema | undefined; download: boolean } {
  const content = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, response]) => Object.entries(response.content ?? {}));
  const json = content.find(([type]) => type === 'application/json')?.[1].schema;
  return { schema: json, download: json === undefined && content.length > 0 };
}

function endpointOf(method: string, path: string, operation: Operation): string {
  const { operationId, summary, description, parameters = [] } = operation;
  const { schema, download } = outputOf(operation);
  const input = inputOf(operation);
  const base = capitalized(operationId);
  const bytes = Object.keys(operation.requestBody?.content ?? { 'application/json': {} });
  const inputName = Object.keys(input.properties ?? {}).length > 0 ? `${base}Input` : 'NoInput';
  const output = download ? 'Response' : schema ? typeOf(schema) : 'undefined';
  const outputName = output.startsWith('{') ? `${base}Output` : output;
  const idempotent = parameters.some(({ name }) => name === 'Idempotency-Key');
  const flags = [
    ...(idempotent ? ['idempotent: true'] : []),
    ...(download ? ['download: true'] : []),
    ...(bytes.includes('application/json') ? [] : [`accepts: ${JSON.stringify(bytes)}`]),
  ];
  const text = description === undefined ? `${summary}.` : `${summary}. ${description}`;
  return [
    inputName === 'NoInput' ? '' : `export interface ${inputName} {\n${membersOf(input, '  ')}}\n`,
    output === outputName ? '' : `export interface ${outputName} ${output}\n`,
    comment(text),
    `export const ${operationId}: Endpoint<${inputName}, ${outputName}> = {\n`,
    `  method: '${method.toUpperCase()}',\n  path: '${path}',\n`,
    flags.map((flag) => `  ${flag},\n`).join(''),
    '};\n',
  ].join('');
}

/** The path of the generated endpoints. */
export const ENDPOINTS = fileURLToPath(new URL('../src/endpoints.ts', import.meta.url));

/** The source of `src/endpoints.ts`: types and endpoints of the OpenAPI document, which follows from the definitions. */
export function endpointsSource(): Promise<string> {
  const document = openApiDocument() as unknown as {
    components: { schemas: Record<string, Schema> };
    paths: Record<string, Record<string, Operation>>;
  };
  const schemas = Object.entries(document.components.schemas)
    .filter(([name]) => name !== 'Problem')
    .map(([name, schema]) => `export interface ${name} ${typeOf(schema)}\n`);
  const endpoints = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => endpointOf(method, path, operation)),
  );
  const codes = Object.keys(problems).map((code) => JSON.stringify(code));
  const source = [
    "// Made from the API's definitions by `pnpm test client -u`.\n",
    "import type { Endpoint, IfMatch, NoInput } from './endpoint.ts';\n",
    `/** The API's own codes of its problems. */\nexport type ProblemCode = ${codes.join(' | ')};\n`,
    ...schemas,
    ...endpoints,
  ].join('\n');
  return formatted(source, ENDPOINTS);
}
