import type { Prompt, PromptCategory } from '../entities/index.ts';
import { career } from './catalogue/career.ts';
import { creativity } from './catalogue/creativity.ts';
import { goals } from './catalogue/goals.ts';
import { gratitude } from './catalogue/gratitude.ts';
import { growth } from './catalogue/growth.ts';
import { memory } from './catalogue/memory.ts';
import { mindfulness } from './catalogue/mindfulness.ts';
import { reflection } from './catalogue/reflection.ts';
import { relationships } from './catalogue/relationships.ts';
import { wellness } from './catalogue/wellness.ts';
import type { WrittenPrompt } from './written-prompt.ts';

const written: Readonly<Record<PromptCategory, readonly WrittenPrompt[]>> = {
  gratitude,
  reflection,
  goals,
  creativity,
  growth,
  relationships,
  wellness,
  career,
  mindfulness,
  memory,
};

/** The instant at which the catalogue counts as written. */
export const CATALOGUE_INSTANT = '2026-11-01T12:00:00.000Z';
/** That instant as the first part of a ULID. */
const CATALOGUE_TIME = '01M6BFP5G0';

/** The id of a prompt of the catalogue, a ULID. */
export const catalogueId = (number: number): string =>
  `${CATALOGUE_TIME}${String(number).padStart(16, '0')}`;

const all = Object.entries(written).flatMap(([category, prompts]) =>
  prompts.map(({ number, text, difficulty, tags, moods, retired = false }) => {
    const prompt: Prompt = {
      id: catalogueId(number),
      text,
      category,
      tags: [...tags],
      difficulty,
      mood_appropriate: [...moods],
      created_at: CATALOGUE_INSTANT,
      updated_at: CATALOGUE_INSTANT,
      own: false,
      version: 1,
    };
    return { prompt, retired };
  }),
);

/** All prompts of the catalogue, those that are no longer offered among them. */
export const wholeCatalogue: readonly Prompt[] = all.map(({ prompt }) => prompt);

/** The prompts that are offered, by id. */
export const catalogue: readonly Prompt[] = all.flatMap(({ prompt, retired }) =>
  retired ? [] : [prompt],
);
