import * as v from 'valibot';
import { distinctTags, isStorable, parseTag, withoutInvisible } from '../text/index.ts';
import { documented, Instant, text, Ulid, Version } from './scalars.ts';

/** Limits of prompts, in code points unless the name says otherwise. */
export const PROMPT_LIMITS = {
  text: 500,
  tags: 10,
  tag: 50,
  /** An owner's own prompts. The list is answered whole where no limit is given. */
  count: 500,
} as const;

/** The categories of prompts. */
export const PROMPT_CATEGORIES = [
  'gratitude',
  'reflection',
  'goals',
  'creativity',
  'growth',
  'relationships',
  'wellness',
  'career',
  'mindfulness',
  'memory',
] as const;
/** A category of prompts. */
export type PromptCategory = (typeof PROMPT_CATEGORIES)[number];

/** Names under which some clients know a category. */
const ALIASES: Readonly<Record<string, PromptCategory>> = {
  reflective: 'reflection',
  creative: 'creativity',
};

/** The category of a name in any case, or undefined. */
export const promptCategoryOf = (name: string): PromptCategory | undefined => {
  const lower = name.toLowerCase();
  return (
    PROMPT_CATEGORIES.find((category) => category === lower) ??
    (Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : undefined)
  );
};

/** How much a prompt asks of its writer. */
export const PromptDifficulty = v.picklist(
  ['light', 'medium', 'deep'],
  'must be one of light, medium, deep',
);
export type PromptDifficulty = v.InferOutput<typeof PromptDifficulty>;

/** A category of prompts from a client: in any case, or by an alias. */
export const PromptCategoryInput = v.pipe(
  v.string(),
  v.check(
    (name) => promptCategoryOf(name) !== undefined,
    `must be one of ${PROMPT_CATEGORIES.join(', ')}`,
  ),
  documented<string>({ type: 'string', enum: [...PROMPT_CATEGORIES] }),
  v.transform((name): PromptCategory => promptCategoryOf(name) ?? 'reflection'),
);

/** A short list of labels, trimmed, unique ignoring case. */
export const Labels = v.pipe(
  v.array(v.unknown()),
  v.maxLength(PROMPT_LIMITS.tags, `must have at most ${PROMPT_LIMITS.tags} items`),
  documented<unknown[]>({
    type: 'array',
    items: { type: 'string' },
    maxItems: PROMPT_LIMITS.tags,
  }),
  v.array(
    v.pipe(
      v.string(),
      v.check(
        (raw) => isStorable(raw) && parseTag(raw, PROMPT_LIMITS.tag) !== undefined,
        `must have 1 to ${PROMPT_LIMITS.tag} characters after trimming, and one that can be seen`,
      ),
      v.transform((raw) => parseTag(raw, PROMPT_LIMITS.tag) ?? ''),
    ),
  ),
  v.transform((labels: string[]) => distinctTags(labels)),
);

const PromptText = v.pipe(
  text({ min: 1, max: PROMPT_LIMITS.text }),
  v.check(
    // This runs for a text that is too long, too.
    (value) => withoutInvisible(value.slice(0, 2 * PROMPT_LIMITS.text)).trim() !== '',
    'must have a character that can be seen',
  ),
);

/** The members of a new prompt of one's own. */
export const NewPrompt = v.object({
  text: PromptText,
  category: v.optional(PromptCategoryInput, 'reflection'),
  tags: v.optional(Labels, []),
  difficulty: v.optional(PromptDifficulty, 'medium'),
  mood_appropriate: v.optional(Labels, []),
});
export type NewPrompt = v.InferOutput<typeof NewPrompt>;

/** The members of a prompt that its owner may change, all optional. */
export const PromptDraft = v.object({
  text: v.optional(PromptText),
  category: v.optional(PromptCategoryInput),
  tags: v.optional(Labels),
  difficulty: v.optional(PromptDifficulty),
  mood_appropriate: v.optional(Labels),
});
export type PromptDraft = v.InferOutput<typeof PromptDraft>;

/** A prompt as clients see it. */
export const Prompt = v.object({
  id: Ulid,
  text: v.string(),
  /** The category, or the alias that was asked for. */
  category: v.string(),
  tags: v.array(v.string()),
  difficulty: PromptDifficulty,
  mood_appropriate: v.array(v.string()),
  created_at: Instant,
  updated_at: Instant,
  /** True for a prompt that its reader wrote. */
  own: v.boolean(),
  version: Version,
});
export type Prompt = v.InferOutput<typeof Prompt>;
