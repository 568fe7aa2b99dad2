/** Writes the Pepys diary as fast as the machine can, and drains all consumers of the local cloud. */
import { EntryCreated } from '@reflekt/shared/events';
import { services } from '../lib/services.ts';
import { askAgain } from '../test/support/ask-again.ts';
import { EventCloud, eventually } from '../test/support/event-cloud.ts';
import { statsOf } from '../test/support/game-client.ts';
import { hasPepys, pepysDrafts } from '../test/support/pepys.ts';

const WRITERS = 8;

const consumers = services
  .filter(({ consumes }) => consumes.includes(EntryCreated))
  .map(({ name }) => name);

/** Messages that are not yet consumed, by consumer. */
async function backlogs(cloud: EventCloud): Promise<Map<string, number>> {
  const queues = await cloud.queues();
  return new Map(
    consumers.map((name) => {
      const queue = queues.find((one) => one.name === `reflekt-dev-${name}`);
      return [name, queue ? queue.visible + queue.inFlight + queue.delayed : 0];
    }),
  );
}

const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
const perSecond = (count: number, ms: number) => `${((count / ms) * 1000).toFixed(1)}/s`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Measures the rate of writes, and the time until all events are consumed. */
export async function run(): Promise<string[]> {
  if (!hasPepys) return ['Events: skipped, the Pepys diary is not beside the repository'];
  const drafts = pepysDrafts();
  const cloud = await EventCloud.start();
  try {
    const me = cloud.client('pepys');
    const startedAt = performance.now();
    const next = drafts.values();
    const writer = async () => {
      for (const draft of next) {
        const { status } = await askAgain(() => me.post('/entries', draft));
        if (status !== 201) throw new Error(`POST /entries answered ${status}`);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    const writtenAt = performance.now();
    const waiting = await backlogs(cloud);
    await eventually('all effects', async () =>
      (await statsOf(me)).total_entries === drafts.length ? true : undefined,
    );
    await eventually('empty queues', async () =>
      total((await backlogs(cloud)).values()) === 0 ? true : undefined,
    );
    const drainedAt = performance.now();

    const messages = drafts.length * consumers.length;
    const backlog = [...waiting].map(([name, count]) => `${name} ${count}`).join(', ');
    const dead = await cloud.dead();
    return [
      `Events: ${drafts.length} creations of one owner on the local cloud, through ${consumers.join(' and ')}`,
      `  written in ${seconds(writtenAt - startedAt)}: ${perSecond(drafts.length, writtenAt - startedAt)}`,
      `  waiting at the last write: ${backlog}`,
      `  drained ${seconds(drainedAt - writtenAt)} after it: ${perSecond(total(waiting.values()), drainedAt - writtenAt)} of the backlog`,
      `  from the first write to the last effect ${seconds(drainedAt - startedAt)}: ${perSecond(drafts.length, drainedAt - startedAt)} events, ${perSecond(messages, drainedAt - startedAt)} messages`,
      `  dead letters: ${dead.length === 0 ? 'none' : dead.join(', ')}`,
    ];
  } finally {
    await cloud.cloud.stop();
  }
}
