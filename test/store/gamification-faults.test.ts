import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@reflekt/shared/errors';
import { FaultInjector, seededRandom } from '@reflekt/shared/store/testing';
import { type Game, openGame } from '../../lambdas/gamification/testing/game.ts';
import { type History, openHistory } from '../../lambdas/gamification/testing/history.ts';
import {
  referenceNet,
  referenceTotals,
} from '../../lambdas/gamification/testing/reference-game.ts';
import { type Client, newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const NOW = Date.parse('2026-03-20T12:00:00.000Z');

function openHarness() {
  const owner = newOwner();
  const parts = { tables: store.tables, owner, now: () => NOW };
  const open = (client: Client, timeout?: number) =>
    openGame({ ...parts, client, ...(timeout === undefined ? {} : { timeout }) });
  return { diary: openHistory({ ...parts, client: store.client() }), open };
}

/** Delivers like the queue: again, until it succeeds. */
async function deliverUntilDone(game: Game, events: History['events']): Promise<void> {
  for (let receives = 0; receives < 50; receives++) {
    try {
      await game.deliver(events);
      return;
    } catch (error) {
      const isRetryable = error instanceof DomainError && error.details.code === 'unavailable';
      if (!isRetryable && !(error instanceof Error && error.message === 'crash')) throw error;
    }
  }
  throw new Error('never accepted');
}

async function writeDays(diary: History, days: number): Promise<string[]> {
  const ids: string[] = [];
  for (let ago = 0; ago < days; ago++) {
    const created_at = new Date(NOW - ago * 86_400_000).toISOString();
    const { id } = await diary.write({ content: 'word '.repeat(120), created_at });
    ids.push(id);
  }
  return ids;
}

async function expectRight(game: Game, diary: History): Promise<void> {
  const [ledger, profile] = [await game.ledger(), await game.profile()];
  expect(ledger.net).toMatchObject(referenceNet(diary.state()));
  const own = Object.entries(ledger.net).filter(([reason]) => !reason.startsWith('achievement'));
  expect(Object.fromEntries(own)).toEqual(referenceNet(diary.state()));
  expect(profile?.points).toBe(ledger.sum);
  expect(profile?.totals).toEqual(referenceTotals(diary.state()));
}

describe('effects happen once', () => {
  test.each([1, 2])('under every storage fault, at random (seed %i)', async (seed) => {
    const { diary, open } = openHarness();
    const random = seededRandom(seed);
    const faults = new FaultInjector(random);
    const game = open(faults.attach(store.client()), 2_000);
    const ids = await writeDays(diary, 40);
    for (const [index, id] of ids.entries()) {
      if (index % 5 === 0) await diary.trash(id);
      if (index % 10 === 0) await diary.restore(id);
      if (index % 7 === 0) diary.requestInsight(id);
      if (index % 9 === 4) await diary.deletePermanently(id);
    }
    faults.rates = {
      ...{ conflict: 0.2, throttled: 0.1, overloaded: 0.05, serverError: 0.05, refused: 0.05 },
      ...{ reset: 0.05, lostAnswer: 0.1, late: 0.1, partial: 0.3 },
    };
    const doubled = [...diary.events, ...diary.events].sort(() => random() - 0.5);
    for (let at = 0; at < doubled.length; at += 9) {
      await deliverUntilDone(game, doubled.slice(at, at + 9));
    }
    expect(faults.total).toBeGreaterThan(20);
    faults.rates = {};
    await faults.whenIdle();
    await expectRight(open(store.client()), diary);
  });

  test('when the consumer crashes before or after any of its writes', async () => {
    const { diary, open } = openHarness();
    const ids = await writeDays(diary, 8);
    for (const id of ids.slice(0, 3)) await diary.trash(id);
    const client = store.client();
    let crashAt: 'before' | 'after' | undefined;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName !== 'TransactWriteItemsCommand' || !crashAt) return next(args);
        const when = crashAt;
        crashAt = undefined;
        if (when === 'after') await next(args);
        throw new Error('crash');
      },
      { step: 'initialize', name: 'crash' },
    );
    const game = open(client);
    for (const [index, event] of diary.events.entries()) {
      crashAt = index % 2 === 0 ? 'after' : 'before';
      await deliverUntilDone(game, [event]);
    }
    await expectRight(game, diary);
  });

  test('when several consumers work on one owner at once', async () => {
    const { diary, open } = openHarness();
    const ids = await writeDays(diary, 60);
    for (const id of ids.slice(0, 20)) await diary.trash(id);
    const workers = Array.from({ length: 5 }, () => {
      const faults = new FaultInjector(seededRandom(7));
      faults.rates = { conflict: 0.3 };
      return open(faults.attach(store.client()));
    });
    await Promise.all(
      workers.map(async (game, index) => {
        for (const part of [0, 1, 2, 3]) {
          const share = diary.events.filter((_, at) => at % 4 === part && at % 5 >= index - 1);
          await deliverUntilDone(game, share);
        }
      }),
    );
    await expectRight(open(store.client()), diary);
  });
});

describe('a slow duplicate delivery', () => {
  /** A game whose next write waits until it is released. */
  function slow(open: ReturnType<typeof openHarness>['open']) {
    const client = store.client();
    let arrived = () => {};
    const atWrite = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === 'TransactWriteItemsCommand') {
          arrived();
          await gate;
        }
        return next(args);
      },
      { step: 'initialize', name: 'pause' },
    );
    return { game: open(client), atWrite, go };
  }

  test.each(['a new owner', 'a known one'])(
    'that read an entry before its permanent deletion does not bring it back (%s)',
    async (kind) => {
      const { diary, open } = openHarness();
      const quick = open(store.client());
      if (kind === 'a known one') {
        await writeDays(diary, 2);
        await quick.deliver(diary.events);
      }
      const { id } = await diary.write({ content: 'word '.repeat(600) });
      const duplicate = slow(open);
      const late = duplicate.game.deliver([...diary.events]);
      await duplicate.atWrite;
      await diary.deletePermanently(id);
      await quick.deliver(diary.events);
      const before = await quick.items();
      duplicate.go();
      await late;
      expect(await quick.items()).toEqual(before);
      await expectRight(quick, diary);
    },
  );
});

describe('an entry that is not readable yet', () => {
  test('is waited for, without delaying the others of the batch', async () => {
    const { diary, open } = openHarness();
    const game = open(store.client());
    const [first, second] = await writeDays(diary, 2);
    const [created] = diary.events;
    if (!first || !second || created?.name !== 'EntryCreated') throw new Error('no events');
    const ahead = { ...created.detail, entry_version: 2 };
    const unknown = { ...created.detail, entry_id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
    for (const detail of [ahead, unknown]) {
      const events = [
        { name: 'EntryUpdated' as const, detail: { ...detail, changed: [], restored: false } },
        ...diary.events.slice(1),
      ];
      await expect(game.deliver(events)).rejects.toMatchObject({
        details: { code: 'unavailable' },
      });
    }
    expect((await game.profile())?.totals.entries).toBe(1);
    await game.deliver(diary.events);
    await expectRight(game, diary);
  });
});
