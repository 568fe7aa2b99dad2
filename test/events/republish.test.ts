import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contentsOf, putItem } from '@reflekt/shared/store/testing';
import { allStreams } from '@reflekt/shared/streams';
import { entriesTable, Owner } from '@reflekt/shared/tables';
import { DAY, HOUR } from '@reflekt/shared/time';
import { deployedNames } from './support/aws.ts';
import type { PutEventsEntry } from './support/aws-proxy.ts';
import { recordDay, type Step } from './support/day.ts';
import { Harness, type Run } from './support/harness.ts';

let harness: Harness;
let day: readonly Step[];
beforeAll(async () => {
  day = await recordDay();
  harness = await Harness.open();
});
afterAll(() => harness.close());

const ANNA = { tenant_id: 'default', user_id: 'auth0|anna' };
const EPOCH = '1970-01-01T00:00:00.000Z';

/** The newest state of each entry by the published events, whatever happened before. */
function stateIn(published: readonly PutEventsEntry[], owner: typeof ANNA) {
  const state = new Map<string, string>();
  for (const { DetailType, Detail } of published) {
    const { entry_id, entry_version, tenant_id, user_id } = JSON.parse(Detail);
    if (tenant_id !== owner.tenant_id || user_id !== owner.user_id) continue;
    if (!DetailType.startsWith('Entry')) continue;
    state.set(entry_id, `${DetailType === 'EntryDeleted' ? 'deleted' : 'live'} ${entry_version}`);
  }
  return [...state].sort();
}

async function playDay(run: Run): Promise<void> {
  for (const step of day) {
    await run.commit(step);
    await run.drain();
  }
}

describe('republishing what a writer has written since an instant', () => {
  test('publishes all of it as it is now, and changes no effect', async () => {
    await harness.run(day, async (run) => {
      await playDay(run);
      const before = await run.raw();
      const first = [...harness.proxy.published];
      harness.proxy.published.splice(0);

      const { published } = await run.republish({ ...ANNA, since: EPOCH });
      expect(published).toBe(harness.proxy.published.length);
      expect(stateIn(harness.proxy.published, ANNA)).toEqual(stateIn(first, ANNA));
      const names = new Set(harness.proxy.published.map(({ DetailType }) => DetailType));
      expect([...names].sort()).toEqual([
        'AIInsightRequested',
        'CategoryDeleted',
        'EntryCreated',
        'EntryDeleted',
        'InsightGenerated',
        'PromptUsed',
        'SettingsChanged',
      ]);
      await run.drain();
      expect(await run.raw()).toEqual(before);
    });
  });

  test("publishes nobody else's entries, and nothing older", async () => {
    await harness.run(day, async (run) => {
      await playDay(run);
      harness.proxy.published.splice(0);
      await run.republish({ ...ANNA, since: EPOCH });
      for (const { Detail } of harness.proxy.published)
        expect(JSON.parse(Detail)).toMatchObject(ANNA);
      const none = { run: expect.any(String), done: true, published: 0, unmappable: 0 };
      const since = new Date(Date.now() + DAY).toISOString();
      expect(await run.republish({ ...ANNA, since })).toEqual(none);
      const nobody = { ...ANNA, user_id: 'nobody', since: EPOCH };
      expect(await run.republish(nobody)).toEqual(none);
    });
  });

  test('brings back effects that were lost, and the end of a stay in the trash', async () => {
    // The end of the 30 days is published even where the timer is gone.
    const monthLater = async (run: Run) => {
      run.wait(31 * DAY);
      await run.republish({ ...ANNA, since: EPOCH });
      await run.drain();
    };
    const clean = await harness.run(day, async (run) => {
      await playDay(run);
      await monthLater(run);
    });
    const effects = await harness.run(day, async (run) => {
      for (const step of day) {
        await run.commit(step);
        // The queues lose everything of one user.
        const { deliveries } = run;
        deliveries.discard(deliveries.waiting().filter(({ body }) => body.includes(ANNA.user_id)));
        await run.drain();
      }
      await run.republish({ ...ANNA, since: EPOCH });
      await run.drain();
      await monthLater(run);
    });
    expect(effects.tables).toEqual(clean.tables);
  });

  test('passes over items of which no event can be made, and counts them', async () => {
    await harness.run(day, async (run) => {
      await playDay(run);
      const { unmappable, published } = await run.republish({ ...ANNA, since: EPOCH });
      expect(unmappable).toBe(0);
      const table = String(deployedNames[entriesTable.name]);
      const [item] = (await contentsOf(run.aws.client, table)).filter(
        ({ user_id, list }) => user_id === ANNA.user_id && list !== undefined,
      );
      const put = (members: object) => putItem(run.aws.client, table, { ...item, ...members });
      await put({ entry_date: '?' });
      const spoilt = await run.republish({ ...ANNA, since: EPOCH });
      expect(spoilt.unmappable).toBe(1);
      expect(spoilt.published).toBeLessThan(published);
      await put({});
      await run.deliveries.relay();
      // The fault and its repair came through the stream, too, where no event can be made of them either.
      expect(run.deliveries.takeUnconsumed()).toHaveLength(2);
    });
  });

  test('says so when the bus takes no more', async () => {
    await harness.run(day, async (run) => {
      await playDay(run);
      harness.proxy.takes = () => false;
      const stopped = await run.republish({ ...ANNA, since: EPOCH });
      expect(stopped).toMatchObject({ done: false, published: 0, stopped_by: 'bus' });
      harness.proxy.takes = () => true;
      const { published } = await run.republish({ ...ANNA, since: EPOCH });
      expect(await run.republish({ run: stopped.run })).toEqual({
        run: stopped.run,
        done: true,
        published,
        unmappable: 0,
      });
    });
  });

  test.each([
    ['an instant that is none', { ...ANNA, since: 'yesterday' }],
    ['a user that cannot be', { ...ANNA, user_id: '', since: EPOCH }],
    ['everybody without an instant', { everybody: true }],
    ['everybody and somebody', { ...ANNA, everybody: true, since: EPOCH }],
  ])('refuses %s', async (_what, wanted) => {
    await harness.run([], async (run) => {
      await expect(run.republish(wanted)).rejects.toThrow('needed');
    });
  });
});

