import { MINUTE } from '@reflekt/shared/time';

/** Editing within this time counts as one sitting, of which the state before is kept once. */
const SITTING = 10 * MINUTE;

/** Whether the state before an edit is kept: when none is, or the newest is of an earlier sitting. */
export const keepsRevision = (
  state: { revisions: readonly unknown[]; revisedAt: string | null },
  now: number,
): boolean =>
  state.revisions.length === 0 ||
  state.revisedAt === null ||
  now - Date.parse(state.revisedAt) >= SITTING;
