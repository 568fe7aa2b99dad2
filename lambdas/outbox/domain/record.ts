import type { EventDefinition } from '@reflekt/shared/events';

/** A committed change of one item, as a stream tells it. */
export interface CommittedChange {
  before: Record<string, unknown> | undefined;
  after: Record<string, unknown> | undefined;
  /** Whether TTL removed it, and not we. */
  expired: boolean;
}

/** An event to be published; its detail is checked by the definition's schema before it leaves. */
export interface OutgoingEvent {
  definition: EventDefinition;
  detail: Record<string, unknown>;
}

/** Turns a change of a table's item into the events it means, in order; throws UnmappableChange. */
export type Mapping = (change: CommittedChange) => OutgoingEvent[];

/** A record that no event can be made of. Its message names what is wrong, never a value. */
export class UnmappableChange extends Error {
  override name = 'UnmappableChange';
}

/** @param entityId what the event is about; with version and name it says which change */
export const eventId = (entityId: string, version: number, name: string): string =>
  `${entityId}:${version}:${name}`;
