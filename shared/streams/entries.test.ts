import { describe, expect, test } from '@jest/globals';
import { entriesStream } from './entries.ts';

const ULID = '01M87Y8993XDB8H0GKMXVTZ5NG';
const PROMPT = '01M87Y8993XDB8H0GKMXVTZ5NH';
const CANARY = 'canary-words';

const entry = (members: Record<string, unknown> = {}) => ({
  id: `default#ann#${ULID}`,
  tenant_id: 'default',
  owner: 'default#ann',
  user_id: 'ann',
  request_id: 'r-1',
  version: 1,
  title: CANARY,
  content: CANARY,
  tags: [CANARY],
  mood: null,
  entry_date: '2026-11-24',
  updated_at: '2026-11-24T10:00:00.000Z',
  deleted_at: null,
  prompt_id: null,
  ...members,
});
const tombstone = {
  id: `default#ann#${ULID}`,
  tenant_id: 'default',
  owner: 'default#ann',
  user_id: 'ann',
  request_id: 'r-9',
  version: 4,
  entry_date: '2026-11-24',
  deleted_at: '2026-11-24T12:00:00.000Z',
  expires_at: 1,
};

const published = (
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
  expired = false,
) => {
  const events = entriesStream.map({ before, after, expired });
  expect(JSON.stringify(events.map(({ detail }) => detail))).not.toContain(CANARY);
  return events.map(({ definition, detail }) => ({ name: definition.name, ...detail }));
};

describe('a change of the Entries table', () => {
  test('a new entry is created', () => {
    expect(published(undefined, entry())).toEqual([
      {
        name: 'EntryCreated',
        event_id: `${ULID}:1:EntryCreated`,
        event_version: 1,
        occurred_at: '2026-11-24T10:00:00.000Z',
        request_id: 'r-1',
        tenant_id: 'default',
        user_id: 'ann',
        entry_id: ULID,
        entry_version: 1,
        entry_date: '2026-11-24',
      },
    ]);
  });

  test('a new entry with a prompt also uses the prompt', () => {
    expect(published(undefined, entry({ prompt_id: PROMPT }))).toMatchObject([
      { name: 'EntryCreated' },
      { name: 'PromptUsed', prompt_id: PROMPT, entry_version: 1, event_id: `${ULID}:1:PromptUsed` },
    ]);
  });

  test('an edit names the members that its item lists as changed', () => {
    const after = entry({
      version: 2,
      changed: ['content', 'tags'],
      updated_at: '2026-11-24T11:00:00.000Z',
    });
    expect(published(entry(), after)).toMatchObject([
      { name: 'EntryUpdated', changed: ['content', 'tags'], restored: false, entry_version: 2 },
    ]);
  });

  test('moving into the trash is a deletion, and a restore is an update', () => {
    const trashed = entry({ version: 2, deleted_at: '2026-11-24T11:00:00.000Z' });
    expect(published(entry(), trashed)).toMatchObject([{ name: 'EntryDeleted', permanent: false }]);
    expect(published(trashed, entry({ version: 3, changed: ['deleted_at'] }))).toMatchObject([
      { name: 'EntryUpdated', restored: true, changed: ['deleted_at'] },
    ]);
  });

  test('a tombstone is a permanent deletion', () => {
    expect(published(entry({ version: 3 }), tombstone)).toMatchObject([
      { name: 'EntryDeleted', permanent: true, entry_version: 4, entry_date: '2026-11-24' },
    ]);
  });

  test('an unchanged version, a revision and an expired tombstone make no event', () => {
    expect(published(entry(), entry())).toEqual([]);
    const { owner: _, ...revision } = entry({ tenant_id: 'default#r#000000000001' });
    expect(published(undefined, revision)).toEqual([]);
    expect(published(tombstone, undefined, true)).toEqual([]);
  });

  const timer = {
    id: `default#ann#${ULID}`,
    tenant_id: 'default#expiry',
    user_id: 'ann',
    request_id: 'r-2',
    version: 2,
    deleted_at: '2026-10-24T11:00:00.000Z',
    expires_at: 1,
  };

  test('an expired trash timer makes the event that ends the retention', () => {
    expect(published(timer, undefined, true)).toMatchObject([
      { name: 'TrashExpired', entry_id: ULID, tenant_id: 'default', deleted_at: timer.deleted_at },
    ]);
  });

  test('a timer that a restore removed makes no event', () => {
    expect(published(timer, undefined, false)).toEqual([]);
  });

  test('an item of no known kind is refused without quoting it', () => {
    expect(() => published(undefined, entry({ version: CANARY }))).toThrow(
      /^an entry does not match/,
    );
  });
});
