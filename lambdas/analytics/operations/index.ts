import type { analyticsApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import type { Deps } from './deps.ts';
import { readMoodCalendar, readMoodCorrelations, readMoods } from './moods.ts';
import { readAnalytics, rebuildAnalytics } from './summary.ts';

/** The operations of the analytics service. */
export const operations: Operations<typeof analyticsApi, Deps> = {
  readAnalytics,
  rebuildAnalytics,
  readMoods,
  readMoodCalendar,
  readMoodCorrelations,
};
