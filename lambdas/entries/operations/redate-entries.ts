import type { EventOf, FailedEvent } from '@reflekt/shared/consumer';
import { tryEach } from '@reflekt/shared/consumer';
import { unavailable } from '@reflekt/shared/errors';
import type { SettingsRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { redated } from '../domain/zones.ts';
import type { entriesUpdater } from '../service.ts';
import { type UpdateDeps, updateAllEntries } from './update-all-entries.ts';

/** The events of the updater. */
type UpdateEvent = EventOf<(typeof entriesUpdater)['consumes'][number]>;

/** The dependencies of the updater, for one batch. */
export interface RedateDeps extends UpdateDeps {
  settings(owner: Owner): Promise<SettingsRecord>;
}

/**
 * Milliseconds after which no request with the older settings is under way any more, and the index is up to date: more
 * than a request may take.
 */
const SETTLED_AFTER = 20_000;

async function redate(deps: RedateDeps, owner: Owner, { detail }: UpdateEvent): Promise<void> {
  const startedAt = deps.now();
  const { redate_zone: zone, redate_version: version } = await deps.settings(owner);
  if (zone === null || version === null || version < detail.settings_version) throw unavailable();
  await updateAllEntries(deps, owner, { requestId: detail.request_id }, (state) => {
    const entry = redated(state, { zone, version });
    return entry && { entry, zoneSettings: version };
  });
  // An entry that was being written when the settings changed is found by the next delivery.
  if (startedAt < Date.parse(detail.occurred_at) + SETTLED_AFTER) throw unavailable();
}

/**
 * Moves entries without a zone of their own to the days of the zone that the owner last wished. Only the settings and
 * the entries count, not the events, so duplicates, reordering and replays end in the same state.
 */
export async function redateEntries(
  deps: RedateDeps,
  owner: Owner,
  events: readonly UpdateEvent[],
): Promise<FailedEvent<UpdateEvent>[]> {
  const failures = await tryEach(events, 1, (event) => redate(deps, owner, event));
  return failures.map(({ thing, error }) => ({ event: thing, error }));
}
