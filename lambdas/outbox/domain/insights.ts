import { Instant, Version } from '@reflekt/shared/entities';
import { AIInsightRequested, InsightGenerated } from '@reflekt/shared/events';
import { entityId } from '@reflekt/shared/tables';
import * as v from 'valibot';
import { eventBase, imageBase, parseImage } from './image.ts';
import type { CommittedChange, OutgoingEvent } from './record.ts';

const { version: _version, ...requestBase } = imageBase;
const common = {
  entry_id: v.string(),
  tenant_id: v.string(),
  entry_version: Version,
  created_at: Instant,
};
/** What of an item is looked at: nothing that an insight says. */
const RequestImage = v.object({ ...requestBase, ...common });
const InsightImage = v.object({ ...imageBase, ...common, status: v.string() });

function requestEvents(after: Record<string, unknown>): OutgoingEvent[] {
  const request = parseImage(RequestImage, after, 'a request for an insight');
  const id = entityId(request.tenant_id);
  const detail = {
    // A request never changes.
    ...eventBase({ id, version: 1, name: AIInsightRequested.name }, request, request.created_at),
    entry_id: entityId(request.entry_id),
    entry_version: request.entry_version,
    insight_id: id,
  };
  return [{ definition: AIInsightRequested, detail }];
}

function insightEvents(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): OutgoingEvent[] {
  const insight = parseImage(InsightImage, after, 'an insight');
  if (insight.status !== 'ready' || before?.version === insight.version) return [];
  const id = entityId(insight.entry_id);
  const { version } = insight;
  const detail = {
    ...eventBase({ id, version, name: InsightGenerated.name }, insight, insight.created_at),
    entry_id: id,
    entry_version: insight.entry_version,
    insight_version: version,
  };
  return [{ definition: InsightGenerated, detail }];
}

/** Changes of the Insights table: requests and insights have an owner, leases and counters have none. */
export function mapInsightsChange({ before, after }: CommittedChange): OutgoingEvent[] {
  if (after?.owner === undefined) return [];
  if (String(after.tenant_id).includes('#req#')) return before ? [] : requestEvents(after);
  return insightEvents(before, after);
}
