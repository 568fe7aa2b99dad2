import type { EntryDraft } from '@reflekt/shared/entities';
import type { Owner } from '@reflekt/shared/tables';
import { openingOf } from '../domain/opening.ts';
import type { Deps } from './deps.ts';

/**
 * The prompt that a new entry answers: the one that the draft names, or the one whose exact text and an empty line the
 * content begins with.
 */
export async function answeredPrompt(
  deps: Pick<Deps, 'ownPrompts'>,
  owner: Owner,
  { prompt_id: id, content }: EntryDraft,
): Promise<string | null> {
  if (id !== undefined && id !== null) return id;
  const opening = openingOf(content ?? '');
  if (opening === undefined) return null;
  // Loaded when it is needed first: few new entries have an empty line.
  const { cataloguePromptOf } = await import('./catalogue-texts.ts');
  const known = cataloguePromptOf(opening);
  if (known !== undefined) return known;
  const own = await deps.ownPrompts(owner);
  return own.find(({ text }) => text === opening)?.id ?? null;
}
