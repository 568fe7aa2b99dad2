import * as v from 'valibot';
import { DEFAULT_SETTINGS, RestDays, Settings } from '../entities/index.ts';
import { defect } from '../errors/index.ts';
import { type Owner, settingsKey, settingsTable } from '../tables/index.ts';
import { ConditionFailed, type Database, WriteConflict } from './database.ts';

const StoredSettings = v.object({ ...Settings.entries, rest_days: RestDays });
/** Settings as stored: with the weeks from which each number of rest days holds. */
export type SettingsRecord = v.InferOutput<typeof StoredSettings>;

const UNSET: SettingsRecord = {
  ...DEFAULT_SETTINGS,
  rest_days: [{ from_week: '0001-01-01', days: DEFAULT_SETTINGS.streak_rest_days }],
};

/** A writer's settings, read consistently; the defaults for one who has none. */
export async function readSettings(db: Database, owner: Owner): Promise<SettingsRecord> {
  const item = await db.get(settingsTable, settingsKey(owner), { consistent: true });
  if (!item) return UNSET;
  const parsed = v.safeParse(StoredSettings, item);
  if (!parsed.success) throw defect('stored settings cannot be read');
  return parsed.output;
}

/** @throws WriteConflict when the version that `next` follows is no longer the stored one */
export async function writeSettings(
  db: Database,
  owner: Owner,
  next: SettingsRecord,
  requestId: string,
): Promise<void> {
  const when =
    next.version === 1 ? { absent: true as const } : { equals: { version: next.version - 1 } };
  try {
    const put = {
      ...next,
      ...settingsKey(owner),
      owner: owner.key,
      // The key has it escaped; the event needs it as it is.
      writer_id: owner.userId,
      request_id: requestId,
    };
    await db.transact([{ put, into: settingsTable, when }]);
  } catch (error) {
    throw error instanceof ConditionFailed ? new WriteConflict() : error;
  }
}
