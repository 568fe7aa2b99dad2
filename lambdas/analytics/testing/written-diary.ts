import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Entry, Insight, Sentiment } from '@reflekt/shared/entities';
import { createInsightReader, startCall } from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { textHash } from '@reflekt/shared/text';
import { formatInstant } from '@reflekt/shared/time';
import { ulid } from 'ulid';
import { createBlankEntry } from '../../entries/domain/compose.ts';
import { createEntryWriter } from '../../entries/store/entry-writer.ts';
import { insightOf, type Outcome } from '../../insights/consumer/outcome.ts';
import { createInsightWriter } from '../../insights/store/insight-writer.ts';
import type { DigestEvent } from '../operations/apply-events.ts';

/** The part of an analysis that tests choose. */
export interface Found {
  sentiment: Sentiment;
  sentiment_score: number;
  keywords: string[];
}

/** Writes entries and insights past the operations, with any members, and gives the events. */
export function openWrittenDiary(options: {
  client: DynamoDBClient;
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now: () => number;
}) {
  const { client, tables, owner, now } = options;
  const db = openTestDatabase(client, tables, startCall(600_000, Infinity));
  const entries = createEntryWriter(db);
  const insights = { ...createInsightReader(db), ...createInsightWriter(db) };

  const detail = (entryId: string, version: number, name: string) => ({
    event_id: `${entryId}:${version}:${name}`,
    event_version: 1,
    occurred_at: formatInstant(now()),
    request_id: 'request-of-a-test',
    tenant_id: owner.tenantId,
    user_id: owner.userId,
    entry_id: entryId,
    entry_version: version,
  });

  return {
    /** Writes a new entry. @param members beside those of a blank one */
    async write(members: Partial<Entry>): Promise<{ entry: Entry; event: DigestEvent }> {
      const entry = { ...createBlankEntry(ulid(), owner.userId, now()), ...members };
      const context = { requestId: 'request-of-a-test', now: now(), writeId: ulid() };
      await entries.create(owner, { entry, zoneSettings: null }, context);
      const { id, version, entry_date } = entry;
      return {
        entry,
        event: {
          name: 'EntryCreated',
          detail: { ...detail(id, version, 'EntryCreated'), entry_date },
        },
      };
    },

    /** Writes the insight about an entry, in place of any earlier one. */
    async analyse(
      entry: Entry,
      found: Found | 'support',
    ): Promise<{ insight: Insight; event: DigestEvent }> {
      const own = { provider: 'lexicon' as const, model: 'of a test' };
      const outcome: Outcome =
        found === 'support'
          ? {
              kind: 'support',
              support: {
                about: 'self',
                region: 'GB',
                message: '',
                resources: [],
                as_of: '2026-01-01',
              },
              ...own,
            }
          : {
              kind: 'analysed',
              analysis: { ...found, suggested_categories: [], insights: null, reflections: null },
              ...own,
            };
      const slot = await insights.readSlot(owner, entry.id);
      const insight = insightOf(entry, outcome, slot.version + 1, now());
      const record = { insight, answers: null, textHash: textHash(entry) };
      await insights.save(owner, slot, record, 'request-of-a-test');
      const about = detail(entry.id, insight.entry_version, 'InsightGenerated');
      return {
        insight,
        event: { name: 'InsightGenerated', detail: { ...about, insight_version: insight.version } },
      };
    },
  };
}
