import type { Prompt } from '@reflekt/shared/entities';
import { wholeCatalogue } from '@reflekt/shared/prompts';
import type { Owner } from '@reflekt/shared/tables';
import type { Deps } from './deps.ts';

/** A prompt by its id: of the catalogue, retired ones too, or the owner's own. Undefined where there is none. */
export async function findPrompt(
  { own }: Pick<Deps, 'own'>,
  owner: Owner,
  id: string,
): Promise<Prompt | undefined> {
  return wholeCatalogue.find((prompt) => prompt.id === id) ?? own.find(owner, id);
}
