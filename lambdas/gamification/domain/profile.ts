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

/** Sums over entries. */
const Totals = v.object({
  entries: whole,
  words: whole,
  positive_moods: whole,
  insights: whole,
  prompts: whole,
});
export type Totals = v.InferOutput<typeof Totals>;

const NOTHING: Totals = { entries: 0, words: 0, positive_moods: 0, insights: 0, prompts: 0 };

/** Version 1 of the profile, without anything about quiet entries. */
export const ProfileBeforeQuiet = v.object({
  /** Incremented with every change of the owner's game. Each write is conditioned on it. */
  revision: whole,
  /** The sum of all ledger lines. */
  points: whole,
  /** Of all live entries. */
  totals: Totals,
  /** The length of the longest streak ever. */
  longest_streak: whole,
  /** Words of the longest entry ever that was not quiet. */
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

/** The state of an owner's game as a whole, stored in this form. */
export const Profile = v.object({
  ...ProfileBeforeQuiet.entries,
  /** Of the live entries that are quiet. They are part of `totals`, and count for no achievement. */
  quiet_totals: Totals,
  /** The longest streak ever, each up to its last date that was not quiet. */
  longest_told_streak: whole,
});
export type Profile = v.InferOutput<typeof Profile>;

/** The profile of a game in which no entry was quiet yet. */
export const withoutQuiet = (before: v.InferOutput<typeof ProfileBeforeQuiet>): Profile => ({
  ...before,
  quiet_totals: NOTHING,
  longest_told_streak: before.longest_streak,
});

/** Creates the profile of an owner without any change. @param now the instant of creation */
export const createProfile = (restDays: RestDays, now: string): Profile => ({
  revision: 0,
  points: 0,
  totals: NOTHING,
  quiet_totals: NOTHING,
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
