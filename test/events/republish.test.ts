import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contentsOf, putItem } from '@reflekt/shared/store/testing';
import { entriesTable } from '@reflekt/shared/tables';
import { DAY } from '@reflekt/shared/time';
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

/** The newest event of each entry and request, as far as it says what is, and not what happened. */
function stateIn(told: readonly PutEventsEntry[], owner: typeof ANNA) {
  const state = new Map<string, string>();
  for (const { DetailType, Detail } of told) {
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
  test('tells of all of it as it is now, and changes nothing that was made of it', async () => {
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

  test("tells of nobody else's, and of nothing older", async () => {
    await harness.run(day, async (run) => {
      await playDay(run);
      harness.proxy.published.splice(0);
      await run.republish({ ...ANNA, since: EPOCH });
      for (const { Detail } of harness.proxy.published)
        expect(JSON.parse(Detail)).toMatchObject(ANNA);
      const none = { published: 0, unmappable: 0 };
      const since = new Date(Date.now() + DAY).toISOString();
      expect(await run.republish({ ...ANNA, since })).toEqual(none);
      const nobody = { ...ANNA, user_id: 'nobody', since: EPOCH };
      expect(await run.republish(nobody)).toEqual(none);
    });
  });

  test('brings back effects that were lost, and the end of a stay in the trash', async () => {
    // Whose 30 days are over is told of, though the timer may be gone.
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

  test('passes over what cannot be told of, and says how much', async () => {
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
      await expect(run.republish({ ...ANNA, since: EPOCH })).rejects.toThrow('no more');
    });
  });

  test.each([
    ['an instant that is none', { ...ANNA, since: 'yesterday' }],
    ['a user that cannot be', { ...ANNA, user_id: '', since: EPOCH }],
  ])('refuses %s', async (_what, wanted) => {
    await harness.run([], async (run) => {
      await expect(run.republish(wanted)).rejects.toThrow('needed');
    });
  });
});
