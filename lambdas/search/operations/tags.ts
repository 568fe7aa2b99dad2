import type { searchApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import type { Owner } from '@reflekt/shared/tables';
import { eng } from 'stopword';
import { columnParts } from '../domain/match/view.ts';
import { countTags, suggestTagsFor } from '../domain/tags.ts';
import { fold } from '../domain/text/fold.ts';
import { stemmerOf } from '../domain/text/stem.ts';
import type { Deps } from './deps.ts';
import { withIndex } from './open-index.ts';

const COMMON: ReadonlySet<string> = new Set(eng.map(fold));

const tagsOf = (deps: Deps, owner: Owner) =>
  withIndex(
    deps,
    owner,
    (directory) => columnParts(directory, 'members'),
    async ({ views }) => countTags(views),
  );

/** GET /entries/tags: the owner's tags, most used first. */
export const listTags: Operation<typeof searchApi.endpoints.listTags, Deps> = async (
  deps,
  { owner, query },
) => (await tagsOf(deps, owner)).slice(0, query.limit);

/** POST /entries/suggest-tags: tags for a text. */
export const suggestTags: Operation<typeof searchApi.endpoints.suggestTags, Deps> = async (
  deps,
  { owner, body },
) => {
  const { content, existing_tags: existing } = body;
  const [own, stem] = await Promise.all([
    tagsOf(deps, owner),
    deps.language(owner).then(stemmerOf),
  ]);
  return { tags: suggestTagsFor(content, own, existing, stem, (word) => COMMON.has(word)) };
};
