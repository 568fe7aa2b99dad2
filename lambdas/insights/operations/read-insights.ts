import type { insightsApi } from '@reflekt/shared/api';
import { type Insight, Ulid } from '@reflekt/shared/entities';
import type { Operation } from '@reflekt/shared/http';
import { UNREADABLE } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import * as v from 'valibot';
import type { Deps } from './deps.ts';

/** Entries that are read at once: the longest ones of so many fit the memory. */
const AT_ONCE = 20;

/** The ids of those entries that are there and not in the trash. */
async function liveOnes(deps: Deps, owner: Owner, ids: readonly string[]): Promise<Set<string>> {
  const live = new Set<string>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const records = await deps.entries.readMany(owner, ids.slice(from, from + AT_ONCE));
    for (const [id, record] of records) {
      if (record !== UNREADABLE && record.kind === 'entry' && record.entry.deleted_at === null)
        live.add(id);
    }
  }
  return live;
}

/** POST /entries/insights/batch: the insights that are there, in the order that was asked for. */
export const readInsights: Operation<typeof insightsApi.endpoints.readInsights, Deps> = async (
  deps,
  { owner, body },
) => {
  // A repeated id is answered once, and what is no id has no insight.
  const ids = [...new Set(body.entry_ids)].filter((id) => v.is(Ulid, id));
  const settings = await deps.settingsOf(owner);
  if (settings.ai_consent === 'none') return [];
  const records = await deps.insights.readMany(owner, ids);
  const ready = new Map<string, Insight>();
  for (const [id, record] of records) {
    if (record !== UNREADABLE && record.insight.status === 'ready') ready.set(id, record.insight);
  }
  const live = await liveOnes(deps, owner, [...ready.keys()]);
  return ids.flatMap((id) => (live.has(id) ? (ready.get(id) ?? []) : []));
};
