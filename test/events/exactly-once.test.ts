import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allEvents } from '@reflekt/shared/events';
import { seededRandom } from '@reflekt/shared/store/testing';
import { entriesTable, type Item, openMembers } from '@reflekt/shared/tables';
import { type AwsCall, DYNAMODB, type Verdict } from './support/aws-proxy.ts';
import { recordDay, type Step } from './support/day.ts';
import { type Effects, effectTables } from './support/effects.ts';
import { Harness, type Run } from './support/harness.ts';
import {
  Crash,
  chooseBatch,
  crashAtEveryWrite,
  deliverCrashing,
  deliverWithoutDeletion,
  shuffled,
} from './support/hostility.ts';
import type { ProviderFailure } from './support/provider.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

let harness: Harness;
let day: readonly Step[];
/** Effects where each event is delivered once, in order, each before the next. */
let clean: Effects;
/** Effects where events are delivered only after the whole day: those of its final state. */
let late: Effects;

const inOrder = async (run: Run) => {
  for (const step of day) {
    await run.commit(step);
    await run.drain();
  }
};

beforeAll(async () => {
  day = await recordDay();
  harness = await Harness.open();
  clean = await harness.run(day, inOrder);
  late = await harness.run(day, async (run) => {
    for (const step of day) await run.commit(step);
  });
});
afterAll(() => harness.close());

/** Identical, but for values that stay once reached: those lie between the final state's and the highest on the way. */
function expectSame(effects: Effects): void {
  for (const { name } of effectTables) expect(effects.tables[name]).toEqual(clean.tables[name]);
  expect(Object.keys(effects.sticky)).toEqual(Object.keys(clean.sticky));
  for (const [owner, { achievements, longestStreak, longestEntry }] of Object.entries(
    effects.sticky,
  )) {
    const [least, most] = [late.sticky[owner], clean.sticky[owner]];
    expect(achievements).toEqual(expect.arrayContaining([...(least?.achievements ?? [])]));
    expect(most?.achievements).toEqual(expect.arrayContaining([...achievements]));
    expect(longestStreak).toBeGreaterThanOrEqual(least?.longestStreak ?? 0);
    expect(longestStreak).toBeLessThanOrEqual(most?.longestStreak ?? 0);
    expect(longestEntry).toBeGreaterThanOrEqual(least?.longestEntry ?? 0);
    expect(longestEntry).toBeLessThanOrEqual(most?.longestEntry ?? 0);
  }
}

