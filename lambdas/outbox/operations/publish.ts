import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { eventSource } from '@reflekt/shared/events';
import { errorFields, log } from '@reflekt/shared/log';
import { type OutgoingEvent, UnmappableChange } from '@reflekt/shared/streams';
import * as v from 'valibot';

/** PutEvents takes at most ten entries per call. */
const ENTRIES_PER_CALL = 10;
const MAX_ATTEMPTS = 5;
const FIRST_DELAY = 50;

/**
 * Makes the PutEvents entry of an event. Its detail is parsed by the schema, so an undeclared member does not leave.
 * @throws UnmappableChange when the detail does not match
 */
export function toBusEntry(
  { definition, detail }: OutgoingEvent,
  eventBus: string,
): PutEventsRequestEntry {
  const parsed = v.safeParse(definition.detail, detail);
  if (!parsed.success) throw new UnmappableChange(`${definition.name} does not match its schema`);
  return {
    EventBusName: eventBus,
    Source: eventSource(definition),
    DetailType: definition.name,
    Detail: JSON.stringify(parsed.output),
  };
}

/**
 * Publishes events, ten per call, and resends those that the bus refuses. Consumers read the state of the tables, so
 * the order of arrival does not matter.
 */
export interface Publisher {
  /** @returns the number of events, counted from the first, that are surely published */
  publish(events: readonly PutEventsRequestEntry[]): Promise<number>;
}

/** Creates a publisher for an EventBridge client. */
export function createPublisher(client: EventBridgeClient): Publisher {
  /** @returns the events of a call that were refused; all of them when the call itself failed */
  async function put(
    events: readonly PutEventsRequestEntry[],
  ): Promise<readonly PutEventsRequestEntry[]> {
    try {
      const { Entries: results } = await client.send(
        new PutEventsCommand({ Entries: [...events] }),
      );
      const refused = events.filter((_, i) => results?.[i]?.EventId === undefined);
      if (refused.length > 0) {
        log('warn', 'The bus refused events.', {
          error_code: 'events_refused',
          refused: refused.length,
          of: events.length,
          code: results?.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorCode,
        });
      }
      return refused;
    } catch (error) {
      log('warn', 'The bus did not answer.', {
        error_code: 'bus_unavailable',
        ...errorFields(error),
      });
      return events;
    }
  }

  return {
    async publish(events) {
      for (let published = 0; published < events.length; published += ENTRIES_PER_CALL) {
        const call = events.slice(published, published + ENTRIES_PER_CALL);
        let refused: readonly PutEventsRequestEntry[] = call;
        for (let tries = 0; tries < MAX_ATTEMPTS && refused.length > 0; tries++) {
          if (tries > 0) await sleep(Math.random() * FIRST_DELAY * 2 ** tries);
          refused = await put(refused);
        }
        const [first] = refused;
        if (first) return published + call.indexOf(first);
      }
      return events.length;
    },
  };
}
