import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Entry } from '@reflekt/shared/entities';
import { EntryCreated } from '@reflekt/shared/events';
import type { Item } from '@reflekt/shared/tables';
import { searchConsumer } from '../../lambdas/search/service.ts';
import { services } from '../../lib/services.ts';
import { Aws } from './support/aws.ts';
import type { Verdict } from './support/aws-proxy.ts';
import { ownerOf, Recorder, type Step } from './support/day.ts';
import { byText, effectTables } from './support/effects.ts';
import { Harness } from './support/harness.ts';

/** Milliseconds in which calls that were sent together with the held one arrive, to be held too. */
const SENT_TOGETHER = 20;
const MOST_CALLS = 40;

type Writer = ReturnType<Recorder['writer']>;

/** Changes of an entry during the pause of a consumer. */
const MEANWHILE: Readonly<Record<string, (writer: Writer, entry: Entry) => Promise<unknown>>> = {
  'deleted for good': ({ diary }, { id }) => diary.deletePermanently(id),
  'thrown away': ({ diary }, { id }) => diary.trash(id),
  rewritten: ({ diary }, { id }) =>
    diary.update(id, { content: 'Everything was awful after all.' }),
  're-dated': ({ diary }, { id }) => diary.update(id, { created_at: '2026-01-02T03:04:05.000Z' }),
};

/** Not the search's: it works on marks, and these histories are written without them (`effectTables`). */
const consumers = services
  .filter(({ kind, consumes }) => kind === 'consumer' && consumes.includes(EntryCreated))
  .map(({ name }) => name)
  .filter((name) => name !== searchConsumer.name);

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness.close());

/** Two entries are written, and the first one is changed. */
async function history(
  change: (writer: Writer, entry: Entry) => Promise<unknown>,
): Promise<Step[]> {
  const aws = await Aws.open();
  try {
    const recorder = new Recorder(aws, Date.now() - 3_600_000);
    const writer = recorder.writer(ownerOf('anna'));
    await recorder.step('agrees', () => writer.settings({ ai_consent: 'external' }));
    const entry = await recorder.step('writes', () =>
      writer.diary.create({ content: 'A happy day by the sea.', mood: 'happy' }),
    );
    await recorder.step('writes another', () => writer.diary.create({ content: 'A sad one.' }));
    await recorder.step('changes the first', () => change(writer, entry));
    return recorder.steps;
  } finally {
    await aws.close();
  }
}

/** Holds the n-th call, and all that follow until `pass` is called; then those wait for `release`. */
class Hold {
  readonly reached: Promise<void>;
  #reached = () => {};
  #release = () => {};
  readonly #released: Promise<void>;
  #calls = 0;
  #passing = false;
  readonly #at: number;

  constructor(at: number) {
    this.#at = at;
    this.reached = new Promise((resolve) => {
      this.#reached = resolve;
    });
    this.#released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** @returns whether it was this call that was held */
  async meet(): Promise<boolean> {
    if (this.#passing) return false;
    this.#calls += 1;
    if (this.#calls < this.#at) return false;
    this.#reached();
    await this.#released;
    return true;
  }

  pass(): void {
    this.#passing = true;
  }

  release(): void {
    this.#passing = true;
    this.#release();
  }
}

/** Members that depend on which provider answered: one that is held for longer than its time limit is replaced. */
const ANALYSIS = new Set([
  'insights',
  'keywords',
  'model',
  'provider',
  'reflections',
  'sentiment',
  'sentiment_score',
  'suggested_categories',
]);
const withoutAnalyses = (items: readonly Item[] = []): Item[] => {
  const text = JSON.stringify(items, (key, value) => (ANALYSIS.has(key) ? '<analysis>' : value));
  return JSON.parse(text).sort(byText);
};

describe.each(consumers)('%s, paused at each of its calls', (name) => {
  test.each(Object.keys(MEANWHILE))('while the entry is %s', async (what) => {
    const steps = await history(MEANWHILE[what] ?? (async () => {}));
    const clean = await harness.run(steps, async (run) => {
      for (const step of steps) {
        await run.commit(step);
        await run.drain();
      }
    });
    let paused = true;
    let at = 0;
    while (paused) {
      at += 1;
      let heldProvider = false;
      expect(at).toBeLessThan(MOST_CALLS);
      const effects = await harness.run(steps, async (run) => {
        for (const step of steps.slice(0, -1)) await run.commit(step);
        const { deliveries } = run;
        const slow = deliveries
          .waiting()
          .find(({ consumer, body }) => consumer === name && body.includes('EntryCreated'));
        if (slow === undefined) throw new Error(`no EntryCreated waits for ${name}`);
        deliveries.held.add(slow.id);
        await run.drain();

        const hold = new Hold(at);
        harness.proxy.decide = async (): Promise<Verdict> => {
          await hold.meet();
          return 'pass';
        };
        harness.provider.fail = async () => {
          if (await hold.meet()) heldProvider = true;
          return undefined;
        };
        const delivery = deliveries.deliver([slow]);
        paused = await Promise.race([hold.reached.then(() => true), delivery.then(() => false)]);
        await sleep(SENT_TOGETHER);
        hold.pass();
        for (const step of steps.slice(-1)) await run.commit(step);
        await run.drain();
        hold.release();
        await delivery;
        deliveries.held.delete(slow.id);
      });
      for (const { name: table } of effectTables) {
        const shown = (run: typeof effects) =>
          heldProvider ? withoutAnalyses(run.tables[table]) : run.tables[table];
        expect([at, shown(effects)]).toEqual([at, shown(clean)]);
      }
    }
    // Reads, and at least one write.
    expect(at).toBeGreaterThan(2);
  });
});
