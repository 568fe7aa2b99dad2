import type { Owner } from '../../tables/index.ts';

/** A request of an owner with nothing in it, as an operation sees it. Tests put in what they are about. */
export const createRequest = (owner: Owner) => ({
  owner,
  params: undefined,
  query: undefined,
  body: undefined,
  after: undefined,
  ifMatch: undefined,
  idempotency: undefined,
  requestId: 'request-of-a-test',
});
