import type * as v from 'valibot';
import { eventDetail } from './detail.ts';

/** A kind of event on the bus, told once: read by the publisher, the rules, the consumers and the docs. */
export interface EventDefinition<Schema extends v.GenericSchema = v.GenericSchema> {
  /** The `detail-type`. */
  name: string;
  /** The service whose data it tells of; `source` is `reflekt.<publisher>`. */
  publisher: string;
  says: string;
  detail: Schema;
}

/** @param event.members what it has beside the members of every event */
export const defineEvent = <const Name extends string, Entries extends v.ObjectEntries>(
  name: Name,
  event: { publisher: string; says: string; members: Entries },
) => ({
  name,
  publisher: event.publisher,
  says: event.says,
  detail: eventDetail(name, event.members),
});

/** The `source` of an event. */
export const sourceOf = (event: { publisher: string }): string => `reflekt.${event.publisher}`;
