import { ACHIEVEMENTS, Instant, RestDays, Ulid } from '@reflekt/shared/entities';
import { defect } from '@reflekt/shared/errors';
import type { Item } from '@reflekt/shared/store';
import * as v from 'valibot';
import { Cause } from '../domain/cause.ts';
import type { Contribution } from '../domain/contribution.ts';
import type { Year } from '../domain/day-book.ts';
import { dateOf, dayOf } from '../domain/days.ts';
import type { Profile } from '../domain/profile.ts';

const whole = v.pipe(v.number(), v.integer());

const StoredProfile = v.object({
  revision: whole,
  points: whole,
  totals: v.object({
    entries: whole,
    words: whole,
    positiveMoods: whole,
    insights: whole,
    prompts: whole,
  }),
  longestStreak: whole,
  longestEntry: whole,
  level: whole,
  unlocked: v.object(
    v.entriesFromList(
      ACHIEVEMENTS.map(({ id }) => id),
      v.exactOptional(Instant),
    ),
  ),
  importTold: v.boolean(),
  restDays: RestDays,
  createdAt: Instant,
  updatedAt: Instant,
});
