import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** Prompts of owners' own, and what was shown as the prompt of the day. The catalogue is part of the code. */
export const promptsTable = defineTable({
  name: 'Prompts',
  description: "owners' own prompts; which prompts were shown to an owner as those of a day",
  key: { partition: stringKey('id') },
  indexes: {
    'category-index': {
      partition: stringKey('category'),
      sort: stringKey('id'),
      projection: 'all',
      description: "an owner's own prompts",
    },
  },
  stream: false,
  durability: { kind: 'source' },
  open: ['version', 'revision'],
});

/** Key of a prompt of an owner's own. */
export const ownPromptKey = (owner: Owner, promptId: string) => ({
  id: `${owner.key}#${promptId}`,
});

/** Partition value of category-index. */
export const ownPromptListKey = (owner: Owner): string => `${owner.key}#own`;

/** Key of the record of the prompts of the day that an owner was shown. */
export const dailyPromptsKey = (owner: Owner) => ({ id: `${owner.key}#daily` });
