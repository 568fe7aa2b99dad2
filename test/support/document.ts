import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Response {
  headers?: Record<string, unknown>;
  content?: Record<string, unknown>;
}
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, Response>;
}
export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** An answer as it came over the wire. */
export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Headers that stand on every success that declares them; others, such as a next cursor, only sometimes. */
const SURE = ['x-request-id', 'ETag', 'Location'];
const PROBLEM = 'application/problem+json';
const pointer = (...parts: string[]) =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The served OpenAPI document, as the judge of every answer. */
export class ApiDocument {
  readonly openApi: OpenApi;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(openApi: OpenApi) {
    this.openApi = openApi;
    // The document's own members are no JSON Schema keywords, so unknown ones are let be.
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(openApi, 'openapi');
  }

  /** The path template that a path belongs to, literal segments first, or undefined. */
  templateOf(path: string): string | undefined {
    const parts = path.split('/');
    const fits = (template: string) => {
      const wanted = template.split('/');
      return (
        wanted.length === parts.length &&
        wanted.every((part, i) => (/^\{.*\}$/.test(part) ? parts[i] !== '' : part === parts[i]))
      );
    };
    return Object.keys(this.openApi.paths)
      .filter(fits)
      .sort((a, b) => a.split('{').length - b.split('{').length)[0];
  }

  /**
   * What is wrong with an answer by the document, in sentences; none when all is well. A path or method that
   * the document does not have may only be refused, with a problem.
   */
  faults(method: string, path: string, answer: Received): string[] {
    const { status, headers } = answer;
    const template = this.templateOf(path);
    const operation = template && this.openApi.paths[template]?.[method.toLowerCase()];
    const type = headers['content-type'];
    if (!template || !operation) {
      if (status < 400 || status > 499) return [`answers ${status}, but is not in the document`];
      if (method === 'HEAD') return [];
      return type === PROBLEM
        ? this.#mismatches(pointer('components', 'schemas', 'Problem'), answer.text)
        : [`is refused with ${type} in place of ${PROBLEM}`];
    }
    const response = operation.responses[String(status)];
    if (!response) return [`status ${status} is not declared`];
    const missing =
      status < 300
        ? SURE.filter(
            (name) => name in (response.headers ?? {}) && !(name.toLowerCase() in headers),
          )
        : [];
    if (missing.length > 0) return [`${status} lacks the headers ${missing.join(', ')}`];
    if (!response.content)
      return answer.text === '' ? [] : [`${status} is declared without a body`];
    if (type === undefined || !(type in response.content)) {
      return [`${status} has the undeclared content type ${type}`];
    }
    if (!/json$/.test(type)) return [];
    const place = ['paths', template, method.toLowerCase(), 'responses', String(status)];
    return this.#mismatches(pointer(...place, 'content', type, 'schema'), answer.text);
  }

  /** @param place JSON pointer to a schema in the document */
  #mismatches(place: string, text: string): string[] {
    let validate = this.#validators.get(place);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `openapi#${encodeURI(place)}` });
      this.#validators.set(place, validate);
    }
    if (validate(JSON.parse(text))) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  }
}
