import type { insightsApi } from '@reflekt/shared/api';
import { DomainError, notFound } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import { isOpen } from '@reflekt/shared/store';
import { mayBeOnItsWay } from '../domain/pending.ts';
import type { Deps } from './deps.ts';

const pending = () =>
  new DomainError({ kind: 'insight-pending', detail: 'The insight is being made; ask again.' });

export const readInsight: Operation<typeof insightsApi.endpoints.readInsight, Deps> = async (
  deps,
  { owner, params },
) => {
  const [entry, insight, request] = await Promise.all([
    deps.entries.read(owner, params.id),
    deps.insights.read(owner, params.id),
    deps.insights.newestRequest(owner, params.id),
  ]);
  if (entry?.kind !== 'entry') throw notFound();
  const live = entry.entry.deleted_at === null;
  if (live && isOpen(request, insight) && mayBeOnItsWay(request.requestedAt, deps.now())) {
    throw pending();
  }
  if (insight) return insight.insight;
  if (!live || !mayBeOnItsWay(entry.entry.updated_at, deps.now())) throw notFound();
  throw (await deps.consentOf(owner)) === 'none' ? notFound() : pending();
};
