import type {
  Api,
  BodyOf,
  EndpointDefinition,
  ParamsOf,
  QueryOf,
  ResponseOf,
} from '../api/index.ts';
import type { CreatedOnce, IdempotencyRequest, IfMatch } from '../store/index.ts';
import type { Owner } from '../tables/index.ts';

/**
 * A request as an operation sees it. `query` and `body` are validated when they are first read, so the statements of an
 * operation fix the order of the contract's checks (404 for the item, 412, then 422).
 */
export interface OperationRequest<D extends EndpointDefinition = EndpointDefinition> {
  readonly owner: D['auth'] extends 'token' ? Owner : undefined;
  readonly params: ParamsOf<D>;
  /** @throws DomainError `invalid` */
  readonly query: QueryOf<D>;
  /** @throws DomainError `invalid` */
  readonly body: BodyOf<D>;
  /** The position in the request's cursor. */
  readonly after: string | undefined;
  readonly ifMatch: IfMatch;
  /** Present where the endpoint is idempotent and the client sent a key. @throws DomainError `invalid` */
  readonly idempotency: IdempotencyRequest | undefined;
  readonly requestId: string;
}

type ItemsMember<D extends EndpointDefinition> = D['success']['itemsMember'] extends string
  ? D['success']['itemsMember']
  : 'items';

/** A page as an operation returns it. The HTTP stack renames the items and wraps the position in a cursor. */
type PageOf<D extends EndpointDefinition, A> = Omit<
  A,
  'next_cursor' | 'unreadable' | ItemsMember<D>
> & {
  items: ItemsMember<D> extends keyof A ? A[ItemsMember<D>] : never;
  next: A extends { next_cursor: infer Cursor } ? Cursor : never;
  unreadable?: number;
};

type PlainResultOf<D extends EndpointDefinition> =
  ResponseOf<D> extends infer A
    ? D['success'] extends { cursorHeader: true }
      ? { items: A; next: string | null; unreadable?: number }
      : A extends { next_cursor: unknown }
        ? PageOf<D, A>
        : A
    : never;

/** The result of an operation. Only `createOnce` makes that of an idempotent endpoint, so no key is ever ignored. */
type ResultOf<D extends EndpointDefinition> = D['idempotent'] extends true
  ? CreatedOnce<PlainResultOf<D>>
  : PlainResultOf<D>;

/** The work of an endpoint: returns the result for a request, or throws a DomainError. */
export type Operation<D extends EndpointDefinition, Deps> = (
  deps: Deps,
  request: OperationRequest<D>,
) => Promise<ResultOf<D>>;

/** One operation for each endpoint of a service. The compiler names a missing one. */
export type Operations<A extends Api, Deps> = {
  readonly [Id in keyof A['endpoints']]: Operation<A['endpoints'][Id], Deps>;
};
