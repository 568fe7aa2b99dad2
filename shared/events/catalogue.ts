import * as v from 'valibot';
import { ChangedMembers, entryDetail, EntryReference, eventDetail, Instant, Ulid, Version } from './detail.ts';
import { defineEvent } from './event.ts';

export const EntryCreated = defineEvent({
  name: 'EntryCreated',
  publisher: 'entries',
  says: 'An entry was written.',
  detail: eventDetail(entryDetail),
});

export const EntryUpdated = defineEvent({
  name: 'EntryUpdated',
  publisher: 'entries',
  says: 'An entry was changed, or came out of the trash.',
  detail: eventDetail({ ...entryDetail, changed: ChangedMembers, restored: v.boolean() }),
});

export const EntryDeleted = defineEvent({
  name: 'EntryDeleted',
  publisher: 'entries',
  says: 'An entry went into the trash, or was deleted for good.',
  detail: eventDetail({ ...entryDetail, permanent: v.boolean() }),
});

export const TrashExpired = defineEvent({
  name: 'TrashExpired',
  publisher: 'entries',
  says: 'An entry has been in the trash for 30 days: it may be deleted for good if it is still the same stay.',
  detail: eventDetail({ entry_id: Ulid, deleted_at: Instant }),
});

export const PromptUsed = defineEvent({
  name: 'PromptUsed',
  publisher: 'entries',
  says: 'An entry answers a prompt.',
  detail: eventDetail({ prompt_id: Ulid, ...EntryReference.entries }),
});

export const AIInsightRequested = defineEvent({
  name: 'AIInsightRequested',
  publisher: 'insights',
  says: 'The writer asked for an insight.',
  detail: eventDetail({ ...EntryReference.entries, insight_id: Ulid }),
});

export const InsightGenerated = defineEvent({
  name: 'InsightGenerated',
  publisher: 'insights',
  says: 'An entry has a new insight.',
  detail: eventDetail({ ...EntryReference.entries, insight_version: Version }),
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
] as const;
