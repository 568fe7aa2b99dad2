import { expect, test } from '@jest/globals';
import { allEndpoints } from '@reflekt/shared/api';
import { askAgain } from '../support/ask-again.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/event-cloud.ts';
import { createResources, hasPathId, pathOf, prefixOf } from '../support/resources.ts';
import { cloud, newUser } from '../support/shared-cloud.ts';

/** Steps before an endpoint can succeed, where a resource alone is not enough. */
const PREPARATION: Readonly<Record<string, (client: Client, path: string) => Promise<unknown>>> = {
  restoreEntry: (client, path) => client.delete(path.replace(/\/restore$/, '')),
  // Version 1 becomes a revision by a change.
  restoreRevision: (client, path) =>
    client.put(path.replace(/\/revisions.*$/, ''), { title: 'Another one' }),
  readInsight: (client, path) =>
    eventually('an insight', async () => {
      const { status } = await client.get(path);
      return status === 200 || undefined;
    }),
};

/** The path of an endpoint, with a new resource of one's own where it takes one. */
async function pathFor(endpoint: { path: string }, me: Client): Promise<string> {
  if (!hasPathId(endpoint)) return endpoint.path.replace('{category}', 'memory');
  const resource = (await createResources(me)).get(prefixOf(endpoint)) ?? '';
  return pathOf(endpoint, resource);
}

/** Everything that a role refused, in all tests on this cloud so far. */
const denials = () =>
  (cloud.logs().get('output') ?? '').split('\n').filter((line) => /not authorized to/.test(line));

test.each(allEndpoints.map((endpoint) => ({ id: endpoint.id, endpoint })))(
  '$id succeeds for its owner, with its example',
  async ({ id, endpoint }) => {
    const me = newUser();
    const path = await pathFor(endpoint, me);
    await PREPARATION[id]?.(me, path);
    const answer = await askAgain(() => me.send(endpoint.method, path, { json: endpoint.example }));
    const expected = endpoint.success.status;
    const reasons = answer.status === expected ? [] : [answer.text, ...denials()];
    expect([answer.status, ...reasons]).toEqual([expected]);
  },
);

test('no role was refused what its function does', () => {
  expect(denials()).toEqual([]);
});
