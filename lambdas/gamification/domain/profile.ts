import {
  ACHIEVEMENTS,
  type Achievement,
  type AchievementId,
  LEVELS,
  type Level,
  type Measure,
  type RestDays,
} from '@reflekt/shared/entities';

/** What is known of a writer's game as a whole. */
export interface Profile {
  /** One more with every change of anything the owner has here; each write is conditioned on it. */
  revision: number;
  /** The sum of all ledger lines. */
  points: number;
  /** Of live entries. */
  totals: { entries: number; words: number; positiveMoods: number; insights: number; prompts: number };
  /** The largest there ever was. */
  longestStreak: number;
  longestEntry: number;
  /** The highest level that the ledger tells of. */
  level: number;
  /** When each achievement was unlocked. */
  unlocked: Readonly<Partial<Record<AchievementId, string>>>;
  /** Whether the ledger tells of an import. */
  importTold: boolean;
  /** The rest days that runs were last counted with. */
  restDays: RestDays;
  createdAt: string;
  updatedAt: string;
}

/** @param now the instant at which the writer is first seen */
export const newProfile = (restDays: RestDays, now: string): Profile => ({
  revision: 0,
  points: 0,
  totals: { entries: 0, words: 0, positiveMoods: 0, insights: 0, prompts: 0 },
  longestStreak: 0,
  longestEntry: 0,
  level: 1,
  unlocked: {},
  importTold: false,
  restDays,
  createdAt: now,
  updatedAt: now,
});

export const levelOf = (points: number): Level =>
  LEVELS.findLast(({ from }) => from <= points) ?? LEVELS[0];

/** The level above, or undefined on the last one. */
export const nextLevel = (points: number): Level | undefined =>
  LEVELS.find(({ from }) => from > points);

const measures = (profile: Profile): Record<Measure, number> => ({
  entries: profile.totals.entries,
  longest_streak: profile.longestStreak,
  longest_entry: profile.longestEntry,
  insights: profile.totals.insights,
  prompts: profile.totals.prompts,
  positive_moods: profile.totals.positiveMoods,
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
        unlockedAt === undefined
          ? Math.min(reached[measure], spec.requirement)
          : spec.requirement,
    };
  });
}
