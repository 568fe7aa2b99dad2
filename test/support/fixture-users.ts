import type { Client } from './client.ts';
import type { Entry } from './contract.ts';
import { createResources } from './resources.ts';
import { clientOf } from './shared-cloud.ts';

/** A user of a tenant, with a diary in which a word stands that nobody else has. */
export interface FixtureUser {
  tenant: string;
  user: string;
  client: Client;
  mark: string;
  /** A live entry with a revision. */
  kept: Entry;
  /** An entry in the trash. */
  trashed: Entry;
  /** The id of an entry that was deleted permanently. */
  deleted: string;
  /** Of each kind of resource one that may be changed at will, as of `createResources`. */
  resources: ReadonlyMap<string, string>;
}

/**
 * Pairs that are easily confused: the same user id in two tenants, names that are prefixes of each other, and
 * names that hold what keys are made of, plain and as they are escaped.
 */
const IDENTITIES: readonly (readonly [tenant: string, user: string])[] = [
  ['acme', 'ann'],
  ['acme', 'anna'],
  ['acme', 'ann#live'],
  ['acme', 'ann=23live'],
  ['acme2', 'ann'],
  ['acme', '2#ann'],
  ['default', 'auth0|x'],
  ['default', 'auth0|x/y'],
  ['default', 'x@example.com'],
  ['default', 'https://idp.example/u/1#x'],
];

async function createFixtureUser(
  [tenant, user]: readonly [string, string],
  n: number,
): Promise<FixtureUser> {
  const client = clientOf(user, tenant);
  const mark = `Mark${n}Qx`;
  const write = async (title: string) => {
    const draft = { title: `${title} ${mark}`, content: `Words ${mark}`, tags: [mark] };
    return (await client.post<Entry>('/entries', { ...draft, created_at: '2020-05-05T12:00:00Z' }))
      .body;
  };
  const [kept, trashed, toDelete] = [
    await write('kept'),
    await write('trashed'),
    await write('deleted'),
  ];
  await client.put(`/entries/${kept.id}`, { content: `Changed ${mark}` });
  await client.delete(`/entries/${trashed.id}`);
  await client.delete(`/entries/${toDelete.id}`, { query: 'permanent=true' });
  const resources = await createResources(client);
  return { tenant, user, client, mark, kept, trashed, deleted: toDelete.id, resources };
}

export const createFixtureUsers = () => Promise.all(IDENTITIES.map(createFixtureUser));
