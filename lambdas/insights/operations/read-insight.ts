import type { insightsApi } from '@reflekt/shared/api';
import type { Entry, Insight, InsightReason } from '@reflekt/shared/entities';
import { DomainError, notFound } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import { isOpen, type SettingsRecord } from '@reflekt/shared/store';
import { mayStillBePending } from '../domain/pending.ts';
import type { Deps } from './deps.ts';

const pending = () =>
  new DomainError({ code: 'insight-pending', detail: 'The insight is being made; ask again.' });

/**
 * True while the event of an entry's last change may still lead to an insight. The time of consent is not stored, so an
 * entry last written before the last change of settings counts as written without consent: its event may have found
 * none. An insight that comes all the same is merely not announced.
 */
const isPending = (entry: Entry, settings: SettingsRecord, now: number): boolean =>
  mayStillBePending(entry.updated_at, now) &&
  (settings.updated_at === null || entry.updated_at >= settings.updated_at);

const REASONS: Readonly<Record<InsightReason, string>> = {
  no_consent: 'Your settings allow no analysis.',
  no_text: 'The entry has no text to analyse.',
  language: 'Its language is one that only AI providers read, and they may not be asked.',
  budget: 'The analyses of this day are used up.',
  provider: 'The AI providers gave no usable answer.',
};

/** The insight, where it says something. @throws DomainError with the reason for one that does not */
function requireAnalysis(insight: Insight): Insight {
  const { status, reason } = insight;
  if (status === 'ready') return insight;
  const detail = reason === null ? 'There is no analysis of this entry.' : REASONS[reason];
  throw new DomainError({
    code: status === 'skipped' ? 'insight-skipped' : 'insight-failed',
    detail,
  });
}

/** GET /entries/{id}/insights: the insight of an entry. */
export const readInsight: Operation<typeof insightsApi.endpoints.readInsight, Deps> = async (
  deps,
  { owner, params },
) => {
  const [entry, insight, request, settings] = await Promise.all([
    deps.entries.read(owner, params.id),
    deps.insights.read(owner, params.id),
    deps.insights.newestRequest(owner, params.id),
    deps.settingsOf(owner),
  ]);
  if (entry?.kind !== 'entry' || entry.entry.deleted_at !== null) throw notFound();
  if (isOpen(request, insight) && mayStillBePending(request.requestedAt, deps.now())) {
    throw pending();
  }
  if (settings.ai_consent === 'none') {
    // Without consent, existing insights are hidden; a declined request is not.
    if (insight?.insight.reason === 'no_consent') return requireAnalysis(insight.insight);
    throw notFound();
  }
  if (insight) return requireAnalysis(insight.insight);
  throw isPending(entry.entry, settings, deps.now()) ? pending() : notFound();
};
