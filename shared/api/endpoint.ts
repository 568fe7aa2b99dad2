import type * as v from 'valibot';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type ObjectSchema = v.GenericSchema<unknown, Record<string, unknown>>;

/** The answer when all went well. */
export interface Success {
  status: 200 | 201 | 202 | 204;
  /** Answers are parsed by it, so a member that nobody declared cannot leave. Absent with 204. */
  body?: v.GenericSchema;
  /** Whether a list answers its items alone, as an array, with `next_cursor` in the header `x-next-cursor`. */
  cursorHeader?: boolean;
  /** Whether the body has a `version` that goes out as a strong ETag. */
  etag?: boolean;
  /** Another status for some answers, with the same body. */
  otherwise?: { status: 200 | 202 | 503; when: (body: unknown) => boolean; says: string };
  /** Path of what was made, `{name}` filled from the body's members. */
  location?: string;
}

/**
 * An endpoint, told once: read by the service's router and validation, the REST API construct, the OpenAPI
 * document and the tests over every route. Which service owns it is said by the `Api` it stands in.
 */
export interface EndpointDefinition {
  method: Method;
  /** As API Gateway writes it, `/entries/{id}`. */
  path: string;
  auth: 'token' | 'public';
  summary: string;
  description?: string;
  /** Path parameters; one that does not parse is 404. */
  params?: ObjectSchema;
  /** Query parameters, from strings. */
  query?: ObjectSchema;
  body?: v.GenericSchema;
  /** A valid body, with every `body`: shown in the document, and sent by the tests that try every endpoint. */
  example?: Readonly<Record<string, unknown>>;
  /** Whether pages are asked for with `cursor`; the position in a cursor must match. */
  cursor?: RegExp;
  /** Whether `If-Match` is honoured. */
  ifMatch?: boolean;
  /** Whether `Idempotency-Key` is honoured. */
  idempotent?: boolean;
  success: Success;
  /** Statuses beyond those that every endpoint of its kind may answer. */
  errors?: readonly (404 | 409 | 412)[];
  /**
   * A second spelling that an existing client uses: `read` brings a body to the schema's, `write` adds it to
   * an answer. The document shows the schema's only.
   */
  compat?: { read: (body: unknown) => unknown; write: (answer: unknown) => unknown };
  /** A streamed answer needs a function of its own. */
  streaming?: boolean;
  cacheControl?: string;
}

export type Endpoint<D extends EndpointDefinition = EndpointDefinition> = D & {
  /** Unique name, the operationId of the OpenAPI document. */
  readonly id: string;
};

/** All endpoints of one service, by id. */
export interface Api<
  E extends Readonly<Record<string, EndpointDefinition>> = Readonly<
    Record<string, EndpointDefinition>
  >,
> {
  readonly service: string;
  readonly endpoints: { readonly [Id in keyof E & string]: Endpoint<E[Id]> };
}

/** The endpoints that a service owns; each one's key is its id. */
export function defineApi<const E extends Readonly<Record<string, EndpointDefinition>>>(
  service: string,
  endpoints: E,
): Api<E> {
  return {
    service,
    endpoints: Object.fromEntries(
      Object.entries(endpoints).map(([id, definition]) => [id, { id, ...definition }]),
    ) as Api<E>['endpoints'],
  };
}

type Parsed<S> = S extends v.GenericSchema ? v.InferOutput<S> : undefined;

export type ParamsOf<D extends EndpointDefinition> = Parsed<D['params']>;
export type QueryOf<D extends EndpointDefinition> = Parsed<D['query']>;
export type BodyOf<D extends EndpointDefinition> = Parsed<D['body']>;
export type AnswerOf<D extends EndpointDefinition> = Parsed<D['success']['body']>;
