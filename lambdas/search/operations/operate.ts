import { Owner } from '@reflekt/shared/tables';
import * as v from 'valibot';
import type { IndexDeps } from './index-deps.ts';
import { keepUp, startBackfill } from './keep-up.ts';
import { type IndexReport, verifyIndex } from './verify-index.ts';

const identity = v.object({ tenant_id: v.string(), user_id: v.string() });

/** The requests of an operator who invokes the function by hand. */
export const OperatorRequest = v.union([
  v.object({ rebuild_index: identity }),
  v.object({ verify_index: identity }),
]);
type OperatorRequest = v.InferOutput<typeof OperatorRequest>;

/**
 * Rebuilds an owner's index from the entries, or compares the two. Searches that come during a rebuild take part in it.
 * @throws Error for an identity that no owner has
 */
export async function operate(
  deps: IndexDeps,
  request: OperatorRequest,
): Promise<IndexReport | { rebuilt: boolean }> {
  const isRebuild = 'rebuild_index' in request;
  const owner = Owner.of(isRebuild ? request.rebuild_index : request.verify_index);
  if (!owner) throw new Error('tenant_id and user_id are needed');
  if (!isRebuild) return verifyIndex(deps, owner);
  await startBackfill(deps, owner, await deps.index.read(owner));
  return { rebuilt: await keepUp(deps, owner, 1) };
}
