import type { Readable } from 'node:stream';
import type * as v from 'valibot';

/** The HTTP methods in use. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
type ObjectSchema = v.GenericSchema<unknown, Record<string, unknown>>;

/** The response to a request that succeeded. */
export interface Success {
  status: 200 | 201 | 202 | 204;
  /**
   * Schema of the body. Members that it does not declare never leave. Absent with 204 and where `contentType` is set.
   */
  body?: v.GenericSchema;
  /**
   * The media type of a response that is not JSON. The operation then returns text, bytes or a stream (`RawResponse`).
   */
  contentType?: string;
  /** The member of the body that holds the items of a page. Default `items`. */
  itemsMember?: string;
  /**
   * True for a list whose body is the array of items alone. The next cursor then goes in the header `x-next-cursor`.
   */
  cursorHeader?: boolean;
  /** True where the body has a `version`, which is sent as a strong ETag. */
  etag?: boolean;
  /** An alternative status for some responses, with the same body. */
  otherwise?: {
    status: 200 | 202 | 503;
    when: (body: unknown) => boolean;
    description: string;
  };
  /** Path of the new resource; each `{name}` or `{member.name}` is filled from the body. */
  location?: string;
}

/** The result of an operation whose response is not JSON. */
export interface RawResponse {
  body: string | Uint8Array | Readable;
  /** File name of a download. */
  fileName?: string;
}

/**
 * The definition of an endpoint. The router, the validation, the REST API construct, the OpenAPI document and the tests
 * over all endpoints derive from it. The surrounding `Api` names the owning service.
 */
export interface EndpointDefinition {
  method: Method;
  /** In API Gateway's notation, `/entries/{id}`. */
  path: string;
  auth: 'token' | 'public';
  summary: string;
  description?: string;
  /** Schema of the path parameters. A mismatch is 404. */
  params?: ObjectSchema;
  /** Schema of the query parameters, which come as strings. */
  query?: ObjectSchema;
  body?: v.GenericSchema;
  /** Media types of a body that is not JSON, at most 4 MB. The operation gets its bytes. Excludes `body`. */
  accepts?: readonly string[];
  /** A valid body; required with `body`. The OpenAPI document shows it, and the tests over all endpoints send it. */
  example?: Readonly<Record<string, unknown>>;
  /** Form of a position in the list; present where the endpoint takes a `cursor`. */
  cursor?: RegExp;
  /** True where `If-Match` is honoured. */
  ifMatch?: boolean;
  /** True where `Idempotency-Key` is honoured. The operation must then return the result of `createOnce`. */
  idempotent?: boolean;
  success: Success;
  /** Error statuses beyond those that the kind of endpoint implies. */
  errors?: readonly (404 | 409 | 412)[];
  /**
   * A second spelling for an existing client: `read` converts its body to the schema, and `write` adds its members to
   * the response. The OpenAPI document shows the schema only.
   */
  compat?: { read: (body: unknown) => unknown; write: (answer: unknown) => unknown };
  /** True where storage may take all of the function's time; otherwise it has eight seconds. */
  slow?: boolean;
  /** True for a streamed response, which needs a function of its own. */
  streaming?: boolean;
  cacheControl?: string;
}

/** An endpoint with its id. */
export type Endpoint<D extends EndpointDefinition = EndpointDefinition> = D & {
  /** Unique name; the operationId of the OpenAPI document. */
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

/** Defines the endpoints that a service owns. The key of each is its id. */
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

/** The parsed path parameters of an endpoint. */
export type ParamsOf<D extends EndpointDefinition> = Parsed<D['params']>;
/** The parsed query of an endpoint. */
export type QueryOf<D extends EndpointDefinition> = Parsed<D['query']>;
/** The parsed body of an endpoint, or its bytes where it accepts other media types. */
export type BodyOf<D extends EndpointDefinition> = D['accepts'] extends readonly string[]
  ? Uint8Array
  : Parsed<D['body']>;
/** The result that an endpoint's response is made from. */
export type ResponseOf<D extends EndpointDefinition> = D['success']['contentType'] extends string
  ? RawResponse
  : Parsed<D['success']['body']>;
