import { isDeepStrictEqual } from 'node:util';
import { Instant, Settings, Version } from '@reflekt/shared/entities';
import { SettingsChanged } from '@reflekt/shared/events';
import { hashOwner } from '@reflekt/shared/log';
import * as v from 'valibot';
import { eventBase, parseImage } from './image.ts';
import type { CommittedChange, OutgoingEvent } from './record.ts';

const SettingsImage = v.looseObject({
  tenant_id: v.string(),
  owner: v.string(),
  writer_id: v.string(),
  request_id: v.string(),
  version: Version,
  updated_at: Instant,
});

/** Bookkeeping: changes with every write and says nothing. */
const UNTOLD = new Set(['version', 'updated_at']);

/** Changes of the Settings table. An item that nothing is known of before counts as changed in every member. */
export function mapSettingsChange({ before, after }: CommittedChange): OutgoingEvent[] {
  if (after?.owner === undefined) return [];
  const image = parseImage(SettingsImage, after, 'settings');
  const { version, owner, tenant_id, writer_id: user_id, request_id, updated_at } = image;
  if (before?.version === version) return [];
  const changed = Object.keys(Settings.entries).filter(
    (member) => !UNTOLD.has(member) && !isDeepStrictEqual(before?.[member], after[member]),
  );
  // Settings have no id of their own; the event tells by the hash whose they are, and stays the same when told again.
  const of = { id: hashOwner(owner), version, name: SettingsChanged.name };
  const detail = {
    ...eventBase(of, { tenant_id, user_id, request_id }, updated_at),
    settings_version: version,
    changed,
  };
  return [{ definition: SettingsChanged, detail }];
}
