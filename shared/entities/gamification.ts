import * as v from 'valibot';
import { ACHIEVEMENT_CATEGORIES, ACHIEVEMENTS, LEVELS } from './gamification-rules.ts';
import { documented, Instant, integer, LocalDate, Ulid } from './scalars.ts';

const count = integer(0, Number.MAX_SAFE_INTEGER);

/** An achievement as a client sees it, with the owner's progress. */
export const Achievement = v.object({
  id: v.picklist(ACHIEVEMENTS.map(({ id }) => id)),
  name: v.string(),
  description: v.string(),
  icon: v.string(),
  points: count,
  unlocked: v.boolean(),
  unlocked_at: v.optional(Instant),
  category: v.picklist(ACHIEVEMENT_CATEGORIES),
  requirement: count,
  progress: v.pipe(
    count,
    documented({ type: 'integer', minimum: 0, description: 'At most `requirement`.' }),
  ),
});
export type Achievement = v.InferOutput<typeof Achievement>;

/** The reason of a ledger line; `reversal` takes back an amount that is no longer due. */
export const TransactionReason = v.picklist([
  'entry_created',
  'entry_word_bonus',
  'streak_continued',
  'streak_milestone',
  'ai_insights',
  'prompt_used',
  'achievement_unlocked',
  'first_entry_of_day',
  'level_up',
  'reversal',
]);
export type TransactionReason = v.InferOutput<typeof TransactionReason>;

/** A line of the points ledger. */
export const Transaction = v.object({
  id: Ulid,
  user_id: v.string(),
  amount: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  reason: TransactionReason,
  description: v.string(),
  entry_id: v.optional(Ulid),
  created_at: Instant,
});
export type Transaction = v.InferOutput<typeof Transaction>;

/** The state of an owner's game. */
export const GamificationStats = v.object({
  user_id: v.string(),
  tenant_id: v.string(),
  points_balance: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  lifetime_points: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  level: integer(1, LEVELS.length),
  level_title: v.string(),
  current_streak: count,
  longest_streak: count,
  last_entry_date: v.nullable(LocalDate),
  achievements: v.array(Achievement),
  total_entries: count,
  total_words: count,
  insights_requested: count,
  prompts_used: count,
  /** Lifetime points at which the next level begins; those of the last level when there is none above. */
  next_level_points: count,
  points_to_next_level: count,
  created_at: Instant,
  updated_at: Instant,
});
export type GamificationStats = v.InferOutput<typeof GamificationStats>;
