import { describe, expect, test } from '@jest/globals';
import { categoriesStream } from './categories.ts';

const category = {
  id: 'default#auth0=7Cann#01M87Y8993XDB8H0GKMXVTZ5NG',
  tenant_id: 'default',
  owner: 'default#auth0=7Cann',
  name_key: 'name#x',
  version: 2,
};
const tombstone = {
  ...category,
  name_key: 'deleted#1795599060000',
  user_id: 'auth0|ann',
  request_id: 'r-1',
  version: 3,
  deleted_at: '2026-11-25T09:31:00.000Z',
  expires_at: 1798623060,
};
const map = (before: Record<string, unknown> | undefined, after?: Record<string, unknown>) =>
  categoriesStream
    .map({ before, after, expired: after === undefined })
    .map(({ definition, detail }) => ({ name: definition.name, ...detail }));

describe('a change of the Categories table', () => {
  test('is an event where a category becomes a tombstone, and when that is published again', () => {
    const event = {
      name: 'CategoryDeleted',
      event_version: 1,
      event_id: '01M87Y8993XDB8H0GKMXVTZ5NG:3:CategoryDeleted',
      occurred_at: '2026-11-25T09:31:00.000Z',
      request_id: 'r-1',
      tenant_id: 'default',
      user_id: 'auth0|ann',
      category_id: '01M87Y8993XDB8H0GKMXVTZ5NG',
    };
    expect(map(category, tombstone)).toEqual([event]);
    expect(map(undefined, tombstone)).toEqual([event]);
  });

  test('is none for categories, counts, and tombstones that expire', () => {
    expect(map(undefined, category)).toEqual([]);
    expect(map(category, { ...category, version: 3 })).toEqual([]);
    expect(map(undefined, { id: category.id, tenant_id: 'default#count', revision: 'x' })).toEqual(
      [],
    );
    expect(map(tombstone, tombstone)).toEqual([]);
    expect(map(tombstone)).toEqual([]);
  });
});
