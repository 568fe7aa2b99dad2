import { PROMPT_LIMITS, type Prompt, type PromptCategory } from '@reflekt/shared/entities';
import { conflict } from '@reflekt/shared/errors';
import {
  createEntityStore,
  type Database,
  type EntityDefinition,
  fromStoredPrompt,
  type IdempotencyRequest,
  readOwnPrompts,
  StoredPrompt,
} from '@reflekt/shared/store';
import { entityId, type Owner, ownPromptKey, ownPromptListKey } from '@reflekt/shared/tables';

const definition: EntityDefinition<Prompt, ReturnType<typeof StoredPrompt.require>> = {
  schema: StoredPrompt,
  key: ownPromptKey,
  toItem: (owner, { id: _id, own: _own, category, ...members }) => ({
    ...members,
    prompt_category: category as PromptCategory,
    category: ownPromptListKey(owner),
  }),
  fromStored: fromStoredPrompt,
  idOf: ({ id }) => entityId(id),
  list: (owner) => ({ index: 'category-index', partition: ownPromptListKey(owner) }),
  positionOf: ({ id }) => String(id),
};

const tooMany = () =>
  conflict(
    `There are ${PROMPT_LIMITS.count} prompts of your own already, and no more are possible.`,
  );

/** The reads and writes of an owner's own prompts. */
export type OwnPromptStore = ReturnType<typeof createOwnPromptStore>;

/** Creates the reads and writes of an owner's own prompts. */
export function createOwnPromptStore(
  db: Database,
  options: { deadline: number; now: () => number },
) {
  const entities = createEntityStore(db, definition, options);
  return {
    find: entities.find,
    update: entities.update,
    remove: entities.remove,

    /** All of them, oldest first. */
    all: (owner: Owner) => readOwnPrompts(db, owner),

    /** Creates a prompt, once for an Idempotency-Key. @throws DomainError `conflict` for one too many */
    async create(owner: Owner, idempotency: IdempotencyRequest | undefined, make: () => Prompt) {
      // Prompts are written by hand, so the limit may be passed by those of the same moment.
      const { prompts } = await readOwnPrompts(db, owner);
      if (prompts.length >= PROMPT_LIMITS.count) throw tooMany();
      return entities.create(owner, idempotency, make);
    },
  };
}
