import type * as v from 'valibot';

/** A kind of event on the bus, told once: read by the publisher, the rules, the consumers and the docs. */
export interface EventDefinition<Schema extends v.GenericSchema = v.GenericSchema> {
  /** The `detail-type`. */
  name: string;
  /** The service whose data it tells of; `source` is `reflekt.<publisher>`. */
  publisher: string;
  says: string;
  detail: Schema;
}

export const defineEvent = <Schema extends v.GenericSchema>(
  event: EventDefinition<Schema>,
): EventDefinition<Schema> => event;
