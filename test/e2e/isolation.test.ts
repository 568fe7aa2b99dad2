import { beforeAll, describe, expect, test } from '@jest/globals';
import { allEndpoints, type Endpoint } from '@reflekt/shared/api';
import { type Answer, documentOf } from '../support/client.ts';
import { NOBODYS_ID } from '../support/contract.ts';
import { createFixtureUsers, type FixtureUser } from '../support/fixture-users.ts';
import { hasPathId, pathOf, prefixOf } from '../support/resources.ts';
import { cloud, nobody } from '../support/shared-cloud.ts';
import { frontendToken } from '../support/tokens.ts';

/**
 * Generated from the endpoint definitions: a new endpoint is tried without anyone remembering. What cannot be
 * known from a definition stands in the table below, and a definition that needs more fails by its name.
 */

/** Ids of a victim beyond one of each resource, by the path before its parameter. */
const MORE_IDS: Readonly<Record<string, (victim: FixtureUser) => string[]>> = {
  '/entries/': ({ kept, trashed, deleted }) => [kept.id, trashed.id, deleted],
};
const idsFor = (endpoint: Endpoint, victim: FixtureUser): string[] => {
  const prefix = prefixOf(endpoint);
  const id = victim.resources.get(prefix);
  return id === undefined ? [] : [id, ...(MORE_IDS[prefix]?.(victim) ?? [])];
};

/** An id of one's own for a path parameter, where it is the body that is foreign. */
const ownId = (endpoint: Endpoint, owner: FixtureUser) =>
  owner.resources.get(prefixOf(endpoint)) ?? '';

const PUBLIC = ['health', 'healthStatus', 'openApiDocument'];
const privateEndpoints = allEndpoints.filter(({ auth }) => auth === 'token');
const withPathId = privateEndpoints.filter(hasPathId);
const lists = privateEndpoints.filter(
  (endpoint) => endpoint.method === 'GET' && !hasPathId(endpoint),
);
const at = (endpoint: Endpoint, id: string) => pathOf(endpoint, encodeURIComponent(id));

/** Everything of an answer that could tell one id from another, with what differs by chance taken out. */
function visible({ status, headers, text }: Answer<unknown>) {
  const {
    date: _date,
    'x-request-id': _id,
    'x-amzn-requestid': _gatewayId,
    // Follows the digits of a version that is masked.
    'content-length': _length,
    ...others
  } = headers;
  const mask = (value: string) =>
    value
      .replaceAll(/"instance":"[^"]*"/g, '"instance":"<request>"')
      .replaceAll(/[0-7][0-9A-HJKMNP-TV-Z]{25}/g, '<id>')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
      .replaceAll(/"version":\d+/g, '"version":<n>')
      .replaceAll(/^"\d+"$/g, '<etag>');
  const seen = Object.entries(others).map(([name, value]) => [name, mask(String(value))]);
  return { status, headers: Object.fromEntries(seen), body: mask(text) };
}

let fixtureUsers: FixtureUser[];
/** Runs an attack from everybody, each with all the others as victims. */
const forEachAttacker = (
  attack: (attacker: FixtureUser, victims: FixtureUser[]) => Promise<void>,
) =>
  Promise.all(
    fixtureUsers.map((one) =>
      attack(
        one,
        fixtureUsers.filter((other) => other !== one),
      ),
    ),
  );

