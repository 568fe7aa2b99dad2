import * as v from 'valibot';
import { Instant, Version } from '../entities/index.ts';
import { AIInsightRequested, InsightGenerated } from '../events/index.ts';
import { entityId, type Item, insightsTable } from '../tables/index.ts';
import { formatInstant } from '../time/index.ts';
import {
  defineStream,
  type Emit,
  eventBase,
  HAS_OWNER,
  imageBase,
  type OutgoingEvent,
  parseImage,
} from './stream.ts';

const { version: _version, ...requestBase } = imageBase;
const common = {
  entry_id: v.string(),
  tenant_id: v.string(),
  entry_version: Version,
  created_at: Instant,
};
const RequestImage = v.object({ ...requestBase, ...common });
const InsightImage = v.object({ ...imageBase, ...common });

const events = [AIInsightRequested, InsightGenerated] as const;
type EmitInsight = Emit<typeof events>;

function requestEvents(after: Item, emit: EmitInsight): OutgoingEvent[] {
  const request = parseImage(RequestImage, after, 'a request for an insight');
  const id = entityId(request.tenant_id);
  return [
    emit(AIInsightRequested, {
      // A request never changes.
      ...eventBase({ id, version: 1, name: AIInsightRequested.name }, request, request.created_at),
      entry_id: entityId(request.entry_id),
      entry_version: request.entry_version,
      insight_id: id,
    }),
  ];
}

function insightEvents(before: Item | undefined, after: Item, emit: EmitInsight): OutgoingEvent[] {
  const insight = parseImage(InsightImage, after, 'an insight');
  if (before?.version === insight.version) return [];
  const id = entityId(insight.entry_id);
  const { version } = insight;
  return [
    emit(InsightGenerated, {
      ...eventBase({ id, version, name: InsightGenerated.name }, insight, insight.created_at),
      entry_id: id,
      entry_version: insight.entry_version,
      insight_version: version,
    }),
  ];
}

/** The stream of the Insights table. Requests and insights have an owner; leases, tombstones and counters have none. */
export const insightsStream = defineStream(insightsTable, {
  events,
  filters: [HAS_OWNER],
  republish: {
    index: 'UserIndex',
    writtenAt: 'created_at',
    range: (since, until) => ({ from: formatInstant(since), to: formatInstant(until) }),
  },
  map({ before, after }, emit) {
    if (after?.owner === undefined) return [];
    const isRequest = String(after.tenant_id).includes('#req#');
    if (isRequest) return before ? [] : requestEvents(after, emit);
    return insightEvents(before, after, emit);
  },
});
