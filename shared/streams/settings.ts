import * as v from 'valibot';
import { Instant, Version } from '../entities/index.ts';
import { SettingsChanged } from '../events/index.ts';
import { hashOwner } from '../log/index.ts';
import { settingsKey, settingsTable } from '../tables/index.ts';
import { formatInstant } from '../time/index.ts';
import { defineStream, eventBase, HAS_OWNER, parseImage } from './stream.ts';

const SettingsImage = v.object({
  tenant_id: v.string(),
  owner: v.string(),
  writer_id: v.string(),
  request_id: v.string(),
  version: Version,
  updated_at: Instant,
  changed: v.optional(v.array(v.string()), []),
});

/** The stream of the Settings table. */
export const settingsStream = defineStream(settingsTable, {
  events: [SettingsChanged],
  filters: [HAS_OWNER],
  republish: {
    keys: (owner) => [settingsKey(owner)],
    writtenAt: 'updated_at',
    range: (since, until) => ({ from: formatInstant(since), to: formatInstant(until) }),
  },
  map({ before, after }, emit) {
    if (after?.owner === undefined) return [];
    const image = parseImage(SettingsImage, after, 'settings');
    const {
      version,
      owner,
      tenant_id,
      writer_id: user_id,
      request_id,
      updated_at,
      changed,
    } = image;
    if (before?.version === version) return [];
    // Settings have no id of their own. The hash of the owner is the same in every publication.
    const about = { id: hashOwner(owner), version, name: SettingsChanged.name };
    const base = eventBase(about, { tenant_id, user_id, request_id }, updated_at);
    return [emit(SettingsChanged, { ...base, settings_version: version, changed })];
  },
});
