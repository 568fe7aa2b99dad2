import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as tables from './index.ts';
import {
  buildNoteKey,
  categoryCountKey,
  categoryKey,
  categoryNameKey,
  changeMarkKey,
  contributionKey,
  dailyPromptsKey,
  digestKey,
  type EntryKey,
  entryAt,
  entryIndexKeys,
  entryKey,
  entryListKey,
  filingKey,
  gameProfileKey,
  gameYearKey,
  idempotencyKey,
  insightKey,
  insightLeaseKey,
  insightRequestKey,
  insightRequestPrefix,
  ledgerKey,
  letterKey,
  manifestKey,
  Owner,
  ownerTokensKey,
  ownPromptKey,
  ownPromptListKey,
  revisionKey,
  revisionPrefix,
  searchResultsKey,
  segmentPartKey,
  settingsKey,
  trashTimerKey,
  updatedSeq,
} from './index.ts';

/** Texts that could blur the border between tenant and user: separators, escapes, prefixes, other scripts. */
const part = fc.string({
  unit: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('#', '=', '2', '3', 'D', 'a', 'A', '.', '|', '/') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  ),
  minLength: 1,
  maxLength: 12,
});

const identity = fc.record({ tenant_id: part, user_id: part });

/** Pairs of similar identities: the second is often the first with something added or moved. */
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

/** An owner; an example without one is skipped. */
function owner(of: { tenant_id: string; user_id: string }): Owner {
  const made = Owner.of(of);
  fc.pre(made !== undefined);
  if (!made) throw new Error('unreachable');
  return made;
}

const isSame = (a: Owner, b: Owner) => a.tenantId === b.tenantId && a.userId === b.userId;

/** A key from a builder: the name of its table or index, partition value, sort value. */
type Built = readonly [place: string, partition: string, sort: string];

/** All builders of keys that belong to one owner. */
const builders: Record<string, (who: Owner, id: string) => Built> = {
  entryKey: (who, id) => ['Entries', ...values(entryKey(who, id))],
  revisionKey: (who, id) => ['Entries', ...values(revisionKey(who, id, 7))],
  revisionPrefix: (who, id) => ['Entries', entryKey(who, id).id, revisionPrefix(who)],
  trashTimerKey: (who, id) => ['Entries', ...values(trashTimerKey(who, id))],
  entryListKey: (who, id) => ['DateIndex', entryListKey(who, 'live'), id],
  entryIndexKeys: (who, id) => {
    const { list, entry_at } = entryIndexKeys(who, {
      id,
      created_at: '2026-01-01T00:00:00.000Z',
      deleted_at: null,
    });
    return ['DateIndex', list, entry_at];
  },
  idempotencyKey: (who, id) => ['Idempotency', ...values(idempotencyKey(who, 'createEntry', id))],
  settingsKey: (who) => ['Settings', ...values(settingsKey(who))],
  categoryKey: (who, id) => ['Categories', ...values(categoryKey(who, id))],
  categoryNameKey: (who, id) => ['Categories', ...values(categoryNameKey(who, id))],
  categoryCountKey: (who, id) => ['Categories', ...values(categoryCountKey(who, id))],
  filingKey: (who, id) => ['Categories', ...values(filingKey(who, id))],
  ownPromptKey: (who, id) => ['Prompts', ...values(ownPromptKey(who, id))],
  ownPromptListKey: (who, id) => ['category-index', ownPromptListKey(who), id],
  dailyPromptsKey: (who) => ['Prompts', ...values(dailyPromptsKey(who))],
  gameProfileKey: (who) => ['Gamification', ...values(gameProfileKey(who))],
  contributionKey: (who, id) => ['Gamification', ...values(contributionKey(who, id))],
  digestKey: (who, id) => ['Analytics', ...values(digestKey(who, id))],
  letterKey: (who) => ['Analytics', ...values(letterKey(who, 'week', '2026-01-05'))],
  gameYearKey: (who) => ['Gamification', ...values(gameYearKey(who, 2026))],
  ledgerKey: (who) => ['Gamification', ...values(ledgerKey(who, 7, 1))],
  insightKey: (who, id) => ['Insights', ...values(insightKey(who, id))],
  insightRequestPrefix: (who, id) => [
    'Insights',
    insightKey(who, id).entry_id,
    insightRequestPrefix(who),
  ],
  insightRequestKey: (who, id) => ['Insights', ...values(insightRequestKey(who, id, id))],
  insightLeaseKey: (who, id) => ['Insights', ...values(insightLeaseKey(who, id, '7'))],
  ownerTokensKey: (who) => ['Insights', ...values(ownerTokensKey(who, '2026-01-01'))],
  buildNoteKey: (who, id) => ['SearchIndex', ...values(buildNoteKey(who, id))],
  changeMarkKey: (who, id) => ['SearchIndex', ...values(changeMarkKey(who, id))],
  manifestKey: (who) => ['SearchIndex', ...values(manifestKey(who))],
  segmentPartKey: (who, id) => [
    'SearchIndex',
    ...values(segmentPartKey(who, id, { kind: 'terms', number: 1 })),
  ],
  searchResultsKey: (who, id) => ['SearchIndex', ...values(searchResultsKey(who, id))],
};

