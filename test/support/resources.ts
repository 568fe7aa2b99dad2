import { allEndpoints } from '@reflekt/shared/api';
import type { Client } from './client.ts';

const PARAMETER = /\{(\w+)\}/;

/** Values of parameters behind the id, by name. A fixture's resource has them. */
const FURTHER: Readonly<Record<string, string>> = { version: '1' };

/** The path of an endpoint up to its id. */
export const prefixOf = ({ path }: { path: string }): string => path.slice(0, path.indexOf('{'));

/**
 * True where an endpoint is about one resource, by an id in its path. A category of prompts is none: it is the same for
 * everybody.
 */
export const hasPathId = ({ path }: { path: string }): boolean => path.includes('{id}');

/** The path of an endpoint about the resource with an id. @throws Error for a parameter without a value */
export const pathOf = ({ path }: { path: string }, id: string): string =>
  path.replace(PARAMETER, id).replaceAll(new RegExp(PARAMETER, 'g'), (_, name) => {
    const value = FURTHER[name];
    if (value === undefined)
      throw new Error(`no value for {${name}} of ${path}: add one to FURTHER`);
    return value;
  });

/** The id of a new resource, which may stand in a member that wraps it. */
export function idOf(body: unknown): string {
  const { id, prompt } = Object(body);
  return String(id ?? Object(prompt).id);
}

/** The endpoints that create what other endpoints take by an id in their path. */
const creators = allEndpoints.filter(
  ({ method, path, success }) =>
    method === 'POST' &&
    success.status === 201 &&
    allEndpoints.some((other) => hasPathId(other) && prefixOf(other) === `${path}/`),
);

/** Creates one resource of each kind from its definition's example. The ids, by what a path says before them. */
export async function createResources(client: Client): Promise<ReadonlyMap<string, string>> {
  const created = await Promise.all(
    creators.map(async ({ path, example }) => {
      const { body } = await client.post(path, example);
      return [`${path}/`, idOf(body)] as const;
    }),
  );
  return new Map(created);
}
