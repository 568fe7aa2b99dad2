import { openGame } from '../lambdas/gamification/testing/game.ts';
import { openInsightsHarness } from '../lambdas/insights/testing/harness.ts';
import { hasPepys, pepysDays } from '../test/support/pepys.ts';
import { type Client, newOwner, openTestStore } from '../test/support/store.ts';
import { columns } from './statistics.ts';

const ENTRIES = 150;

/** Typical texts; without the Pepys diary, one of about its mean length. */
const texts = (): string[] =>
  hasPepys
    ? pepysDays()
        .slice(0, ENTRIES)
        .map(({ content }) => content)
    : Array.from({ length: ENTRIES }, (_, n) =>
        `${n} Up, and to the office, where we sat all the morning. `.repeat(33),
      );

interface Units {
  read: number;
  write: number;
}

/** Adds up the units that DynamoDB charges to the attached clients. */
class Meter {
  #units: Units = { read: 0, write: 0 };

  attach(client: Client): Client {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const result = await next(args);
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: unknown };
        const kind = /Get|Query/.test(context.commandName ?? '') ? 'read' : 'write';
        for (const one of [ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[]) {
          this.#units[kind] += one.CapacityUnits ?? 0;
        }
        return result;
      },
      { step: 'initialize', name: 'meter' },
    );
    return client;
  }

  /** The units since the last call. */
  take(): Units {
    const units = this.#units;
    this.#units = { read: 0, write: 0 };
    return units;
  }
}

/** Measures the units of each operation, exact and repeatable: the engine counts them as DynamoDB does. */
export async function run(): Promise<string[]> {
  const store = await openTestStore();
  const meter = new Meter();
  const spent = () => meter.take();
  const newClient = () => meter.attach(store.client());
  const owner = newOwner();
  let now = Date.parse('2026-03-01T12:00:00.000Z');
  const harness = openInsightsHarness({
    newClient,
    tables: store.tables,
    owner,
    now: () => now,
  });
  const game = openGame({ client: newClient(), tables: store.tables, owner, now: () => now });
  const { diary } = harness;
  const rows: string[][] = [];
  const report = (name: string, units: Units, times = 1) =>
    rows.push([name, (units.read / times).toFixed(2), (units.write / times).toFixed(2)]);
  const each = async (name: string, count: number, act: (n: number) => Promise<unknown>) => {
    spent();
    for (let n = 0; n < count; n++) {
      now += 1_000;
      await act(n);
    }
    report(name, spent(), count);
  };
  try {
    const contents = texts();
    // The first write creates the owner's key, which each client then holds.
    const first = await diary.create({ title: 'First' });
    await harness.deliver(harness.created(first));
    await harness.ask(first.id);
    await game.stats();
    const made: { id: string; version: number }[] = [];
    await each('POST /entries', ENTRIES, async (n) => {
      made.push(await diary.create({ title: `Entry ${n}`, content: contents[n] ?? '' }));
    });
    const entry = (n: number) => {
      const found = made[n];
      if (!found) throw new Error('no such entry');
      return found;
    };
    await each('GET /entries, 20', 1, () => diary.list({ limit: 20 }));
    await each('GET /entries, 100', 1, () => diary.list({ limit: 100 }));
    await each('GET /entries/changes, 100', 1, () => diary.changes(undefined, 100));
    await each('GET /entries/{id}', 50, (n) => diary.read(entry(n).id));
    await each('PUT /entries/{id}, favourite alone', 50, (n) =>
      diary.update(entry(n).id, { favorite: true }),
    );
    await each('PUT /entries/{id}, text, with a revision', 50, (n) =>
      diary.update(entry(n).id, { content: `${contents[n]} And so to bed.` }),
    );
    await each('PUT /entries/{id}, text, in the same sitting', 50, (n) =>
      diary.update(entry(n).id, { content: `${contents[n]} And so to bed. Up again.` }),
    );
    await each('POST /entries/{id}/insights', 50, (n) => harness.ask(entry(n).id));
    const fresh: { id: string; version: number }[] = [];
    for (let n = 0; n < 20; n++) {
      fresh.push(await diary.create({ content: contents[n] ?? '' }));
    }
    const created = await Promise.all(fresh.map(({ id }) => diary.read(id)));
    await each('insight of a new entry, local', 20, async (n) => {
      const one = created[n];
      if (one) await harness.deliver(harness.created(one));
    });
    await each('points of a new entry', 20, async (n) => {
      const one = created[n];
      if (one) await game.deliver([harness.created(one)] as Parameters<typeof game.deliver>[0]);
    });
    await each('GET /entries/{id}/insights', 20, (n) => harness.read(fresh[n]?.id ?? ''));
    await each('GET /gamification/stats', 10, () => game.stats());
    await each('DELETE /entries/{id}, into the trash', 20, (n) => diary.trash(entry(n).id));
    await each('POST /entries/{id}/restore', 10, (n) => diary.restore(entry(n).id));
    await each('DELETE /entries/{id}?permanent=true', 20, (n) =>
      diary.deletePermanently(entry(100 + n).id),
    );
    const words = contents.reduce((sum, text) => sum + text.length, 0);
    return [
      `Units of each operation, keys cached; ${ENTRIES} entries ${hasPepys ? 'of the Pepys diary' : 'of one text'}, ${Math.round(words / ENTRIES)} characters in the mean`,
      ...columns([['', 'RCU', 'WCU'], ...rows]),
    ];
  } finally {
    await store.close();
  }
}
