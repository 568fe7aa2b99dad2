import * as v from 'valibot';
import { documented, Instant, LocalDate, Ulid } from './scalars.ts';

/** The periods that have letters. */
export const LETTER_PERIODS = ['week', 'month', 'year'] as const;
export const LetterPeriod = v.picklist(LETTER_PERIODS, 'must be week, month or year');
export type LetterPeriod = v.InferOutput<typeof LetterPeriod>;

/** A passage of an entry, word for word. */
export const Highlight = v.object({
  id: Ulid,
  user_id: v.string(),
  entry_id: Ulid,
  /** `bright`: of the entry with the brightest sentiment; `theme`: of one about what came up most, or else of the longest. */
  type: v.picklist(['bright', 'theme']),
  content: v.string(),
  metadata: v.object({ entry_date: LocalDate }),
  created_at: Instant,
});
export type Highlight = v.InferOutput<typeof Highlight>;

/** A letter to the writer about a period. */
export const Letter = v.object({
  period: LetterPeriod,
  from_date: LocalDate,
  to_date: LocalDate,
  /** What came up in several entries, most often first. */
  themes: v.array(v.string()),
  mood_trend: v.pipe(
    v.nullable(v.picklist(['improving', 'stable', 'declining'])),
    documented({
      description:
        'From the first half of the period to the second; null where too little is known.',
    }),
  ),
  highlights: v.array(Highlight),
  /** Null without consent to any analysis. */
  text: v.nullable(v.string()),
  generated_at: Instant,
});
export type Letter = v.InferOutput<typeof Letter>;
