import { conflict, notFound } from '@reflekt/shared/errors';
import { isOpen } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { isReusable, mayStillBePending } from '../domain/pending.ts';
import type { Deps } from './deps.ts';

/**
 * The operation behind both paths of a request for an insight. A concurrent change or deletion of the entry needs no
 * check, because the consumer answers by the entry's state at that time.
 */
export async function requestInsight(
  deps: Deps,
  request: { owner: Owner; params: { id: string }; requestId: string },
) {
  const { owner, params, requestId } = request;
  const answer = (requestedAt: string) => ({
    status: 'pending' as const,
    entry_id: params.id,
    requested_at: requestedAt,
  });
  const record = await deps.entries.read(owner, params.id);
  if (record?.kind !== 'entry') throw notFound();
  const { entry } = record;
  if (entry.deleted_at !== null) throw conflict('The entry is in the trash.');

  const now = deps.now();
  const newest = await deps.insights.newestRequest(owner, entry.id);
  if (newest?.entryVersion === entry.version && mayStillBePending(newest.requestedAt, now)) {
    const insight = await deps.insights.read(owner, entry.id);
    const isReused = insight?.insight.status === 'ready' && isReusable(newest.requestedAt, now);
    if (isOpen(newest, insight) || isReused) return answer(newest.requestedAt);
  }
  const asked = { id: deps.newId(), requestedAt: formatInstant(now), entryVersion: entry.version };
  await deps.insights.request(owner, entry, asked, requestId);
  return answer(asked.requestedAt);
}