/** Builders whose keys name no single owner, by design. */
const SHARED = ['breakerKey', 'tenantTokensKey', 'republishRunKey'];

function values(key: object): [string, string] {
  const [partition, sort] = Object.values(key).map(String);
  return [partition ?? '', sort ?? ''];
}

test('every key builder of the tables is in the list above', () => {
  const all = Object.keys(tables).filter((name) => /(Key|Keys|Prefix)$/.test(name));
  const known = [...Object.keys(builders), ...SHARED, 'stringKey'];
  expect(all.filter((name) => !known.includes(name))).toEqual([]);
});

describe('keys of different owners', () => {
  /** Checks the keys of two different owners, from each pair of builders. */
  const checkPairs = (check: (one: Built, other: Built) => void) =>
    fc.assert(
      fc.property(
        pair,
        ids,
        ids,
        fc.constantFrom(...Object.values(builders)),
        fc.constantFrom(...Object.values(builders)),
        ([first, second], idA, idB, build, other) => {
          const [a, b] = [owner(first), owner(second)];
          fc.pre(!isSame(a, b));
          check(build(a, idA), build(b, idB));
          check(build(a, idA), other(b, idB));
        },
      ),
      { numRuns: 2_000 },
    );

  test('are never equal', () => {
    checkPairs((one, other) => expect(one).not.toEqual(other));
  });

  test('are never a prefix of one another', () => {
    // A query of one partition, or of one prefix of the sort value, must end at its owner.
    const whole = ([place, partition, sort]: Built) => `${place} ${partition} ${sort}`;
    checkPairs((one, other) => {
      // Settings are one item per owner, and only ever read by the whole key.
      if (one[0] === 'Settings' || other[0] === 'Settings') return;
      expect(whole(one).startsWith(whole(other))).toBe(false);
      expect(whole(other).startsWith(whole(one))).toBe(false);
    });
  });

  test('never share a partition, unless the owner is in the sort value', () => {
    checkPairs(([place, partition], [otherPlace, otherPartition]) => {
      if (place === otherPlace && place !== 'Settings') expect(partition).not.toBe(otherPartition);
    });
  });

  test('differ in the owner part, which ends with the separator', () => {
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

describe('an owner', () => {
  test('can be read back from its key: escaping loses nothing', () => {
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
    ['t', 'x'.repeat(385)],
    ['t', '@'.repeat(129)],
    ['x'.repeat(65), 'u'],
  ])('is undefined for tenant %j and user %j', (tenant_id, user_id) => {
    expect(Owner.of({ tenant_id, user_id })).toBeUndefined();
  });

  test.each(['@', '#', 'x', ' '])(
    'exists for every identity in a token, however long: %j',
    (character) => {
      const who = Owner.of({ tenant_id: 'x'.repeat(64), user_id: character.repeat(128) });
      expect(who?.userId).toHaveLength(128);
      // DynamoDB limits partition and sort values in bytes; the longest ones are built from these.
      expect(Buffer.byteLength(who?.key ?? '')).toBeLessThan(1_024 / 2);
    },
  );
});

describe('under one entry', () => {
  const who = Owner.of({ tenant_id: 'default', user_id: 'u' });
  if (!who) throw new Error('not a possible owner');
  const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

  test('entry, revisions and timer have different keys', () => {
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

  test('of lists sort by the instant, then the id', () => {
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
