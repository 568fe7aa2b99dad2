import type { AnswerOf, Api, BodyOf, EndpointDefinition, ParamsOf, QueryOf } from '../api/index.ts';
import type { Owner } from '../tables/index.ts';
import type { IdempotencyClaim, IfMatch } from './preconditions.ts';

/**
 * A request as an operation sees it. `query` and `body` are validated when they are first read, so the
 * order of the contract's checks (404 item, 412, then 422) is the order of the statements in the operation.
 */
export interface OperationRequest<D extends EndpointDefinition = EndpointDefinition> {
  readonly owner: D['auth'] extends 'token' ? Owner : undefined;
  readonly params: ParamsOf<D>;
  /** @throws DomainError `invalid` */
  readonly query: QueryOf<D>;
  /** @throws DomainError `invalid` */
  readonly body: BodyOf<D>;
  /** The position that the request's cursor holds. */
  readonly after: string | undefined;
  readonly ifMatch: IfMatch;
  /** Read it after `body`. @throws DomainError `invalid` */
  readonly idempotency: IdempotencyClaim | undefined;
  readonly requestId: string;
}

/** In answers of lists, the stack turns `next`, a position, into `next_cursor`. */
type ResultOf<D extends EndpointDefinition> =
  AnswerOf<D> extends infer A
    ? D['success'] extends { cursorHeader: true }
      ? { items: A; next: string | null }
      : A extends { next_cursor: infer Cursor }
        ? Omit<A, 'next_cursor'> & { next: Cursor }
        : A
    : never;

/** What an endpoint does: takes what it depends on and a request, gives the answer or throws a DomainError. */
export type Operation<D extends EndpointDefinition, Deps> = (
  deps: Deps,
  request: OperationRequest<D>,
) => Promise<ResultOf<D>>;

/** One operation for each endpoint of a service; the compiler names the one that is missing. */
export type Operations<A extends Api, Deps> = {
  readonly [Id in keyof A['endpoints']]: Operation<A['endpoints'][Id], Deps>;
};
