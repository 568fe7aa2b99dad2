import { isDeepStrictEqual } from 'node:util';
import type { promptsApi } from '@reflekt/shared/api';
import { givenMembers, PROMPT_CATEGORIES, type Prompt } from '@reflekt/shared/entities';
import { notFound } from '@reflekt/shared/errors';
import type { Operations } from '@reflekt/shared/http';
import { convertOutcome } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { describeCategory } from '../domain/categories.ts';
import { allPrompts, isAfter, ofCategory, positionOf } from '../domain/list.ts';
import { dailyPrompt } from './daily-prompt.ts';
import type { Deps } from './deps.ts';
import { findPrompt } from './find-prompt.ts';
import { generatePrompts } from './generate-prompts.ts';

async function page(
  { own }: Deps,
  owner: Owner,
  {
    limit,
    after,
    category,
  }: { limit: number; after: string | undefined; category?: string | undefined },
) {
  const { prompts, unreadable } = await own.all(owner);
  const rest = ofCategory(allPrompts(prompts), category).filter(
    (prompt) => after === undefined || isAfter(prompt, after),
  );
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const next = last && rest.length > limit ? positionOf(last) : null;
  return { items, next, unreadable };
}

/** The operations of the prompts service. */
export const operations: Operations<typeof promptsApi, Deps> = {
  listPrompts: (deps, { owner, query, after }) => page(deps, owner, { ...query, after }),

  listPromptsOfCategory: (deps, { owner, params, query, after }) =>
    page(deps, owner, { ...query, ...params, after }),

  listPromptCategories: async ({ own }, { owner }) => {
    const prompts = allPrompts((await own.all(owner)).prompts);
    return PROMPT_CATEGORIES.map((id) => ({
      id,
      ...describeCategory(id),
      count: prompts.filter(({ category }) => category === id).length,
    }));
  },

  dailyPrompt,

  randomPrompt: async ({ own, random }, { owner, query }) => {
    const prompts = ofCategory(allPrompts((await own.all(owner)).prompts), query.category);
    const { mood } = query;
    const suited =
      mood === undefined
        ? []
        : prompts.filter(({ mood_appropriate }) => mood_appropriate.includes(mood.toLowerCase()));
    const among = suited.length > 0 ? suited : prompts;
    const prompt = among[Math.floor(random() * among.length)];
    if (!prompt) throw notFound();
    return { prompt };
  },

  readPrompt: async (deps, { owner, params }) => {
    const prompt = await findPrompt(deps, owner, params.id);
    if (!prompt) throw notFound();
    return { prompt };
  },

  createPrompt: async ({ own, now, newId }, { owner, body, idempotency }) => {
    const created = await own.create(owner, idempotency, (): Prompt => {
      const at = formatInstant(now());
      return { id: newId(), ...body, created_at: at, updated_at: at, own: true, version: 1 };
    });
    return convertOutcome(created, async (prompt) => ({ prompt }));
  },

  updatePrompt: async ({ own, now }, request) => {
    const prompt = await own.update(request, (before) => {
      const changed = { ...before, ...givenMembers(request.body) };
      if (isDeepStrictEqual(changed, before)) return before;
      return { ...changed, updated_at: formatInstant(now()), version: before.version + 1 };
    });
    return { prompt };
  },

  deletePrompt: ({ own }, request) => own.remove(request),

  generatePrompts,
};
