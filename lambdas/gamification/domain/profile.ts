import {
  ACHIEVEMENTS,
  type Achievement,
  Instant,
  LEVELS,
  type Level,
  type Measure,
  RestDays,
} from '@reflekt/shared/entities';
import * as v from 'valibot';

const whole = v.pipe(v.number(), v.integer());

/** The state of an owner's game as a whole, stored in this form. */
export const Profile = v.object({
  /** Incremented with every change of the owner's game. Each write is conditioned on it. */
  revision: whole,
  /** The sum of all ledger lines. */
  points: whole,
  /** Of live entries. */
  totals: v.object({
    entries: whole,
    words: whole,
    positive_moods: whole,
    insights: whole,
    prompts: whole,
  }),
  /** The largest values ever. */
  longest_streak: whole,
  longest_entry: whole,
  /** The highest level with a ledger line. */
  level: whole,
  /** The instant at which each achievement was unlocked. */
  unlocked: v.object(
    v.entriesFromList(
      ACHIEVEMENTS.map(({ id }) => id),
      v.exactOptional(Instant),
    ),
  ),
  /** True when the ledger has the line about imported entries. */
  import_told: v.boolean(),
  /** The rest days with which streaks were last counted. */
  rest_days: RestDays,
  created_at: Instant,
  updated_at: Instant,
});
export type Profile = v.InferOutput<typeof Profile>;

/** Creates the profile of an owner without any change. @param now the instant of creation */
export const createProfile = (restDays: RestDays, now: string): Profile => ({
  revision: 0,
  points: 0,
  totals: { entries: 0, words: 0, positive_moods: 0, insights: 0, prompts: 0 },
  longest_streak: 0,
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

const measures = (profile: Profile): Record<Measure, number> => ({
  entries: profile.totals.entries,
  longest_streak: profile.longest_streak,
  longest_entry: profile.longest_entry,
  insights: profile.totals.insights,
  prompts: profile.totals.prompts,
  positive_moods: profile.totals.positive_moods,
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
