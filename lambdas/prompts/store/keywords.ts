import { createInsightReader, type Database, UNREADABLE } from '@reflekt/shared/store';
import { entityId, insightsTable, type Owner } from '@reflekt/shared/tables';

/** Insights whose keywords are read. */
const INSIGHTS = 20;

/**
 * Keywords of an owner's newest insights, those of the newest first. An entry that asked for help gives none: its words
 * must not come back as a theme to write about.
 */
export async function readKeywords(db: Database, owner: Owner): Promise<string[]> {
  const page = await db.query({
    table: insightsTable,
    index: 'UserIndex',
    partition: owner.key,
    descending: true,
    limit: INSIGHTS,
    openMembersOnly: true,
  });
  const ids = page.items.map(({ entry_id }) => entityId(entry_id));
  const insights = await createInsightReader(db).readMany(owner, ids);
  const keywords = ids.flatMap((id) => {
    const record = insights.get(id);
    if (!record || record === UNREADABLE || record.insight.support !== null) return [];
    return record.insight.keywords;
  });
  return [...new Set(keywords)];
}
