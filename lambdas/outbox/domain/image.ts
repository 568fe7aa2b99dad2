import { Version } from '@reflekt/shared/entities';
import * as v from 'valibot';
import { eventId, UnmappableChange } from './record.ts';

/** What every image that becomes an event has beside its own members. */
export const imageBase = { user_id: v.string(), request_id: v.string(), version: Version };

/** @throws UnmappableChange that names the kind of item, and no value */
export function parseImage<Schema extends v.GenericSchema>(
  schema: Schema,
  image: unknown,
  what: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, image);
  if (parsed.success) return parsed.output;
  throw new UnmappableChange(`${what} does not match its schema`);
}

/** The tenant is the first part of the sort value. Its id has no character that a key would escape. */
export const tenantOf = (sortKey: string): string => sortKey.split('#')[0] ?? '';

/** Members that every event has. */
export const eventBase = (
  of: { id: string; version: number; name: string },
  image: { tenant_id: string; user_id: string; request_id: string },
  occurredAt: string,
) => ({
  event_id: eventId(of.id, of.version, of.name),
  occurred_at: occurredAt,
  request_id: image.request_id,
  tenant_id: tenantOf(image.tenant_id),
  user_id: image.user_id,
});
