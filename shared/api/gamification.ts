import * as v from 'valibot';
import { Achievement, GamificationStats, Transaction } from '../entities/index.ts';
import { LEDGER_POSITION } from '../tables/index.ts';
import { defineApi } from './endpoint.ts';
import { integerParameter } from './parameters.ts';

/** The endpoints of the gamification service. */
export const gamificationApi = defineApi('gamification', {
  gamificationStats: {
    method: 'GET',
    path: '/gamification/stats',
    auth: 'token',
    summary: 'Points, level and streaks as they are now',
    description:
      'The current streak is that of today in the time zone of the settings, or else of the newest entry.',
    success: { status: 200, body: GamificationStats },
  },
  listTransactions: {
    method: 'GET',
    path: '/gamification/transactions',
    auth: 'token',
    summary: 'Lines of the points ledger, newest first',
    query: v.object({ limit: integerParameter(1, 100, 20) }),
    cursor: LEDGER_POSITION,
    success: { status: 200, body: v.array(Transaction), cursorHeader: true },
  },
  listAchievements: {
    method: 'GET',
    path: '/gamification/achievements',
    auth: 'token',
    summary: 'Every achievement, with how far it is',
    success: { status: 200, body: v.array(Achievement) },
  },
});
