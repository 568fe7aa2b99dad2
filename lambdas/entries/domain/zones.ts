import type { Entry, EntryDraft } from '@reflekt/shared/entities';
import type { RevisionState, ZoneSettings } from '@reflekt/shared/store';
import { localDate } from '@reflekt/shared/time';

/** The zone in an owner's settings, or null, and the version of these settings. */
export interface DefaultZone {
  zone: string | null;
  version: number;
}

/** A move of the entries with a default zone to the days of the zone that the settings got in a version. */
export interface Redating {
  zone: string;
  version: number;
}

/** The zone of an entry, and where it comes from. */
interface ChosenZone {
  timeZone: string;
  zoneSettings: ZoneSettings;
}

/**
 * The zone of a new entry: its own by name, then the default of the settings, then the offset that the writer's clock
 * had in `created_at`, then UTC.
 * @param readDefault is called for a draft without a zone of its own
 */
export async function zoneOfNew(
  draft: EntryDraft,
  readDefault: () => Promise<DefaultZone>,
): Promise<ChosenZone> {
  if (draft.time_zone !== undefined) return { timeZone: draft.time_zone, zoneSettings: null };
  const { zone, version } = await readDefault();
  if (zone !== null) return { timeZone: zone, zoneSettings: version };
  return draft.written_zone === undefined
    ? { timeZone: 'UTC', zoneSettings: version }
    : { timeZone: draft.written_zone, zoneSettings: null };
}

/**
 * The zone of an entry after a change. An offset in a new `created_at` only counts where the writer has named no zone,
 * neither in the entry nor in the settings.
 */
export async function zoneOfChanged(
  { entry, zoneSettings }: RevisionState,
  draft: EntryDraft,
  readDefault: () => Promise<DefaultZone>,
): Promise<ChosenZone> {
  const { time_zone: named, written_zone: written } = draft;
  // A client that sends back what it has read makes no choice.
  if (named !== undefined && named !== entry.time_zone)
    return { timeZone: named, zoneSettings: null };
  const unchanged = { timeZone: entry.time_zone, zoneSettings };
  if (written === undefined || zoneSettings === null) return unchanged;
  const { zone } = await readDefault();
  return zone === null ? { timeZone: written, zoneSettings: null } : unchanged;
}

/**
 * The zone of an entry after its restore to a revision: that of the revision. Two default zones differ by a redating
 * only, which stays.
 */
export function zoneOfRestored(current: RevisionState, revision: RevisionState): ChosenZone {
  const areDefaults = current.zoneSettings !== null && revision.zoneSettings !== null;
  const { entry, zoneSettings } = areDefaults ? current : revision;
  return { timeZone: entry.time_zone, zoneSettings };
}

/**
 * An entry on the day of the zone of a redating.
 * @returns undefined where nothing changes: the entry has a zone of its own, or a default that is as new, or lies
 * outside the years 0001 to 9999 in the zone
 */
export function redated({ entry, zoneSettings }: RevisionState, to: Redating): Entry | undefined {
  if (zoneSettings === null || zoneSettings >= to.version) return undefined;
  const date = localDate(Date.parse(entry.created_at), to.zone);
  if (date === undefined || entry.time_zone === to.zone) return undefined;
  return { ...entry, time_zone: to.zone, entry_date: date };
}
