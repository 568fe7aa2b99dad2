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

/** What is known of a writer's game as a whole; stored as it stands here. */
export const Profile = v.object({
  /** One more with every change of anything the owner has here; each write is conditioned on it. */
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
  /** The largest there ever were. */
  longest_streak: whole,
  longest_entry: whole,
  /** The highest level that the ledger tells of. */
  level: whole,
  /** When each achievement was unlocked. */
  unlocked: v.object(
    v.entriesFromList(
      ACHIEVEMENTS.map(({ id }) => id),
      v.exactOptional(Instant),
    ),
  ),
  /** Whether the ledger tells of an import. */
  import_told: v.boolean(),
  /** The rest days that runs were last counted with. */
  rest_days: RestDays,
  created_at: Instant,
  updated_at: Instant,
});
export type Profile = v.InferOutput<typeof Profile>;

/** @param now the instant at which the writer is first seen */
export const newProfile = (restDays: RestDays, now: string): Profile => ({
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

/** The achievements that a profile entitles to and has not got yet, in the order of the catalogue. */
export function newlyReached(profile: Profile): (typeof ACHIEVEMENTS)[number][] {
  const reached = measures(profile);
  return ACHIEVEMENTS.filter(
    ({ id, measure, requirement }) =>
      profile.unlocked[id] === undefined && reached[measure] >= requirement,
  );
}

/** The whole catalogue as one writer sees it. */
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
