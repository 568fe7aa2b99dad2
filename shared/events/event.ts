import type * as v from 'valibot';
import { eventDetail } from './detail.ts';

/** A kind of event on the bus, told once: read by the publisher, the rules, the consumers and the docs. */
export interface EventDefinition<Schema extends v.GenericSchema = v.GenericSchema> {
  /** The `detail-type`. */
  name: string;
  /** The service whose data it tells of; `source` is `reflekt.<source>`. */
  source: string;
  description: string;
  detail: Schema;
}

/** @param event.members what it has beside the members of every event */
export const defineEvent = <const Name extends string, Entries extends v.ObjectEntries>(
  name: Name,
  event: { source: string; description: string; members: Entries },
) => ({
  name,
  source: event.source,
  description: event.description,
  detail: eventDetail(name, event.members),
});

/** The `source` of an event. */
export const eventSource = (event: { source: string }): string => `reflekt.${event.source}`;
