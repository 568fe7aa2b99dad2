import * as v from 'valibot';
import { Entry, Instant, Settings, Ulid, Version } from '../entities/index.ts';
import { defineEvent } from './event.ts';
import { entryDetail, entryReference, membersOf } from './members.ts';

export const EntryCreated = defineEvent('EntryCreated', {
  source: 'entries',
  description: 'An entry was written.',
  members: entryDetail,
});

export const EntryUpdated = defineEvent('EntryUpdated', {
  source: 'entries',
  description: 'An entry was changed, or came out of the trash.',
  members: { ...entryDetail, changed: membersOf(Entry), restored: v.boolean() },
});

export const EntryDeleted = defineEvent('EntryDeleted', {
  source: 'entries',
  description: 'An entry went into the trash, or was permanently deleted.',
  members: { ...entryDetail, permanent: v.boolean() },
});

export const TrashExpired = defineEvent('TrashExpired', {
  source: 'entries',
  description:
    'An entry has been in the trash for 30 days: it is permanently deleted if it is still the same stay.',
  members: { entry_id: Ulid, deleted_at: Instant },
});

export const PromptUsed = defineEvent('PromptUsed', {
  source: 'entries',
  description: 'An entry answers a prompt.',
  members: { prompt_id: Ulid, ...entryReference },
});

export const AIInsightRequested = defineEvent('AIInsightRequested', {
  source: 'insights',
  description: 'The owner asked for an insight.',
  members: { ...entryReference, insight_id: Ulid },
});

export const InsightGenerated = defineEvent('InsightGenerated', {
  source: 'insights',
  description: 'An entry has a new insight.',
  members: { ...entryReference, insight_version: Version },
});

export const SettingsChanged = defineEvent('SettingsChanged', {
  source: 'settings',
  description: 'The owner changed settings.',
  members: { settings_version: Version, changed: membersOf(Settings) },
});

/** Every event there is. */
export const allEvents = [
  EntryCreated,
  EntryUpdated,
  EntryDeleted,
  TrashExpired,
  PromptUsed,
  AIInsightRequested,
  InsightGenerated,
  SettingsChanged,
] as const;
