import { LocalDate, Ulid } from '@reflekt/shared/entities';
import { type Database, defineStoredSchema } from '@reflekt/shared/store';
import { dailyPromptsKey, type Owner, promptsTable } from '@reflekt/shared/tables';
import * as v from 'valibot';

const Days = v.array(v.object({ date: LocalDate, prompt_id: Ulid }));

/** The prompts of the day that an owner was shown. */
const StoredDailyPrompts = defineStoredSchema(
  promptsTable,
  'daily',
  v.object({
    /** The last days, oldest first. */
    days: Days,
    /** All prompts that were ever shown, each once: the latest last. */
    shown: v.array(Ulid),
    revision: Ulid,
  }),
);

/** The prompts of the day as stored. */
export type DailyRecord =
  v.InferOutput<typeof Days> extends infer D
    ? { days: D; shown: string[]; revision: string }
    : never;

/** The record of the prompts of the day. */
export type DailyStore = ReturnType<typeof createDailyStore>;

/** Creates the reads and writes of the record of the prompts of the day. */
export function createDailyStore(db: Database) {
  return {
    /** Undefined for an owner who was shown none. */
    async read(owner: Owner): Promise<DailyRecord | undefined> {
      const item = await db.get(promptsTable, dailyPromptsKey(owner));
      return item && StoredDailyPrompts.require(item);
    },

    /** @throws WriteConflict when `before` is no longer what is stored */
    write: (owner: Owner, before: DailyRecord | undefined, after: DailyRecord): Promise<void> =>
      db.write([
        {
          put: StoredDailyPrompts.encode({ ...dailyPromptsKey(owner), ...after }),
          table: promptsTable,
          when: before ? { equals: { revision: before.revision } } : { absent: true },
        },
      ]),

    /** The seed of an owner's order of prompts. Nobody without the owner's key can tell it. */
    seed: (owner: Owner): Promise<string> =>
      db.keyedHash(owner.key, 'daily-prompts', 'the order of prompts'),
  };
}
