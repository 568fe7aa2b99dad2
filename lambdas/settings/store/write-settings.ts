import { isDeepStrictEqual } from 'node:util';
import { Settings } from '@reflekt/shared/entities';
import { type Database, type SettingsRecord, StoredSettings } from '@reflekt/shared/store';
import { type Owner, settingsKey, settingsTable } from '@reflekt/shared/tables';

/** Bookkeeping changes with every write and means nothing to a consumer. */
const BOOKKEEPING = new Set(['version', 'updated_at']);

/** Names of the settings that differ. */
const changedSettings = (before: SettingsRecord, after: SettingsRecord): string[] =>
  Object.keys(Settings.entries).filter((name) => {
    const member = name as keyof Settings;
    return !BOOKKEEPING.has(member) && !isDeepStrictEqual(before[member], after[member]);
  });

/** Writes the next state of settings. @throws WriteConflict when `before` is no longer the stored version */
export async function writeSettings(
  db: Database,
  owner: Owner,
  before: SettingsRecord,
  after: SettingsRecord,
  requestId: string,
): Promise<void> {
  const when =
    before.version === 0 ? { absent: true as const } : { equals: { version: before.version } };
  const put = StoredSettings.encode({
    ...after,
    ...settingsKey(owner),
    owner: owner.key,
    // The key has the id escaped; events need it as it is.
    writer_id: owner.userId,
    request_id: requestId,
    changed: changedSettings(before, after),
  });
  await db.write([{ put, table: settingsTable, when }]);
}
