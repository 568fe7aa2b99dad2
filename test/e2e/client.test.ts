import { expect, test } from '@jest/globals';
import {
  createEntry,
  deleteEntry,
  entryChanges,
  items,
  listEntries,
  listRevisions,
  listTransactions,
  pages,
  readSettings,
  restoreEntry,
  unwrap,
  updateEntry,
  updateSettings,
} from '@reflekt/client';
import { eventually } from '../support/event-cloud.ts';
import { newUser } from '../support/shared-cloud.ts';
import { typedClientOf } from '../support/typed-client.ts';

test('an entry is written, changed, thrown away, restored and read in every list', async () => {
  const me = typedClientOf(newUser());
  const created = await me.call(createEntry, { body: { title: 'Sea & river', tags: ['Été'] } });
  const { id } = unwrap(created);
  const params = { id };

  const changed = await me.call(updateEntry, {
    params,
    body: { content: 'By the sea.' },
    ifMatch: created.ok ? (created.etag ?? '') : '',
  });
  expect(changed).toMatchObject({ ok: true, etag: '"2"', data: { word_count: 3, version: 2 } });
  expect(await me.call(updateEntry, { params, body: { title: 'late' }, ifMatch: 1 })).toMatchObject(
    { ok: false, problem: { code: 'stale', status: 412 } },
  );
  expect(
    await me.call(createEntry, { body: { tags: ['x'.repeat(51)], title: 't' } }),
  ).toMatchObject({
    ok: false,
    problem: { code: 'invalid', errors: [{ pointer: '/tags/0' }] },
  });

  const revisions = [];
  for await (const revision of items(me, listRevisions, { params })) revisions.push(revision);
  expect(revisions).toMatchObject([{ version: 1, content: '' }]);

  expect(await me.call(deleteEntry, { params })).toMatchObject({ ok: true, data: undefined });
  unwrap(await me.call(restoreEntry, { params }));

  const found = [];
  for await (const { title } of items(me, listEntries, { query: { tag: 'été', limit: 1 } })) {
    found.push(title);
  }
  expect(found).toEqual(['Sea & river']);
  for await (const { data, nextCursor } of pages(me, entryChanges, {})) {
    expect(data.items.map((item) => item.id)).toContain(id);
    expect(nextCursor).toEqual(expect.any(String));
  }
});

test('settings are merged, and points are read page by page', async () => {
  const me = typedClientOf(newUser());
  const before = unwrap(await me.call(readSettings));
  const after = unwrap(await me.call(updateSettings, { body: { theme: 'dark' } }));
  expect(after).toEqual({
    ...before,
    theme: 'dark',
    version: before.version + 1,
    updated_at: after.updated_at,
  });

  unwrap(await me.call(createEntry, { body: { title: 'A day' } }));
  const reasons = await eventually('points', async () => {
    const read: string[] = [];
    for await (const { reason } of items(me, listTransactions, { query: { limit: 1 } })) {
      read.push(reason);
    }
    return read.includes('first_entry_of_day') ? read : undefined;
  });
  expect(reasons).toContain('entry_created');
});
