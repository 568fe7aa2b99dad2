import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AiConsent, Entry, EntryDraft, RestDays, Settings } from '@reflekt/shared/entities';
import { readSettings } from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import { settingsIdOf } from '@reflekt/shared/streams';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { ulid } from 'ulid';
import { composeEntry, createBlankEntry } from '../../entries/domain/compose.ts';
import { createEntryWriter } from '../../entries/store/entry-writer.ts';
import { openDiary } from '../../entries/testing/diary.ts';
import { writeSettings } from '../../settings/store/write-settings.ts';
import type { GameEvent } from '../operations/apply-events.ts';
import type { DiaryState } from './reference-game.ts';

/** Content of an entry that asks for help. */
export const HARD = 'I want to die.';

/** The parts of a history for tests. */
export interface HistoryOptions {
  client: DynamoDBClient;
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now: () => number;
}

/** The changes of one diary, with their events. */
export type History = ReturnType<typeof openHistory>;

/** Opens a diary on real stores. It records the events that its changes make. */
export function openHistory({ client, tables, owner, now }: HistoryOptions) {
  const diary = openDiary({ client, tables, owner, now });
  const database = () =>
    openTestDatabase(client, tables, {
      deadline: Date.now() + 20_000,
      capacity: { read: 0, write: 0 },
    });
  const entries = new Map<string, Entry>();
  const asked = new Set<string>();
  const events: GameEvent[] = [];
  let restDays: RestDays = [];

  const base = (entryId: string, version: number, name: string) => ({
    event_id: `${entryId}:${version}:${name}`,
    event_version: 1,
    occurred_at: formatInstant(now()),
    request_id: 'request-of-a-test',
    tenant_id: owner.tenantId,
    user_id: owner.userId,
    entry_id: entryId,
    entry_version: version,
  });

  function publishSettings(version: number, changed: string[]) {
    const { tenantId: tenant_id, userId: user_id } = owner;
    const detail = {
      event_id: `${settingsIdOf(owner.key)}:${version}:SettingsChanged`,
      event_version: 1,
      occurred_at: formatInstant(now()),
      request_id: 'request-of-a-test',
      tenant_id,
      user_id,
      settings_version: version,
      changed,
    };
    events.push({ name: 'SettingsChanged', detail });
  }
  async function changeSettings(change: Partial<Settings>): Promise<void> {
    const db = database();
    const current = await readSettings(db, owner);
    const version = current.version + 1;
    const next = { ...current, ...change, version };
    await writeSettings(db, owner, current, next, 'request-of-a-test');
    publishSettings(version, Object.keys(change));
  }
  function publishPrompt({ id, version, prompt_id }: Entry) {
    if (prompt_id === null) return;
    events.push({ name: 'PromptUsed', detail: { ...base(id, version, 'PromptUsed'), prompt_id } });
  }
  function publishCreated(entry: Entry) {
    const { id, version, entry_date } = entry;
    entries.set(id, entry);
    const detail = { ...base(id, version, 'EntryCreated'), entry_date };
    events.push({ name: 'EntryCreated', detail });
    publishPrompt(entry);
  }
  function publishUpdated(entry: Entry, restored: boolean) {
    const { id, version, entry_date } = entry;
    const publishedVersion = entries.get(id)?.version;
    entries.set(id, entry);
    if (publishedVersion === version) return;
    const detail = { ...base(id, version, 'EntryUpdated'), entry_date, changed: [], restored };
    events.push({ name: 'EntryUpdated', detail });
    publishPrompt(entry);
  }
  function publishDeleted(id: string, version: number, permanent: boolean) {
    const entry_date = entries.get(id)?.entry_date ?? '';
    const detail = { ...base(id, version, 'EntryDeleted'), entry_date, permanent };
    events.push({ name: 'EntryDeleted', detail });
  }

  return {
    /** All events so far, in the order of their changes. */
    events,
    /** The current state of the diary. */
    state: (): DiaryState => ({
      entries: [...entries.values()],
      asked: new Set(asked),
      restDays,
      quiet: new Set(
        [...entries.values()].filter(({ content }) => content.includes(HARD)).map(({ id }) => id),
      ),
    }),
    entry: (id: string) => entries.get(id),

    async write(draft: EntryDraft): Promise<Entry> {
      const entry = await diary.create(draft);
      publishCreated(entry);
      return entry;
    },

    /** Writes an entry as an import does. */
    async importEntry(draft: EntryDraft, source: string): Promise<Entry> {
      const blank = createBlankEntry(ulid(), owner.userId, now());
      const entry = { ...composeEntry(blank, draft, now()), source };
      const context = { requestId: 'request-of-a-test', now: now(), writeId: ulid() };
      await createEntryWriter(database()).create(owner, { entry, zoneSettings: null }, context);
      publishCreated(entry);
      return entry;
    },

    async change(id: string, draft: EntryDraft): Promise<void> {
      publishUpdated(await diary.update(id, draft), false);
    },

    async trash(id: string): Promise<void> {
      await diary.trash(id);
      const entry = await diary.read(id);
      publishDeleted(id, entry.version, false);
      entries.set(id, entry);
    },

    async restore(id: string): Promise<void> {
      publishUpdated(await diary.restore(id), true);
    },

    async deletePermanently(id: string): Promise<void> {
      const version = (entries.get(id)?.version ?? 0) + 1;
      await diary.deletePermanently(id);
      publishDeleted(id, version, true);
      entries.delete(id);
    },

    /** Requests an insight, as POST /entries/{id}/insights does for a live entry. */
    requestInsight(id: string): void {
      const version = entries.get(id)?.version ?? 1;
      asked.add(id);
      const detail = { ...base(id, version, 'AIInsightRequested'), insight_id: ulid() };
      events.push({ name: 'AIInsightRequested', detail });
    },

    /** Sets the rest days from a week on, as PUT /settings does for the week of the change. */
    async setRestDays(days: number, fromWeek: string): Promise<void> {
      const db = database();
      const current = await readSettings(db, owner);
      const rest_days = [
        ...current.rest_days.filter(({ from_week }) => from_week < fromWeek),
        { from_week: fromWeek, days },
      ];
      const version = current.version + 1;
      const next = { ...current, streak_rest_days: days, rest_days, version };
      await writeSettings(db, owner, current, next, 'request-of-a-test');
      restDays = rest_days;
      publishSettings(version, ['streak_rest_days']);
    },

    /** Sets the time zone in the settings. */
    setTimeZone: (time_zone: string): Promise<void> => changeSettings({ time_zone }),

    /** Sets the consent to analysis. */
    setConsent: (ai_consent: AiConsent): Promise<void> => changeSettings({ ai_consent }),
  };
}
