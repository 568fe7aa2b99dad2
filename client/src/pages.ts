import type { CallOptions, Client, Success } from './client.ts';
import type { Endpoint, Input } from './endpoint.ts';
import { unwrap } from './unwrap.ts';

/** The items of a page's body: the body itself, or the member that is an array. */
export type ItemOf<O> = O extends readonly (infer Item)[]
  ? Item
  : { [K in keyof O]-?: O[K] extends readonly (infer Item)[] ? Item : never }[keyof O];

type PagedInput = Input & { query?: { cursor?: string } };

/**
 * The pages of a list, one after the other. Of a feed of changes it gives those that are there now; go on later from
 * the `nextCursor` of the last.
 * @throws ProblemError
 */
export async function* pages<I extends PagedInput, O>(
  client: Client,
  endpoint: Endpoint<I, O>,
  input: I,
  options: CallOptions = {},
): AsyncGenerator<Success<O>, void, undefined> {
  let cursor = input.query?.cursor;
  do {
    const query = { ...input.query, ...(cursor === undefined ? {} : { cursor }) };
    const result = await client.call(endpoint as Endpoint<Input, O>, { ...input, query }, options);
    unwrap(result);
    if (!result.ok) return;
    yield result;
    const { more } = (result.data ?? {}) as { more?: boolean };
    cursor = more === false ? undefined : result.nextCursor;
  } while (cursor !== undefined);
}

/**
 * All items of a list, read page by page as you take them.
 * @throws ProblemError
 */
export async function* items<I extends PagedInput, O>(
  client: Client,
  endpoint: Endpoint<I, O>,
  input: I,
  options: CallOptions = {},
): AsyncGenerator<ItemOf<O>, void, undefined> {
  for await (const { data } of pages(client, endpoint, input, options)) {
    const list = Array.isArray(data) ? data : Object.values(data as object).find(Array.isArray);
    yield* (list ?? []) as ItemOf<O>[];
  }
}
