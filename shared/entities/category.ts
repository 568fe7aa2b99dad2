import * as v from 'valibot';
import { caseless, codePoints, isStorable } from '../text/index.ts';
import { documented, Instant, integer, Ulid, Version } from './scalars.ts';

/** Limits of categories. */
export const CATEGORY_LIMITS = {
  /** Code points of a name, after trimming. */
  name: 50,
  /** Categories of one owner. The list is answered whole. */
  count: 500,
} as const;

/** The color of a category that was created without one. */
const DEFAULT_COLOR = '#6b7280';

/** A code point has at most two UTF-16 units. */
const isName = (name: string): boolean =>
  name.length <= CATEGORY_LIMITS.name * 2 &&
  codePoints(name) <= CATEGORY_LIMITS.name &&
  caseless(name).trim() !== '';

const Name = v.pipe(
  v.string(),
  v.check(isStorable, 'must not contain NUL or a lone surrogate'),
  v.check(
    (raw) => isName(raw.trim()),
    `must have 1 to ${CATEGORY_LIMITS.name} characters after trimming, and one that can be seen`,
  ),
  documented<string>({ type: 'string', minLength: 1, maxLength: CATEGORY_LIMITS.name }),
  v.transform((raw) => raw.trim()),
);

const COLOR = '^#[0-9A-Fa-f]{6}$';

const Color = v.pipe(
  v.nullable(v.pipe(v.string(), v.regex(new RegExp(COLOR), 'must be a color, #rrggbb'))),
  documented<string | null>({ type: ['string', 'null'], pattern: COLOR, default: DEFAULT_COLOR }),
  v.transform((color) => color ?? DEFAULT_COLOR),
);

/** The members of a new category. */
export const NewCategory = v.object({ name: Name, color: v.optional(Color, DEFAULT_COLOR) });
export type NewCategory = v.InferOutput<typeof NewCategory>;

/** The members of a category that a client may change, all optional. */
export const CategoryDraft = v.object({ name: v.optional(Name), color: v.optional(Color) });
export type CategoryDraft = v.InferOutput<typeof CategoryDraft>;

/** A category as clients see it. */
export const Category = v.object({
  id: Ulid,
  name: v.string(),
  color: v.string(),
  /** Live entries in it, seconds behind them. */
  entry_count: integer(0, Number.MAX_SAFE_INTEGER),
  created_at: Instant,
  updated_at: Instant,
  version: Version,
});
export type Category = v.InferOutput<typeof Category>;
