import { type Database, readSettings } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { DefaultZone } from '../domain/zones.ts';

/** The time zone in an owner's settings, for entries without one of their own. */
export async function readDefaultZone(db: Database, owner: Owner): Promise<DefaultZone> {
  const { time_zone: zone, version } = await readSettings(db, owner);
  return { zone, version };
}
