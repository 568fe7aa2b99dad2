import { allEndpoints } from '@reflekt/shared/api';
import type { Client } from './client.ts';

const PARAMETER = /\{\w+\}/;

/** The path of an endpoint up to its id. */
export const prefixOf = ({ path }: { path: string }): string => path.slice(0, path.indexOf('{'));

/** The endpoints that create what other endpoints take by an id in their path. */
const creators = allEndpoints.filter(
  ({ method, path, success }) =>
    method === 'POST' &&
    success.status === 201 &&
    allEndpoints.some((other) => PARAMETER.test(other.path) && prefixOf(other) === `${path}/`),
);

/** Creates one resource of each kind from its definition's example. The ids, by what a path says before them. */
export async function createResources(client: Client): Promise<ReadonlyMap<string, string>> {
  const created = await Promise.all(
    creators.map(async ({ path, example }) => {
      const { body } = await client.post<{ id: string }>(path, example);
      return [`${path}/`, body.id] as const;
    }),
  );
  return new Map(created);
}
