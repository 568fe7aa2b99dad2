import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Instant, Version } from '../entities/index.ts';
import { EntryRedatingRequested, SettingsChanged } from '../events/index.ts';
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
  /** The version with the last wish to redate entries. */
  redate_version: v.optional(v.nullable(Version), null),
});

/**
 * Settings have no id of their own: a short hash of the owner, the same in every publication. The event names its owner
 * openly, so the hash tells nothing more.
 */
export const settingsIdOf = (ownerKey: string): string =>
  createHash('sha256').update(ownerKey).digest('base64url').slice(0, 12);

/** The stream of the Settings table. */
export const settingsStream = defineStream(settingsTable, {
  events: [SettingsChanged, EntryRedatingRequested],
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
      redate_version: wished,
    } = image;
    if (before?.version === version) return [];
    const id = settingsIdOf(owner);
    const base = (about: { version: number; name: string }) => ({
      ...eventBase({ id, ...about }, { tenant_id, user_id, request_id }, updated_at),
      settings_version: about.version,
    });
    const change = base({ version, name: SettingsChanged.name });
    const wish = wished !== null && wished !== before?.redate_version;
    return [
      emit(SettingsChanged, { ...change, changed }),
      ...(wish
        ? [
            emit(
              EntryRedatingRequested,
              base({ version: wished, name: EntryRedatingRequested.name }),
            ),
          ]
        : []),
    ];
  },
});
