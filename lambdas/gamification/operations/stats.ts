import type { gamificationApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { formatInstant, localToday } from '@reflekt/shared/time';
import { createRestRule, dateOf, dayOf } from '../domain/days.ts';
import { achievementsOf, createProfile, levelOf, nextLevel } from '../domain/profile.ts';
import { StreakCalendar } from '../domain/streak-calendar.ts';
import { currentStreak, splitIntoStreaks } from '../domain/streaks.ts';
import { loadCalendarAround } from '../store/load-calendar.ts';
import type { Deps } from './deps.ts';

/** GET /gamification/stats: points, level, streaks and achievements. */
export const gamificationStats: Operation<
  typeof gamificationApi.endpoints.gamificationStats,
  Deps
> = async (deps, { owner }) => {
  const now = deps.now();
  const [stored, settings, newest] = await Promise.all([
    deps.game.profile(owner),
    deps.settings(owner),
    deps.game.newestYear(owner),
  ]);
  const profile = stored ?? createProfile(settings.rest_days, formatInstant(now));

  // A streak ends without an event when a day passes without an entry, so it is computed at the request.
  const zone = settings.time_zone ?? (await deps.newestZone(owner));
  const today = dayOf(localToday(now, zone));
  const restRule = createRestRule(settings.rest_days);
  const calendar = new StreakCalendar();
  if (newest) calendar.load(newest.number, newest.year);
  const lastDay = calendar.dates().at(-1);
  const days = await loadCalendarAround(deps.game, owner, calendar, [today], restRule);
  const streak = currentStreak(
    splitIntoStreaks(
      days.filter((day) => calendar.has(day)),
      restRule,
      calendar,
    ),
    today,
    restRule,
    calendar,
  );

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
    current_streak: streak,
    longest_streak: Math.max(profile.longest_streak, streak),
    last_entry_date: lastDay === undefined ? null : dateOf(lastDay),
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
