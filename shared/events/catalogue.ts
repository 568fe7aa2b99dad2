import * as v from 'valibot';
import { Entry, Instant, Settings, Ulid, Version } from '../entities/index.ts';
import { defineEvent } from './event.ts';
import { entryDetail, entryReference, membersOf } from './members.ts';

/** An entry was written. */
export const EntryCreated = defineEvent('EntryCreated', {
  source: 'entries',
  description: 'An entry was written.',
  members: entryDetail,
});

/** An entry changed, or came out of the trash. */
export const EntryUpdated = defineEvent('EntryUpdated', {
  source: 'entries',
  description: 'An entry was changed, or came out of the trash.',
  members: { ...entryDetail, changed: membersOf(Entry), restored: v.boolean() },
});

/** An entry went into the trash or changed there, or was permanently deleted. */
export const EntryDeleted = defineEvent('EntryDeleted', {
  source: 'entries',
  description: 'An entry went into the trash or changed there, or was permanently deleted.',
  members: { ...entryDetail, permanent: v.boolean() },
});

/** The retention of an entry in the trash ended. */
export const TrashExpired = defineEvent('TrashExpired', {
  source: 'entries',
  description:
    'An entry has been in the trash for 30 days: it is permanently deleted if it is still the same stay.',
  members: { entry_id: Ulid, deleted_at: Instant },
});

/** A prompt was answered by an entry. */
export const PromptUsed = defineEvent('PromptUsed', {
  source: 'entries',
  description: 'An entry answers a prompt.',
  members: { prompt_id: Ulid, ...entryReference },
});

/** The owner asked for an insight. */
export const AIInsightRequested = defineEvent('AIInsightRequested', {
  source: 'insights',
  description: 'The owner asked for an insight.',
  members: { ...entryReference, insight_id: Ulid },
});

/** An insight was stored. Its status says how the analysis ended: ready, failed or skipped. */
export const InsightGenerated = defineEvent('InsightGenerated', {
  source: 'insights',
  description: 'An entry has a new insight, or its analysis ended without one.',
  members: { ...entryReference, insight_version: Version },
});

/** Settings changed. */
export const SettingsChanged = defineEvent('SettingsChanged', {
  source: 'settings',
  description: 'The owner changed settings.',
  members: { settings_version: Version, changed: membersOf(Settings) },
});

/** The owner wished entries to move to the days of a new time zone. */
export const EntryRedatingRequested = defineEvent('EntryRedatingRequested', {
  source: 'settings',
  description:
    'The owner set a time zone, and wished entries without one of their own to move to its days.',
  members: { settings_version: Version },
});

/** A category was deleted. */
export const CategoryDeleted = defineEvent('CategoryDeleted', {
  source: 'settings',
  description: 'A category was deleted. Its entries lose it.',
  members: { category_id: Ulid },
});

/** All events. */
export const allEvents = [
  EntryCreated,
  EntryUpdated,
  EntryDeleted,
  TrashExpired,
  PromptUsed,
  AIInsightRequested,
  InsightGenerated,
  SettingsChanged,
  EntryRedatingRequested,
  CategoryDeleted,
] as const;
