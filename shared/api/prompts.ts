import * as v from 'valibot';
import {
  integer,
  Labels,
  LocalDate,
  NewPrompt,
  PROMPT_CATEGORIES,
  Prompt,
  PromptCategoryInput,
  PromptDraft,
} from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import { IdParams, integerParameter, textParameter, Unreadable } from './parameters.ts';

/** A position in the list of prompts: one's own first, the newest before the others, then the catalogue. */
export const PROMPT_POSITION = /^(own|catalogue)#[0-9A-HJKMNP-TV-Z]{26}$/;

const PromptPage = v.object({
  prompts: v.array(Prompt),
  next_cursor: v.nullable(v.string()),
  unreadable: Unreadable,
});
const OnePrompt = v.object({ prompt: Prompt });
const CATEGORY = textParameter(100);
const list = {
  method: 'GET',
  auth: 'token',
  cursor: PROMPT_POSITION,
  success: { status: 200, body: PromptPage, itemsMember: 'prompts' },
} as const;

/** The endpoints of the prompts service. */
export const promptsApi = defineApi('prompts', {
  listPrompts: {
    ...list,
    path: '/prompts',
    summary: 'All prompts: your own, and those of the catalogue',
    description: 'All at once when no limit is given. An unknown category has none.',
    query: v.object({ limit: integerParameter(1, 1000, 1000), category: CATEGORY }),
  },
  listPromptsOfCategory: {
    ...list,
    path: '/prompts/category/{category}',
    summary: 'The prompts of a category',
    params: v.object({ category: v.string() }),
    query: v.object({ limit: integerParameter(1, 1000, 1000) }),
  },
  listPromptCategories: {
    method: 'GET',
    path: '/prompts/categories',
    auth: 'token',
    summary: 'The categories of prompts',
    success: {
      status: 200,
      body: v.array(
        v.object({
          id: v.picklist(PROMPT_CATEGORIES),
          name: v.string(),
          description: v.string(),
          count: integer(0, Number.MAX_SAFE_INTEGER),
        }),
      ),
    },
  },
  dailyPrompt: {
    method: 'GET',
    path: '/prompts/daily',
    auth: 'token',
    summary: 'The prompt of the day',
    description:
      'The same all day, in the time zone of the settings. None is repeated until all have been shown that the settings prefer.',
    success: { status: 200, body: v.object({ prompt: Prompt, date: LocalDate }) },
  },
  randomPrompt: {
    method: 'GET',
    path: '/prompts/random',
    auth: 'token',
    summary: 'Any prompt',
    description: 'A mood for which there is no prompt leaves the choice among all.',
    query: v.object({ category: CATEGORY, mood: textParameter(30) }),
    success: { status: 200, body: OnePrompt },
    errors: [404],
  },
  readPrompt: {
    method: 'GET',
    path: '/prompts/{id}',
    auth: 'token',
    summary: 'One prompt',
    params: IdParams,
    success: { status: 200, body: OnePrompt },
    errors: [404],
  },
  createPrompt: {
    method: 'POST',
    path: '/prompts',
    auth: 'token',
    summary: 'Write a prompt of your own',
    body: NewPrompt,
    example: { text: 'What did the garden look like today?', category: 'mindfulness' },
    idempotent: true,
    success: { status: 201, body: OnePrompt, location: '/prompts/{prompt.id}' },
    errors: [409],
  },
  updatePrompt: {
    method: 'PUT',
    path: '/prompts/{id}',
    auth: 'token',
    summary: 'Change a prompt of your own',
    params: IdParams,
    body: PromptDraft,
    example: { tags: ['garden'] },
    ifMatch: true,
    success: { status: 200, body: OnePrompt },
    errors: [404, 409, 412],
  },
  deletePrompt: {
    method: 'DELETE',
    path: '/prompts/{id}',
    auth: 'token',
    summary: 'Delete a prompt of your own',
    params: IdParams,
    ifMatch: true,
    success: { status: 204 },
    errors: [404, 409, 412],
  },
  generatePrompts: {
    method: 'POST',
    path: '/prompts/generate',
    auth: 'token',
    summary: 'Prompts for a theme, a mood or a category',
    description:
      'From the given themes, the keywords of your insights, and the catalogue. They are not kept; an entry uses one by its id all the same.',
    body: v.object({
      category: v.optional(PromptCategoryInput),
      themes: v.optional(Labels, []),
      mood: v.optional(v.nullable(v.string()), null),
      count: v.optional(integer(1, 10), 3),
    }),
    example: { themes: ['garden'], count: 2 },
    success: {
      status: 200,
      body: v.object({
        prompts: v.array(v.object({ ...Prompt.entries, generated: v.literal(true) })),
      }),
    },
  },
});
