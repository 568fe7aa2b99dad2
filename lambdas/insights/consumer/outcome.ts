import type {
  Entry,
  Insight,
  InsightProvider,
  InsightReason,
  Support,
} from '@reflekt/shared/entities';
import { formatInstant } from '@reflekt/shared/time';
import type { Analysis } from '../domain/analysis.ts';

/** The outcome of an analysis. */
export type Outcome =
  | {
      kind: 'analysed';
      analysis: Analysis;
      provider: InsightProvider;
      model: string;
      /** The reason why no provider made it, where the owner agreed to them. */
      reason?: InsightReason | undefined;
    }
  | { kind: 'support'; support: Support; provider: InsightProvider; model: string }
  | { kind: 'skipped' | 'failed'; reason: InsightReason };

const UNSCORED = {
  sentiment: null,
  sentiment_score: null,
  keywords: [],
  suggested_categories: [],
  insights: null,
  reflections: null,
  provider: null,
  model: null,
  reason: null,
  support: null,
};

/** Makes the insight of an entry from an outcome. */
export function insightOf(entry: Entry, outcome: Outcome, version: number, now: number): Insight {
  const base = {
    ...UNSCORED,
    entry_id: entry.id,
    entry_version: entry.version,
    created_at: formatInstant(now),
    version,
  };
  switch (outcome.kind) {
    case 'analysed': {
      const { analysis, provider, model, reason = null } = outcome;
      return { ...base, ...analysis, status: 'ready', provider, model, reason };
    }
    case 'support': {
      // Never scored, no topics, no remark: only support.
      const { support, provider, model } = outcome;
      return { ...base, status: 'ready', support, provider, model };
    }
    default:
      return { ...base, status: outcome.kind, reason: outcome.reason };
  }
}
