import * as v from 'valibot';
import { ACHIEVEMENTS, Instant, RestDays } from '../../entities/index.ts';
import { gamificationTable } from '../../tables/index.ts';
import { defineStoredSchema } from '../stored-schema.ts';

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

/** The sums over no entry. */
export const NO_TOTALS: Totals = {
  entries: 0,
  words: 0,
  positive_moods: 0,
  insights: 0,
  prompts: 0,
};

/** Version 1 of the profile, without anything about quiet entries. */
const ProfileBeforeQuiet = v.object({
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
const withoutQuiet = (before: v.InferOutput<typeof ProfileBeforeQuiet>): Profile => ({
  ...before,
  quiet_totals: NO_TOTALS,
  longest_told_streak: before.longest_streak,
});

/** The profile as stored. */
export const StoredProfile = defineStoredSchema(
  gamificationTable,
  'profile',
  ProfileBeforeQuiet,
).upgrade(Profile, withoutQuiet);
