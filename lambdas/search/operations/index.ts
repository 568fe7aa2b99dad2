import type { searchApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import type { Deps } from './deps.ts';
import { searchEntries } from './search-entries.ts';
import { listTags, suggestTags } from './tags.ts';

/** The operations of the search service. */
export const operations: Operations<typeof searchApi, Deps> = {
  searchEntries,
  listTags,
  suggestTags,
};
