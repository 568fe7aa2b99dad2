import type { Readable } from 'node:stream';
import type * as v from 'valibot';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type ObjectSchema = v.GenericSchema<unknown, Record<string, unknown>>;

/** The answer when all went well. */
export interface Success {
  status: 200 | 201 | 202 | 204;
  /** Answers are parsed by it, so an undeclared member cannot leave. Absent with 204 and where `contentType` is set. */
  body?: v.GenericSchema;
  /** The media type of an answer that is not JSON: the operation gives text, bytes or a stream (`RawAnswer`). */
  contentType?: string;
  /** The member of the body that holds a page's items. Default `items`. */
  itemsMember?: string;
  /** True for a list that answers its items alone, as an array, with the next cursor in the header `x-next-cursor`. */
  cursorHeader?: boolean;
  /** True where the body has a `version` that goes out as a strong ETag. */
  etag?: boolean;
  /** Another status for some answers, with the same body. */
  otherwise?: {
    status: 200 | 202 | 503;
    when: (body: unknown) => boolean;
    description: string;
  };
  /** Path of the new resource, `{name}` filled from the body's members. */
  location?: string;
}

/** The result of an operation whose answer is not JSON. */
export interface RawAnswer {
  body: string | Uint8Array | Readable;
  /** Makes the answer a download of this name. */
  fileName?: string;
}

/**
 * An endpoint: the one definition for the service's router and validation, the REST API construct, the OpenAPI
 * document and the tests over every route. The `Api` around it names the owning service.
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
  /** Media types of a body that is not JSON; the operation gets its bytes. At most 4 MB. Excludes `body`. */
  accepts?: readonly string[];
  /** A valid body, with every `body`: shown in the document, and sent by the tests that try every endpoint. */
  example?: Readonly<Record<string, unknown>>;
  /** Present where pages are asked for with `cursor`: the form of a cursor's position. */
  cursor?: RegExp;
  /** True where `If-Match` is honoured. */
  ifMatch?: boolean;
  /** True where `Idempotency-Key` is honoured: the operation must then answer with the result of `createOnce`. */
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
export type BodyOf<D extends EndpointDefinition> = D['accepts'] extends readonly string[]
  ? Uint8Array
  : Parsed<D['body']>;
export type AnswerOf<D extends EndpointDefinition> = D['success']['contentType'] extends string
  ? RawAnswer
  : Parsed<D['success']['body']>;