/** An outage of the bus of so many hours, in which the day is written. */
async function playThroughOutage(run: Run, hours: number): Promise<void> {
  for (const step of day) {
    if ('changes' in step) await run.aws.apply(step.changes);
    else await run.aws.expire(step.expires.table, step.expires.key);
  }
  await run.deliveries.relayThroughOutage(hours * HOUR);
}

describe('an outage of the bus', () => {
  const inTime = async (run: Run) => {
    await playDay(run);
    run.wait(31 * DAY);
    await run.republish({ everybody: true, since: EPOCH });
    await run.drain();
  };

  test('of 22 hours loses nothing, and needs nobody', async () => {
    await harness.run(day, async (run) => {
      await playThroughOutage(run, 22);
      expect(run.deliveries.takeUnconsumed()).toEqual([]);
      const entries = day.flatMap((step) => ('changes' in step ? step.changes : []));
      expect(harness.proxy.published.length).toBeGreaterThan(entries.length / 2);
    });
  });

  test.each([
    ['by the positions that are parked', (parked: readonly object[]) => parked],
    ['for everybody', () => [{ everybody: true, since: EPOCH }]],
  ])('that outlasts the streams is made up for %s', async (_how, wanted) => {
    const clean = await harness.run(day, inTime);
    const effects = await harness.run(day, async (run) => {
      await playThroughOutage(run, 30);
      expect(harness.proxy.published).toEqual([]);
      const parked = run.deliveries
        .takeUnconsumed()
        .map(({ body }) => ({ position: JSON.parse(body).DDBStreamBatchInfo }));
      expect(parked.length).toBeGreaterThan(0);
      for (const request of wanted(parked)) {
        const progress = await run.republish({ ...request });
        expect(progress).toMatchObject({ done: true, unmappable: 0 });
        // Counts only: who writes here is nobody's business.
        expect(Object.keys(progress).sort()).toEqual(['done', 'published', 'run', 'unmappable']);
      }
      await run.drain();
      run.wait(31 * DAY);
      await run.republish({ everybody: true, since: EPOCH });
      await run.drain();
    });
    expect(effects.tables).toEqual(clean.tables);
  });
});

describe('republishing for everybody', () => {
  test('publishes what republishing each writer would, and is resumed where the time ended', async () => {
    await harness.run(day, async (run) => {
      await playDay(run);
      const idsOf = () =>
        harness.proxy.published
          .splice(0)
          .map(({ Detail }) => JSON.parse(Detail).event_id)
          .sort();
      idsOf();
      const images = day
        .flatMap((step) => ('changes' in step ? step.changes : []))
        .map(({ record }) => record.dynamodb?.NewImage?.owner?.S);
      const owners = [...new Set(images)].flatMap((key) => Owner.ofKey(key ?? '') ?? []);
      for (const { tenantId: tenant_id, userId: user_id } of owners) {
        await run.republish({ tenant_id, user_id, since: EPOCH });
      }
      const each = idsOf();
      expect(each.length).toBeGreaterThan(0);

      const invocations = [];
      let progress = await run.republish({ everybody: true, since: EPOCH }, { pages: 1 });
      for (; !progress.done; progress = await run.republish({ run: progress.run }, { pages: 1 })) {
        invocations.push(progress.stopped_by);
      }
      // One page of each stream, and the last one needs no more time.
      expect(invocations).toEqual(allStreams.slice(1).map(() => 'time'));
      expect(progress.published).toBe(each.length);
      expect(idsOf()).toEqual(each);
    });
  });
});
