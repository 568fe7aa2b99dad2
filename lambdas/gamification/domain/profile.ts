import {
  ACHIEVEMENTS,
  type Achievement,
  LEVELS,
  type Level,
  type Measure,
  type RestDays,
} from '@reflekt/shared/entities';
import { NO_TOTALS, type Profile } from '@reflekt/shared/store';

/** Creates the profile of an owner without any change. @param now the instant of creation */
export const createProfile = (restDays: RestDays, now: string): Profile => ({
  revision: 0,
  points: 0,
  totals: NO_TOTALS,
  quiet_totals: NO_TOTALS,
  longest_streak: 0,
  longest_told_streak: 0,
  longest_entry: 0,
  level: 1,
  unlocked: {},
  import_told: false,
  rest_days: restDays,
  created_at: now,
  updated_at: now,
});

/** The level at an amount of lifetime points. */
export const levelOf = (points: number): Level =>
  LEVELS.findLast(({ from }) => from <= points) ?? LEVELS[0];

/** The level above, or undefined on the last one. */
export const nextLevel = (points: number): Level | undefined =>
  LEVELS.find(({ from }) => from > points);

/** The figures of achievements, for which quiet entries do not count. */
const measures = ({
  totals,
  quiet_totals: quiet,
  ...profile
}: Profile): Record<Measure, number> => ({
  entries: totals.entries - quiet.entries,
  longest_streak: profile.longest_told_streak,
  longest_entry: profile.longest_entry,
  insights: totals.insights - quiet.insights,
  prompts: totals.prompts - quiet.prompts,
  positive_moods: totals.positive_moods - quiet.positive_moods,
  level: levelOf(profile.points).level,
});

/** The achievements that a profile has reached and not unlocked yet, in the order of the catalogue. */
export function newlyReached(profile: Profile): (typeof ACHIEVEMENTS)[number][] {
  const reached = measures(profile);
  return ACHIEVEMENTS.filter(
    ({ id, measure, requirement }) =>
      profile.unlocked[id] === undefined && reached[measure] >= requirement,
  );
}

/** The whole catalogue with the progress of one owner. */
export function achievementsOf(profile: Profile): Achievement[] {
  const reached = measures(profile);
  return ACHIEVEMENTS.map(({ measure, ...spec }) => {
    const unlockedAt = profile.unlocked[spec.id];
    return {
      ...spec,
      unlocked: unlockedAt !== undefined,
      ...(unlockedAt === undefined ? {} : { unlocked_at: unlockedAt }),
      progress:
        unlockedAt === undefined ? Math.min(reached[measure], spec.requirement) : spec.requirement,
    };
  });
}