describe('a day that goes well', () => {
  test('has effects in every table that a consumer writes to', () => {
    expect(effectTables.length).toBeGreaterThan(0);
    for (const { name } of effectTables) expect(clean.tables[name]).not.toEqual([]);
  });

  test('leaves no member with content about a permanently deleted entry', () => {
    const all = effectTables.flatMap((table) =>
      (clean.tables[table.name] ?? []).map((item) => ({ table, item, text: JSON.stringify(item) })),
    );
    const isTombstone = (item: Item) => item.owner !== undefined && item.title === undefined;
    const deleted = all
      .filter(({ table, item }) => table === entriesTable && isTombstone(item))
      .map(({ item }) => String(item.id));
    expect(deleted).toHaveLength(3);
    const leftovers = all.filter(
      ({ table, item, text }) =>
        deleted.some((id) => text.includes(id)) &&
        Object.keys(item).some((member) => !openMembers(table).has(member)),
    );
    expect(leftovers.map(({ item }) => item)).toEqual([]);
  });

  test('gives every live entry one insight where its writer agreed, and its points once', () => {
    const live = (clean.tables.Entries ?? []).filter((item) => /#live$/.test(String(item.list)));
    expect(live.length).toBeGreaterThan(10);
    const insights = clean.tables.Insights ?? [];
    const ledger = (clean.tables.Gamification ?? []).map(({ due, amount }) => `${due} ${amount}`);
    for (const { id, user_id } of live) {
      const made = insights.filter((item) => item.entry_id === id && item.status !== undefined);
      const wanted = user_id === 'silent' ? ['skipped'] : ['ready'];
      expect(made.map(({ status }) => status)).toEqual(wanted);
      const [ulid] = String(id).split('#').slice(-1);
      const given = ledger.filter((line) => line.includes(`${ulid}`) && /entry_created/.test(line));
      expect(given).toEqual([expect.stringMatching(/ 10$/)]);
    }
    const entitled = ledger.filter((line) => line.includes('entry_created'));
    expect(entitled).toHaveLength(live.length);
  });

  test('publishes every kind of event, and has every consumer at work', async () => {
    const delivered = new Set<string>();
    let published: string[] = [];
    await harness.run(day, async (run) => {
      for (const step of day) await run.commit(step);
      for (const { consumer } of run.deliveries.waiting()) delivered.add(consumer);
      await run.drain();
      published = harness.proxy.published.map(({ DetailType }) => DetailType);
    });
    expect([...new Set(published)].sort()).toEqual(allEvents.map(({ name }) => name).sort());
    expect([...delivered].sort()).toEqual([...harness.functions.consumers].sort());
  });

  test('ends the same when events come only after all has happened', () => {
    expectSame(late);
  });
});

describe('a hostile day ends as one that goes well', () => {
  test('every event twice, in order', async () => {
    const effects = await harness.run(day, async (run) => {
      for (const step of day) {
        await run.commit(step);
        const again = run.deliveries.waiting();
        await run.drain();
        run.deliveries.duplicate(again);
        await run.drain();
      }
    });
    expectSame(effects);
  });

  test('every event again when all is quiet adds nothing at all', async () => {
    let before: Effects['tables'] = {};
    await harness.run(day, async (run) => {
      const all = [];
      for (const step of day) {
        await run.commit(step);
        all.push(...run.deliveries.waiting());
        await run.drain();
      }
      before = await run.raw();
      const published = harness.proxy.published.length;
      for (const message of shuffled(all, seededRandom(7))) {
        run.deliveries.duplicate([message]);
        await run.drain();
      }
      expect(await run.raw()).toEqual(before);
      expect(harness.proxy.published).toHaveLength(published);
    });
  });

  test('every consumer crashes at each of its writes in turn', async () => {
    const crashes = new Map<string, number>();
    const effects = await harness.run(day, async (run) => {
      for (const step of day) {
        await run.commit(step);
        const { deliveries } = run;
        for (let [next] = deliveries.waiting(); next; [next] = deliveries.waiting()) {
          const count = await crashAtEveryWrite(harness, run, [next]);
          crashes.set(next.consumer, (crashes.get(next.consumer) ?? 0) + count);
        }
      }
    });
    expect([...crashes.keys()].sort()).toEqual([...harness.functions.consumers].sort());
    for (const [name, count] of crashes) expect(`${name} ${count > 0}`).toBe(`${name} true`);
    expectSame(effects);
  });

  test.each(SEEDS)(
    'shuffled, doubled, with gaps filled later, and crashes (seed %d)',
    async (seed) => {
      const random = seededRandom(seed);
      let crashed = 0;
      const effects = await harness.run(day, async (run) => {
        const { deliveries } = run;
        const work = async () => {
          const batch = chooseBatch(deliveries.waiting(), random);
          if (batch.length === 0) return;
          const doubles = batch.filter(() => random() < 0.3);
          const crash = new Crash(1 + Math.floor(random() * 4), random() < 0.5 ? 'refuse' : 'lose');
          if (random() < 0.6) await deliverCrashing(harness, run, batch, crash);
          else await deliveries.deliver(batch);
          if (crash.happened) crashed += 1;
          deliveries.duplicate(doubles);
          await deliveries.relay();
        };
        for (const step of day) {
          await run.commit(step);
          for (const { id } of deliveries.waiting()) if (random() < 0.2) deliveries.held.add(id);
          while (random() < 0.6) await work();
        }
        deliveries.held.clear();
        while (deliveries.waiting().length > 0) await work();
      });
      expect(crashed).toBeGreaterThan(0);
      expectSame(effects);
    },
  );

  test('each call to AWS is throttled once', async () => {
    let throttled = 0;
    const effects = await harness.run(day, async (run) => {
      let previous = false;
      harness.proxy.decide = ({ service }: AwsCall): Verdict => {
        previous = service === DYNAMODB && !previous;
        if (previous) throttled += 1;
        return previous ? 'throttle' : 'pass';
      };
      await inOrder(run);
    });
    expect(throttled).toBeGreaterThan(100);
    expectSame(effects);
  });

  test('each event is refused by the bus once, and each call to it fails once', async () => {
    const refused = new Set<string>();
    const failedCalls = new Set<string>();
    const effects = await harness.run(day, async (run) => {
      harness.proxy.takes = ({ Detail }) => {
        const { event_id } = JSON.parse(Detail);
        if (!failedCalls.has(event_id)) {
          failedCalls.add(event_id);
          throw new Error('the whole call fails');
        }
        if (refused.has(event_id)) return true;
        refused.add(event_id);
        return false;
      };
      await inOrder(run);
      const published = harness.proxy.published.map(({ Detail }) => JSON.parse(Detail).event_id);
      expect(refused.size).toBeGreaterThan(0);
      expect(new Set(published)).toEqual(refused);
    });
    expectSame(effects);
  });

  test('each deletion of a message fails once: the same message comes again', async () => {
    const failed = new Set<string>();
    const effects = await harness.run(day, async (run) => {
      for (const step of day) {
        await run.commit(step);
        const { deliveries } = run;
        for (let [next] = deliveries.waiting(); next; [next] = deliveries.waiting()) {
          if (failed.has(next.id)) await deliveries.deliver([next]);
          else await deliverWithoutDeletion(harness, run, [next]);
          failed.add(next.id);
          await deliveries.relay();
        }
      }
    });
    expect(failed.size).toBeGreaterThan(0);
    expectSame(effects);
  });

  test('each call of a provider fails once', async () => {
    const kinds: readonly ProviderFailure[] = [500, 'reset', 529, 429];
    const seen = new Set<string>();
    const effects = await harness.run(day, async (run) => {
      harness.provider.fail = (asked) => {
        if (seen.has(asked)) return undefined;
        seen.add(asked);
        return kinds[seen.size % kinds.length];
      };
      await inOrder(run);
    });
    expect(seen.size).toBeGreaterThan(0);
    expectSame(effects);
  });
});
