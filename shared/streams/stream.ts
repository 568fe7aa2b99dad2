import * as v from 'valibot';
import { Version } from '../entities/index.ts';
import type { DetailOf, EventDefinition } from '../events/index.ts';
import type { Item, Owner, TableSpec } from '../tables/index.ts';

/** A committed change of one item, from a stream. Mappings read open members only, because the outbox holds no keys. */
export interface CommittedChange {
  before: Item | undefined;
  after: Item | undefined;
  /** True where TTL removed the item. */
  expired: boolean;
}

/** An event to publish. The schema of its definition checks the detail before it leaves. */
export interface OutgoingEvent {
  definition: EventDefinition;
  detail: Record<string, unknown>;
}

/** The error of a change that cannot become an event. Its message never quotes a value. */
export class UnmappableChange extends Error {
  override readonly name = 'UnmappableChange';
}

/** The detail in a mapping, without the version of its schema, which is added. */
type DetailToEmit<D extends EventDefinition> = Omit<DetailOf<D>, 'event_version'>;

/** Makes an event of one of the kinds that a stream lists. */
export type Emit<Events extends readonly EventDefinition[]> = <D extends Events[number]>(
  definition: D,
  detail: DetailToEmit<D>,
) => OutgoingEvent;

/** A range of text, both ends included. */
export interface TextRange {
  from: string;
  to: string;
}

/** The way in which `republish` finds the items that were written in a period, of one owner or of everybody. */
export type RepublishSource = {
  /** The open member that says when an item was written; the sort key of the index, where there is one. */
  writtenAt: string;
  /** The values of that member in a period. */
  range: (since: number, until: number) => TextRange;
  /** Milliseconds after its last write at which an item's state may demand another event (`due`). */
  dueAfter?: number;
} & (
  | { index: string }
  /** The keys of the few items that an owner has. */
  | { keys: (owner: Owner) => readonly Item[] }
);

/** The stream of a table and its mapping to events. */
export interface TableStream {
  readonly table: TableSpec;
  /** All events that a change of the table can become. */
  readonly events: readonly EventDefinition[];
  /** Patterns of Lambda's event filtering. A record that matches none of them never becomes an event. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  readonly republish: RepublishSource;
  /** The events of a change, in order. @throws UnmappableChange */
  map(change: CommittedChange): OutgoingEvent[];
  /** The events that an item's state demands at a time, for `republish`. */
  due(image: Item, now: number): OutgoingEvent[];
}

/** Matches items with an owner. Events are about those; all others are bookkeeping. */
export const HAS_OWNER = { dynamodb: { NewImage: { owner: { S: [{ exists: true }] } } } };

/** Defines the stream of a table. Its mapping can emit the listed events only. */
export function defineStream<const Events extends readonly EventDefinition[]>(
  table: TableSpec & { stream: true },
  stream: {
    events: Events;
    filters: TableStream['filters'];
    republish: RepublishSource;
    map: (change: CommittedChange, emit: Emit<Events>) => OutgoingEvent[];
    due?: (image: Item, now: number, emit: Emit<Events>) => OutgoingEvent[];
  },
): TableStream {
  const emit: Emit<Events> = (definition, detail) => ({
    definition,
    detail: { ...detail, event_version: definition.version },
  });
  return {
    table,
    events: stream.events,
    filters: stream.filters,
    republish: stream.republish,
    map: (change) => stream.map(change, emit),
    due: (image, now) => stream.due?.(image, now, emit) ?? [],
  };
}

/** The members of an item that every event needs. */
export const imageBase = { user_id: v.string(), request_id: v.string(), version: Version };

/**
 * Parses the members of a stream image.
 * @throws UnmappableChange that names the kind of item, and no value
 */
export function parseImage<Schema extends v.GenericSchema>(
  schema: Schema,
  image: unknown,
  kind: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, image);
  if (parsed.success) return parsed.output;
  throw new UnmappableChange(`${kind} does not match its schema`);
}

/** The tenant is the first part of a key's value. Its id has no character that a key would escape. */
const tenantOf = (keyValue: string): string => keyValue.split('#')[0] ?? '';

/** Members of every event. @param about the entity of the event, with its version */
export const eventBase = (
  about: { id: string; version: number; name: string },
  image: { tenant_id: string; user_id: string; request_id: string },
  occurredAt: string,
) => ({
  event_id: `${about.id}:${about.version}:${about.name}`,
  occurred_at: occurredAt,
  request_id: image.request_id,
  tenant_id: tenantOf(image.tenant_id),
  user_id: image.user_id,
});
