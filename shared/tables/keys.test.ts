import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as tables from './index.ts';
import {
  type EntryKey,
  entryAt,
  entryIndexKeys,
  entryKey,
  entryListKey,
  idempotencyKey,
  Owner,
  revisionKey,
  revisionPrefix,
  settingsKey,
  trashTimerKey,
  updatedSeq,
} from './index.ts';

/** Whatever could blur the border between tenant and user: separators, escapes, prefixes, other scripts. */
const part = fc.string({
  unit: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('#', '=', '2', '3', 'D', 'a', 'A', '.', '|', '/') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  ),
  minLength: 1,
  maxLength: 12,
});

const identity = fc.record({ tenant_id: part, user_id: part });

/** Pairs that are likely to be close: the second may be the first with something added or moved. */
const pair = fc.oneof(
  fc.tuple(identity, identity),
  fc
    .tuple(identity, part)
    .map(([one, more]): [typeof one, typeof one] => [one, { ...one, user_id: one.user_id + more }]),
  fc.tuple(identity, part).map(([one, more]): [typeof one, typeof one] => [
    { tenant_id: one.tenant_id + more, user_id: one.user_id },
    { tenant_id: one.tenant_id, user_id: more + one.user_id },
  ]),
  fc.tuple(identity, part).map(([one, more]): [typeof one, typeof one] => [
    { tenant_id: `${one.tenant_id}#${more}`, user_id: one.user_id },
    { tenant_id: one.tenant_id, user_id: `${more}#${one.user_id}` },
  ]),
);

const ids = fc.constantFrom('01ARZ3NDEKTSV4RRFFQ69G5FAV', '7ZZZZZZZZZZZZZZZZZZZZZZZZZ');

/** An owner, or the example is passed over. */
function owner(of: { tenant_id: string; user_id: string }): Owner {
  const made = Owner.of(of);
  fc.pre(made !== undefined);
  if (!made) throw new Error('unreachable');
  return made;
}

const isSame = (a: Owner, b: Owner) => a.tenantId === b.tenantId && a.userId === b.userId;

/**
 * Everything that builds a key, as the whole key it gives: partition, then sort value. A partition that
 * holds one owner's items only may not begin like another's followed by the separator.
 */
const partitions: Record<string, (who: Owner, id: string) => string> = {
  entry: (who, id) => entryKey(who, id).id,
  revision: (who, id) => revisionKey(who, id, 7).id,
  trashTimer: (who, id) => trashTimerKey(who, id).id,
  'live list': (who) => entryListKey(who, 'live'),
  'trash list': (who) => entryListKey(who, 'trash'),
  'change feed': (who, id) =>
    entryIndexKeys(who, { id, created_at: '2026-01-01T00:00:00.000Z', deleted_at: null }).owner,
  idempotency: (who) => idempotencyKey(who, 'createEntry', 'hash').owner,
  settings: (who) => Object.values(settingsKey(who)).join('#'),
};

describe('keys of different owners', () => {
  test.each(Object.entries(partitions))('never meet in %s', (_, build) => {
    fc.assert(
      fc.property(pair, ids, ids, ([first, second], idA, idB) => {
        const [a, b] = [owner(first), owner(second)];
        fc.pre(!isSame(a, b));
        expect(build(a, idA)).not.toBe(build(b, idB));
      }),
      { numRuns: 400 },
    );
  });

  test.each(Object.entries(partitions).filter(([name]) => !/settings|idempotency|feed/.test(name)))(
    'are never a prefix of one another in %s',
    (_, build) => {
      fc.assert(
        fc.property(pair, ids, ids, ([first, second], idA, idB) => {
          const [a, b] = [owner(first), owner(second)];
          fc.pre(!isSame(a, b));
          expect(build(a, idA).startsWith(build(b, idB))).toBe(false);
          expect(build(b, idB).startsWith(build(a, idA))).toBe(false);
        }),
        { numRuns: 400 },
      );
    },
  );

  test('differ in the owner part, closed by the separator', () => {
    fc.assert(
      fc.property(pair, ([first, second]) => {
        const [a, b] = [owner(first), owner(second)];
        fc.pre(!isSame(a, b));
        expect(`${a.key}#`.startsWith(`${b.key}#`)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

test('every key builder that takes an owner is among those above', () => {
  const builders = Object.keys(tables).filter((name) =>
    /^(entry|revision|trash|idempotency|settings)\w*(Key|Keys|Prefix)$/.test(name),
  );
  expect(builders.sort()).toEqual([
    'entryIndexKeys',
    'entryKey',
    'entryListKey',
    'idempotencyKey',
    'revisionKey',
    'revisionPrefix',
    'settingsKey',
    'trashTimerKey',
  ]);
});

describe('an owner', () => {
  test('can be told from its key: nothing is lost in escaping', () => {
    const unescaped = (text: string) =>
      decodeURIComponent(text.replaceAll('%', '%25').replaceAll('=', '%'));
    fc.assert(
      fc.property(identity, (of) => {
        const who = owner(of);
        const [tenant = '', user = '', ...more] = who.key.split('#');
        expect(more).toEqual([]);
        expect([unescaped(tenant), unescaped(user)]).toEqual([of.tenant_id, of.user_id]);
        expect(who.key).toBe(`${who.tenantKey}#${who.userKey}`);
        expect(who.key).toMatch(/^[A-Za-z0-9_.=-]+#[A-Za-z0-9_.=-]+$/);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['', 'u'],
    ['t', ''],
    ['t', '\ud83d'],
    ['\udc4d', 'u'],
    ['t', 'x'.repeat(257)],
    ['t', '#'.repeat(86)],
  ])('is nobody for tenant %j and user %j', (tenant_id, user_id) => {
    expect(Owner.of({ tenant_id, user_id })).toBeUndefined();
  });

  test('may be as long as 256 characters once escaped', () => {
    expect(Owner.of({ tenant_id: 'x'.repeat(256), user_id: '#'.repeat(85) })).toBeDefined();
  });
});

describe('under one entry', () => {
  const who = Owner.of({ tenant_id: 'default', user_id: 'u' });
  if (!who) throw new Error('not a possible owner');
  const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

  test('entry, revisions and timer stand side by side and never on one another', () => {
    const keys: EntryKey[] = [
      entryKey(who, id),
      revisionKey(who, id, 1),
      revisionKey(who, id, 12),
      trashTimerKey(who, id),
    ];
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
    expect(new Set(keys.map((key) => key.tenant_id)).size).toBe(keys.length);
    expect(keys.map((key) => key.tenant_id.startsWith(revisionPrefix(who)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('revisions sort by version', () => {
    const version = fc.integer({ min: 1, max: 999_999_999_999 });
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [one, other] = [revisionKey(who, id, a), revisionKey(who, id, b)];
        expect(one.tenant_id < other.tenant_id).toBe(a < b);
      }),
    );
  });
});

describe('sort values', () => {
  test('of the change feed sort by the time of the write', () => {
    const time = fc.integer({ min: 0, max: 9_999_999_999_999 });
    fc.assert(
      fc.property(time, time, ids, ids, (a, b, idA, idB) => {
        fc.pre(a !== b);
        expect(updatedSeq(a, idA) < updatedSeq(b, idB)).toBe(a < b);
      }),
    );
  });

  test('of lists sort by the moment, then the id', () => {
    const [low, high] = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW'];
    const moments = [
      '0001-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ];
    const values = moments.flatMap((moment) => [entryAt(moment, low), entryAt(moment, high)]);
    expect([...values].sort()).toEqual(values);
  });
});
