import type { gamificationApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { readStreaks } from '@reflekt/shared/store';
import { dateOf } from '@reflekt/shared/streaks';
import { formatInstant, localToday } from '@reflekt/shared/time';
import { achievementsOf, createProfile, levelOf, nextLevel } from '../domain/profile.ts';
import type { Deps } from './deps.ts';

/** GET /gamification/stats: points, level, streaks and achievements. */
export const gamificationStats: Operation<
  typeof gamificationApi.endpoints.gamificationStats,
  Deps
> = async (deps, { owner }) => {
  const now = deps.now();
  const [stored, settings] = await Promise.all([deps.game.profile(owner), deps.settings(owner)]);
  const profile = stored ?? createProfile(settings.rest_days, formatInstant(now));
  const today = localToday(now, settings.time_zone ?? (await deps.newestZone(owner)));
  const streaks = await readStreaks(deps.game, owner, stored, settings.rest_days, today);

  const { points, totals } = profile;
  const level = levelOf(points);
  const next = nextLevel(points);
  return {
    user_id: owner.userId,
    tenant_id: owner.tenantId,
    points_balance: points,
    lifetime_points: points,
    level: level.level,
    level_title: level.title,
    current_streak: streaks.current,
    longest_streak: streaks.longest,
    last_entry_date: streaks.lastDay === undefined ? null : dateOf(streaks.lastDay),
    achievements: achievementsOf(profile),
    total_entries: totals.entries,
    total_words: totals.words,
    insights_requested: totals.insights,
    prompts_used: totals.prompts,
    next_level_points: next?.from ?? level.from,
    points_to_next_level: next ? next.from - points : 0,
    created_at: profile.created_at,
    updated_at: profile.updated_at,
  };
};
