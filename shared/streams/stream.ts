import * as v from 'valibot';
import { Version } from '../entities/index.ts';
import type { DetailOf, EventDefinition } from '../events/index.ts';
import type { Item, Owner, TableSpec } from '../tables/index.ts';

/** A committed change of one item, as a stream has it. Mappings read open members only: the outbox holds no keys. */
export interface CommittedChange {
  before: Item | undefined;
  after: Item | undefined;
  /** True where TTL removed the item, and not we. */
  expired: boolean;
}

/** An event to be published. Its detail is checked by the definition's schema before it leaves. */
export interface OutgoingEvent {
  definition: EventDefinition;
  detail: Record<string, unknown>;
}

/** A record that no event can be made of. Its message names what is wrong, never a value. */
export class UnmappableChange extends Error {
  override readonly name = 'UnmappableChange';
}

/** The detail that a mapping gives: the version of the schema is added. */
type DetailToEmit<D extends EventDefinition> = Omit<DetailOf<D>, 'event_version'>;

/** Makes an event of one of the kinds that a stream lists. */
export type Emit<Events extends readonly EventDefinition[]> = <D extends Events[number]>(
  definition: D,
  detail: DetailToEmit<D>,
) => OutgoingEvent;

/** How an operator's `republish` finds everything of an owner that was written in a time. */
export type RepublishSource =
  /** By an index of the owner's items, and the range of its sort key. */
  | { index: string; range: (since: number, until: number) => { from: string; to: string } }
  /** By the keys of the few items that an owner has. */
  | { keys: (owner: Owner) => readonly Item[] };

/** The stream of a table: which of its records become which events. The one place for both. */
export interface TableStream {
  readonly table: TableSpec;
  /** Every event that a change of the table can become. */
  readonly events: readonly EventDefinition[];
  /** Patterns of Lambda's event filtering; a record that none matches never becomes an event. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  readonly republish: RepublishSource;
  /** The events that a change means, in order. @throws UnmappableChange */
  map(change: CommittedChange): OutgoingEvent[];
  /** Events that are due by an item's state at a time, published again by `republish`. */
  due(image: Item, now: number): OutgoingEvent[];
}

/** Items that name their owner are what events are about; all others are bookkeeping. */
export const HAS_OWNER = { dynamodb: { NewImage: { owner: { S: [{ exists: true }] } } } };

/** Defines the stream of a table. A mapping can emit the listed events only. */
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

/** The members that every image needs to become an event. */
export const imageBase = { user_id: v.string(), request_id: v.string(), version: Version };

/** @throws UnmappableChange that names the kind of item, and no value */
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

/** Members that every event has. @param about the entity that the event is about, at its version */
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
