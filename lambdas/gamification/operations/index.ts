import type { gamificationApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import type { Deps } from './deps.ts';
import { listAchievements } from './list-achievements.ts';
import { listTransactions } from './list-transactions.ts';
import { gamificationStats } from './stats.ts';

/** The operations of the gamification service. */
export const operations: Operations<typeof gamificationApi, Deps> = {
  gamificationStats,
  listTransactions,
  listAchievements,
};
