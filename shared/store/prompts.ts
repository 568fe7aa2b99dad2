import * as v from 'valibot';
import {
  Instant,
  PROMPT_CATEGORIES,
  PROMPT_LIMITS,
  type Prompt,
  PromptDifficulty,
  Version,
} from '../entities/index.ts';
import { entityId, type Owner, ownPromptListKey, promptsTable } from '../tables/index.ts';
import type { Database } from './database.ts';
import { defineStoredSchema, UNREADABLE } from './stored-schema.ts';

/** A prompt of an owner's own as stored, without its key. The member `category` is a key of the index. */
export const StoredPrompt = defineStoredSchema(
  promptsTable,
  'prompt',
  v.object({
    text: v.string(),
    prompt_category: v.picklist(PROMPT_CATEGORIES),
    tags: v.array(v.string()),
    difficulty: PromptDifficulty,
    mood_appropriate: v.array(v.string()),
    created_at: Instant,
    updated_at: Instant,
    version: Version,
  }),
);

/** The prompt in a stored item. */
export const fromStoredPrompt = (
  id: string,
  { prompt_category, ...members }: ReturnType<typeof StoredPrompt.require>,
): Prompt => ({ id, ...members, category: prompt_category, own: true });

/** All prompts of an owner's own, oldest first, and the number of those that cannot be read. */
export async function readOwnPrompts(
  db: Database,
  owner: Owner,
): Promise<{ prompts: Prompt[]; unreadable: number }> {
  const prompts: Prompt[] = [];
  let unreadable = 0;
  let after: Record<string, unknown> | undefined;
  do {
    const page = await db.query({
      table: promptsTable,
      index: 'category-index',
      partition: ownPromptListKey(owner),
      after,
      limit: PROMPT_LIMITS.count,
    });
    for (const item of page.items) {
      const stored = StoredPrompt.parse(item);
      if (stored === UNREADABLE) unreadable += 1;
      else prompts.push(fromStoredPrompt(entityId(item.id), stored));
    }
    after = page.last;
  } while (after !== undefined);
  return { prompts, unreadable };
}
