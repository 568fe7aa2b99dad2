import { type Prompt, promptCategoryOf } from '@reflekt/shared/entities';
import { catalogue } from '@reflekt/shared/prompts';

/** One's own prompts, the newest first, then the catalogue. */
export const allPrompts = (own: readonly Prompt[]): Prompt[] => [
  ...[...own].reverse(),
  ...catalogue,
];

/**
 * The prompts of a category, under the name that was asked for: some clients know colours for an alias only.
 * @param name in any case, or an alias; undefined for all prompts
 */
export function ofCategory(prompts: readonly Prompt[], name: string | undefined): Prompt[] {
  if (name === undefined) return [...prompts];
  const category = promptCategoryOf(name);
  return prompts
    .filter((prompt) => prompt.category === category)
    .map((prompt) => ({ ...prompt, category: name.toLowerCase() }));
}

/** The position of a prompt in the list. */
export const positionOf = ({ own, id }: Prompt): string => `${own ? 'own' : 'catalogue'}#${id}`;

/** True for a prompt that stands behind a position, whether there is still one at that place or not. */
export function isAfter(prompt: Prompt, position: string): boolean {
  const [kind = '', id = ''] = position.split('#');
  if (prompt.own !== (kind === 'own')) return !prompt.own;
  return prompt.own ? prompt.id < id : prompt.id > id;
}
