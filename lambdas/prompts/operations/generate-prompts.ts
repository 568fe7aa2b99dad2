import type { promptsApi } from '@reflekt/shared/api';
import type { Prompt } from '@reflekt/shared/entities';
import type { Operation } from '@reflekt/shared/http';
import { catalogue } from '@reflekt/shared/prompts';
import { formatInstant } from '@reflekt/shared/time';
import { aboutTheme } from '../domain/templates.ts';
import type { Deps } from './deps.ts';

/** Of this many prompts one is about a theme; the others are from the catalogue, unless themes were given. */
const KEYWORDS_AMONG = 2;

/** A random order. */
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const left = [...list];
  for (let i = left.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left;
}

/**
 * POST /prompts/generate: prompts about the given themes, about keywords of the owner's insights where the owner agreed
 * to those, and from the catalogue. All of it happens in our own code.
 */
export const generatePrompts: Operation<typeof promptsApi.endpoints.generatePrompts, Deps> = async (
  deps,
  { owner, body },
) => {
  const { category, themes, count } = body;
  const mood = body.mood?.toLowerCase();
  const { ai_consent } = await deps.settings(owner);
  const isLimited = themes.length === 0;
  const keywords = isLimited && ai_consent !== 'none' ? await deps.keywords(owner) : [];
  const about = isLimited ? shuffled(keywords, deps.random) : themes;

  const at = formatInstant(deps.now());
  const perTheme = about.map((theme) => shuffled(aboutTheme(theme, category), deps.random));
  // One about each theme, then a second one about each, and so on.
  const longest = Math.max(0, ...perTheme.map(({ length }) => length));
  const thematic = Array.from({ length: longest }, (_, i) =>
    perTheme.flatMap((list) => list[i] ?? []),
  ).flat();
  const made = thematic.slice(0, isLimited ? Math.floor(count / KEYWORDS_AMONG) : count).map(
    (prompt, i): Prompt => ({
      ...prompt,
      id: deps.newId(),
      tags: [about[i % about.length] ?? ''],
      difficulty: 'medium',
      mood_appropriate: mood === undefined ? [] : [mood],
      created_at: at,
      updated_at: at,
      own: false,
      version: 1,
    }),
  );

  const offered = catalogue.filter(
    (prompt) => category === undefined || prompt.category === category,
  );
  const suited = offered.filter(({ mood_appropriate }) => mood_appropriate.includes(mood ?? ''));
  const rest = suited.length >= count ? suited : offered;
  const prompts = [...made, ...shuffled(rest, deps.random)].slice(0, count);
  return { prompts: prompts.map((prompt) => ({ ...prompt, generated: true as const })) };
};