/** Words and owners of others in an answer to somebody. */
function leaks(reader: FixtureUser, text: string): string[] {
  const marks = fixtureUsers.filter((one) => one !== reader && text.includes(one.mark));
  const users = [...text.matchAll(/"user_id":("(?:[^"\\]|\\.)*")/g)]
    .map(([, user]) => JSON.parse(user ?? '""'))
    .filter((user) => user !== reader.user);
  return [...marks.map(({ mark }) => mark), ...users];
}

/** Names of query parameters or body members that take an id, as the document says. */
async function idMembers(endpoint: Endpoint, place: 'query' | 'body'): Promise<string[]> {
  const { openApi } = await documentOf(cloud.url);
  const operation = openApi.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
  const takesId = (schema: unknown) => JSON.stringify(schema ?? '').includes('HJKMNP');
  if (place === 'query') {
    return (operation?.parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && takesId(parameter.schema))
      .map(({ name }) => name);
  }
  const schema: { $ref?: string; properties?: object } =
    operation?.requestBody?.content['application/json']?.schema ?? {};
  const named: { properties?: object } =
    openApi.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  return Object.entries(named.properties ?? {}).flatMap(([name, member]) =>
    takesId(member) ? [name] : [],
  );
}

beforeAll(async () => {
  fixtureUsers = await createFixtureUsers();
});

describe('the definitions', () => {
  test('are public only where the contract says so', () => {
    expect(allEndpoints.filter(({ auth }) => auth === 'public').map(({ id }) => id)).toEqual(
      PUBLIC,
    );
  });

  test('all have what this test needs to try them', () => {
    const without = withPathId.filter((endpoint) =>
      fixtureUsers.some((user) => idsFor(endpoint, user).length === 0),
    );
    expect(
      without.map(
        (endpoint) => `${endpoint.id}: no POST creates what is at ${prefixOf(endpoint)}{id}`,
      ),
    ).toEqual([]);
  });
});

// Before the attacks, which put ids of others into entries of one's own.
describe.each(lists.map((endpoint) => [endpoint.id, endpoint] as const))('%s', (_, endpoint) => {
  test('shows each only what is theirs', async () => {
    for (const reader of fixtureUsers) {
      const answer = await reader.client.send(endpoint.method, endpoint.path);
      expect(answer.status).toBe(200);
      expect(leaks(reader, answer.text)).toEqual([]);
      const others = fixtureUsers
        .filter((one) => one !== reader)
        .flatMap((one) => [one.kept.id, one.trashed.id, one.deleted]);
      expect(others.filter((id) => answer.text.includes(id))).toEqual([]);
    }
  });
});

describe.each(privateEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s',
  (_, endpoint) => {
    const send = (
      reader: FixtureUser,
      path: string,
      body?: object,
      query: Record<string, string> = {},
    ) => reader.client.send(endpoint.method, path, { query, ...(body ? { json: body } : {}) });

    test('is nobody’s without a token, or with one signed by somebody else', async () => {
      const path = at(endpoint, fixtureUsers[0]?.kept.id ?? '');
      expect((await nobody.send(endpoint.method, path)).status).toBe(401);
      const authorization = `Bearer ${frontendToken('another key', 'ann', 'acme')}`;
      expect(
        (await nobody.send(endpoint.method, path, { headers: { authorization } })).status,
      ).toBe(401);
    });

    if (hasPathId(endpoint)) {
      test('answers to an id of somebody else’s as to one that never existed', () =>
        forEachAttacker(async (attacker, victims) => {
          const never = await send(attacker, at(endpoint, NOBODYS_ID), endpoint.example);
          expect(never.status).toBe(404);
          const ids = victims.flatMap((victim) => idsFor(endpoint, victim));
          for (const id of ids) {
            const answer = await send(attacker, at(endpoint, id), endpoint.example);
            expect(visible(answer)).toEqual(visible(never));
            expect(leaks(attacker, answer.text)).toEqual([]);
          }
        }));

      test('takes no id with an owner in it', async () => {
        const [attacker, victim] = fixtureUsers;
        if (!attacker || !victim) throw new Error('there are no fixture users');
        for (const id of [
          `${victim.tenant}#${victim.user}#${victim.kept.id}`,
          `../${victim.kept.id}`,
          `${victim.kept.id}#`,
          `${victim.kept.id} `,
          `${victim.kept.id}\0`,
        ]) {
          const answer = await send(attacker, at(endpoint, id), endpoint.example);
          expect([id, answer.status]).toEqual([id, 404]);
        }
      });
    }

    if (endpoint.cursor) {
      test('given another’s cursor, stays in one’s own list', async () => {
        const cursors: [FixtureUser, string][] = [];
        for (const victim of fixtureUsers) {
          const path = at(endpoint, victim.kept.id);
          const page = await victim.client.get<{ next_cursor?: string | null }>(path, {
            query: 'limit=1',
          });
          const cursor = page.body.next_cursor ?? page.headers['x-next-cursor'];
          if (typeof cursor === 'string') cursors.push([victim, cursor]);
        }
        await forEachAttacker(async (attacker) => {
          for (const [victim, cursor] of cursors) {
            if (victim === attacker) continue;
            const query = { limit: '50', cursor };
            const answer = await send(attacker, at(endpoint, attacker.kept.id), undefined, query);
            expect(leaks(attacker, answer.text)).toEqual([]);
          }
        });
      });
    }

    test('takes an id of somebody else’s in the query or the body as one that never existed', async () => {
      const places = [
        ...(await idMembers(endpoint, 'query')).map((member) => ({ member, inBody: false })),
        ...(await idMembers(endpoint, 'body')).map((member) => ({ member, inBody: true })),
      ];
      await forEachAttacker(async (attacker, victims) => {
        const path = at(endpoint, ownId(endpoint, attacker));
        for (const { member, inBody } of places) {
          const attempt = (id: string) =>
            inBody
              ? send(attacker, path, { ...endpoint.example, [member]: id })
              : send(attacker, path, endpoint.example, { [member]: id });
          const never = await attempt(NOBODYS_ID);
          for (const victim of victims) {
            const answer = await attempt(victim.kept.id);
            expect(visible(answer)).toEqual(visible(never));
            expect(leaks(attacker, answer.text)).toEqual([]);
          }
        }
      });
    });
  },
);

test('ids in query and body were found in the document, where the contract has them', async () => {
  const of = async (id: string, place: 'query' | 'body') => {
    const endpoint = allEndpoints.find((one) => one.id === id);
    return endpoint ? idMembers(endpoint, place) : [];
  };
  expect(await of('listEntries', 'query')).toContain('category_id');
  expect(await of('createEntry', 'body')).toEqual(
    expect.arrayContaining(['category_id', 'prompt_id']),
  );
});

test('after all that everybody’s diary is as it was', async () => {
  for (const { client, kept, trashed, deleted, mark } of fixtureUsers) {
    expect((await client.get(`/entries/${kept.id}`)).body).toMatchObject({
      version: 2,
      content: `Changed ${mark}`,
    });
    const query = 'trashed=true';
    expect((await client.get(`/entries/${trashed.id}`, { query })).body).toMatchObject({
      version: 2,
      content: `Words ${mark}`,
    });
    expect((await client.get(`/entries/${deleted}`)).status).toBe(404);
    const { body } = await client.get<{ items: { content: string }[] }>(
      `/entries/${kept.id}/revisions`,
    );
    expect(body.items).toMatchObject([{ version: 1, content: `Words ${mark}` }]);
  }
});
