import type { CategoryDraft } from '@reflekt/shared/entities';
import { createRequest } from '@reflekt/shared/http/testing';
import {
  type createDynamoClient,
  type IdempotencyRequest,
  type IfMatch,
  startCall,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { operations } from '../operations/index.ts';
import { createCategoryStore } from '../store/categories.ts';

/** Opens the operations on categories on real stores, as one owner calls them. Each call is a request of its own. */
export function openCategories(options: {
  client: ReturnType<typeof createDynamoClient>;
  /** Deployed name by logical name. */
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now?: () => number;
}) {
  const { client, tables, owner, now = Date.now } = options;
  const deps = () => {
    const call = startCall(8_000);
    const db = openTestDatabase(client, tables, call);
    const categories = createCategoryStore(db, { deadline: call.deadline, now });
    return { db, categories, now, newId: () => ulid(), deadline: call.deadline };
  };
  const base = createRequest(owner);
  return {
    list: () => operations.listCategories(deps(), base),
    async create(name: string, idempotency?: IdempotencyRequest) {
      const body = { name, color: '#6b7280' };
      return (await operations.createCategory(deps(), { ...base, body, idempotency })).result;
    },
    update: (id: string, body: CategoryDraft, ifMatch?: IfMatch) =>
      operations.updateCategory(deps(), { ...base, params: { id }, body, ifMatch }),
    remove: (id: string) => operations.deleteCategory(deps(), { ...base, params: { id } }),
  };
}
