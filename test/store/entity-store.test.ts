import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { domainErrorOf } from '@reflekt/shared/errors';
import {
  createEntityStore,
  defineStoredSchema,
  type EntityDefinition,
  type IdempotencyRequest,
  type IfMatch,
} from '@reflekt/shared/store';
import { createTables, openTestDatabase, writeUnchecked } from '@reflekt/shared/store/testing';
import { defineTable, type Owner, stringKey } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import * as v from 'valibot';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

/** A second entity, as small as possible: it needs a definition only. */
interface Note {
  id: string;
  text: string;
  colour: string;
  version: number;
}

const notesTable = defineTable({
  name: 'Notes',
  description: 'a fixture',
  key: { partition: stringKey('owner'), sort: stringKey('note_id') },
  indexes: {},
  stream: false,
  durability: { kind: 'source' },
  open: ['version'],
});

/** Version 1 had no colour, and the member `text` was named `body`. */
const StoredNote = defineStoredSchema(
  notesTable,
  'note',
  v.object({ body: v.string(), version: v.number() }),
).upgrade(
  v.object({ text: v.string(), colour: v.optional(v.string(), 'grey'), version: v.number() }),
  ({ body, version }) => ({ text: body, version }),
);

const noteDefinition: EntityDefinition<Note, Omit<Note, 'id'>> = {
  schema: StoredNote,
  key: (owner, id) => ({ owner: owner.key, note_id: id }),
  toItem: (_owner, { id: _id, ...members }) => members,
  fromStored: (id, stored) => ({ id, ...stored }),
  idOf: ({ note_id }) => String(note_id),
  list: (owner) => ({ partition: owner.key }),
  positionOf: ({ note_id }) => String(note_id),
};

let store: TestStore;
let tables: Readonly<Record<string, string>>;
beforeAll(async () => {
  store = await openTestStore();
  const notes = await createTables(store.client(), [notesTable], `notes-${ulid()}`);
  tables = { ...store.tables, ...notes };
});
afterAll(async () => {
  jest.restoreAllMocks();
  await store.close();
});

const open = () => {
  const deadline = Date.now() + 20_000;
  const call = { deadline, capacity: { read: 0, write: 0 } };
  const db = openTestDatabase(store.client(), tables, call);
  return { db, notes: createEntityStore(db, noteDefinition, { deadline, now: Date.now }) };
};
const note = (text: string) => (): Note => ({ id: ulid(), text, colour: 'red', version: 1 });
const create = async (owner: Owner, text: string, idempotency?: IdempotencyRequest) =>
  (await open().notes.create(owner, idempotency, note(text))).result;
const rewrite = (owner: Owner, id: string, text: string, ifMatch?: IfMatch) =>
  open().notes.update({ owner, params: { id }, ifMatch }, (before) => ({
    ...before,
    text,
    version: before.version + 1,
  }));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => domainErrorOf(error)?.code ?? 'unforeseen',
  );

describe('an entity with nothing but a definition', () => {
  test('is created, read, changed and removed', async () => {
    const owner = newOwner();
    const made = await create(owner, 'one');
    expect(await open().notes.read(owner, made.id)).toEqual(made);
    expect(await rewrite(owner, made.id, 'two')).toMatchObject({ text: 'two', version: 2 });
    expect(await codeOf(open().notes.read(newOwner(), made.id))).toBe('not-found');
    await open().notes.remove({ owner, params: { id: made.id } });
    expect(await codeOf(open().notes.read(owner, made.id))).toBe('not-found');
  });

  test('is created once for an Idempotency-Key', async () => {
    const owner = newOwner();
    const request = { endpointId: 'createNote', keyHash: 'key', bodyHash: 'body' };
    const made = await Promise.all([1, 2, 3, 4].map(() => create(owner, 'one', request)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await open().notes.page(owner, { limit: 10, after: undefined })).items).toHaveLength(1);
    const other = { ...request, bodyHash: 'another' };
    expect(await codeOf(create(owner, 'two', other))).toBe('invalid');
    await open().notes.remove({ owner, params: { id: made[0]?.id ?? '' } });
    expect(await codeOf(create(owner, 'one', request))).toBe('not-found');
  });

  test('loses none of many concurrent updates', async () => {
    const owner = newOwner();
    const { id } = await create(owner, 'start');
    const changes = await Promise.all(
      Array.from({ length: 5 }, (_, n) => rewrite(owner, id, `change ${n}`)),
    );
    expect(changes.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5, 6]);
  });

  test('refuses a change of an older version', async () => {
    const owner = newOwner();
    const { id } = await create(owner, 'one');
    await rewrite(owner, id, 'two', { version: 1 });
    expect(await codeOf(rewrite(owner, id, 'three', { version: 1 }))).toBe('stale');
  });

  test('is listed in pages, without repetition or omission', async () => {
    const owner = newOwner();
    const made: Note[] = [];
    for (const text of ['a', 'b', 'c', 'd', 'e']) made.push(await create(owner, text));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await open().notes.page(owner, { limit: 2, after });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(made.map(({ id }) => id).sort());
  });
});

describe('an entity of an older version', () => {
  test('is read with its upcast and its defaults, and written in the newest version', async () => {
    const owner = newOwner();
    const id = ulid();
    const { db } = open();
    await writeUnchecked(db, notesTable, {
      ...noteDefinition.key(owner, id),
      body: 'from before',
      version: 7,
    });
    expect(await open().notes.read(owner, id)).toEqual({
      id,
      text: 'from before',
      colour: 'grey',
      version: 7,
    });
    await rewrite(owner, id, 'now');
    expect(await open().db.get(notesTable, noteDefinition.key(owner, id))).toMatchObject({
      schema: 2,
      text: 'now',
      version: 8,
    });
  });

  test.each([
    ['of a future version', { text: 'x', colour: 'x', version: 1, schema: 3 }],
    ['that lost a member', { colour: 'x', version: 1, schema: 2 }],
    ['of a version that is no number', { text: 'x', colour: 'x', version: 1, schema: 'two' }],
  ])('%s is counted in lists and a defect by itself', async (_, members) => {
    const owner = newOwner();
    const good = await create(owner, 'good');
    const id = ulid();
    await writeUnchecked(open().db, notesTable, { ...noteDefinition.key(owner, id), ...members });
    const page = await open().notes.page(owner, { limit: 10, after: undefined });
    expect(page).toMatchObject({ items: [good], unreadable: 1, next: null });
    expect(await codeOf(open().notes.read(owner, id))).toBe('defect');
  });
});
