import type { gamificationApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { explain } from '../domain/ledger-reason.ts';
import type { Deps } from './deps.ts';

/** GET /gamification/transactions: a page of the ledger. */
export const listTransactions: Operation<
  typeof gamificationApi.endpoints.listTransactions,
  Deps
> = async (deps, { owner, query, after }) => {
  const page = await deps.game.ledger(owner, { limit: query.limit, after });
  const items = page.items.map((line) => ({
    id: line.id,
    user_id: owner.userId,
    amount: line.amount,
    ...explain(line),
    ...('entry_id' in line.reason ? { entry_id: line.reason.entry_id } : {}),
    created_at: line.createdAt,
  }));
  return { items, next: page.next };
};
