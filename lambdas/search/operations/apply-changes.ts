import type { EventOf, FailedEvent } from '@reflekt/shared/consumer';
import type { Owner } from '@reflekt/shared/tables';
import type { searchConsumer } from '../service.ts';
import type { IndexDeps } from './index-deps.ts';
import { keepUp } from './keep-up.ts';

type ChangeEvent = EventOf<(typeof searchConsumer)['consumes'][number]>;

/**
 * Keeps the index of an owner up to date after changes. The events only say that there may be something to do: what it
 * is, the marks in the index say. So lost, repeated and reordered events make no difference to what is found.
 */
export async function applyChanges(
  deps: IndexDeps,
  owner: Owner,
  _events: readonly ChangeEvent[],
): Promise<FailedEvent<ChangeEvent>[]> {
  await keepUp(deps, owner);
  return [];
}
