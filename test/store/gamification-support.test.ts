import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Insight } from '@reflekt/shared/entities';
import { InsightGenerated } from '@reflekt/shared/events';
import { createInsightReader } from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { openGame } from '../../lambdas/gamification/testing/game.ts';
import { openHistory } from '../../lambdas/gamification/testing/history.ts';
import { createInsightWriter } from '../../lambdas/insights/store/insight-writer.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const NOW = Date.parse('2026-03-20T12:00:00.000Z');
const SUPPORT = {
  about: 'self' as const,
  region: 'GB',
  message: 'm',
  resources: [],
  as_of: '2026-01-01',
};

/** Writes an insight as the insights service does, and returns its event. */
async function writeInsight(
  owner: Owner,
  entryId: string,
  version: number,
  support: Insight['support'],
) {
  const db = openTestDatabase(store.client(), store.tables, {
    deadline: Date.now() + 20_000,
    capacity: { read: 0, write: 0 },
  });
  const insight: Insight = {
    entry_id: entryId,
    status: 'ready',
    sentiment: null,
    sentiment_score: null,
    keywords: [],
    suggested_categories: [],
    insights: null,
    reflections: null,
    provider: 'lexicon',
    model: null,
    entry_version: 1,
    created_at: '2026-03-20T12:00:00.000Z',
    reason: null,
    support,
    version,
  };
  const before = await createInsightReader(db).readSlot(owner, entryId);
  const record = { insight, answers: null, textHash: null };
  await createInsightWriter(db).save(owner, before, record, 'request-of-a-test');
  const detail = {
    event_id: `${entryId}:${version}:${InsightGenerated.name}`,
    event_version: 1,
    occurred_at: '2026-03-20T12:00:00.000Z',
    request_id: 'request-of-a-test',
    tenant_id: owner.tenantId,
    user_id: owner.userId,
    entry_id: entryId,
    entry_version: 1,
    insight_version: version,
  };
  return { name: InsightGenerated.name, detail };
}

const open = () => {
  const parts = { client: store.client(), tables: store.tables, now: () => NOW, owner: newOwner() };
  return { owner: parts.owner, history: openHistory(parts), game: openGame(parts) };
};
const pointsOf = async (game: ReturnType<typeof openGame>, entryId: string) =>
  Object.entries((await game.ledger()).net)
    .filter(([reason]) => reason.endsWith(entryId))
    .reduce((sum, [, amount]) => sum + amount, 0);

/** The texts of these entries do not ask for help by our own check: a provider found it. */
test.each([
  ['before', 25],
  ['after', 0],
])(
  'support takes nothing back, and gives nothing, when the entry is consumed %s its insight',
  async (when, points) => {
    const { owner, history, game } = open();
    const { id } = await history.write({ content: 'word '.repeat(300) });
    history.requestInsight(id);
    if (when === 'before') await game.deliver(history.events);
    const generated = await writeInsight(owner, id, 1, SUPPORT);
    await game.deliver(when === 'before' ? [generated] : [generated, ...history.events]);
    expect(await pointsOf(game, id)).toBe(points);
    expect((await game.ledger()).lines.filter(({ amount }) => amount < 0)).toEqual([]);
    // The day counts as written on all the same.
    expect(await game.stats()).toMatchObject({
      insights_requested: 1,
      total_entries: 1,
      current_streak: 1,
    });
  },
);

test('a later insight without support gives the points', async () => {
  const { owner, history, game } = open();
  const { id } = await history.write({ content: 'x' });
  history.requestInsight(id);
  await writeInsight(owner, id, 1, SUPPORT);
  await game.deliver(history.events);
  expect(await pointsOf(game, id)).toBe(0);
  await game.deliver([await writeInsight(owner, id, 2, null)]);
  expect(await pointsOf(game, id)).toBe(15);
});

test.each([
  ['an insight with support', null, SUPPORT, 10],
  ['one without support', SUPPORT, null, 15],
] as const)(
  '%s, written between reading and writing, is noticed',
  async (_, earlier, later, expected) => {
    const { owner, history, game } = open();
    const { id } = await history.write({ content: 'x' });
    await game.deliver(history.events.splice(0));
    history.requestInsight(id);
    await writeInsight(owner, id, 1, earlier);
    // The event of the later insight is consumed before the slow write, which must therefore notice it by itself.
    const client = store.client();
    let written = false;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === 'TransactWriteItemsCommand' && !written) {
          written = true;
          await game.deliver([await writeInsight(owner, id, 2, later)]);
        }
        return next(args);
      },
      { step: 'initialize' },
    );
    const slow = openGame({ client, tables: store.tables, now: () => NOW, owner });
    await slow.deliver(history.events);
    expect(written).toBe(true);
    expect(await pointsOf(game, id)).toBe(expected);
  },
);
