import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { eventSource } from '@reflekt/shared/events';
import { errorFields, log } from '@reflekt/shared/log';
import * as v from 'valibot';
import { type OutgoingEvent, UnmappableChange } from '../domain/record.ts';

/** PutEvents takes at most ten entries a call. */
const ENTRIES_PER_CALL = 10;
const TRIES = 5;
const FIRST_DELAY = 50;

/** An event that has passed its schema, as the bus takes it. */
export interface ReadyEvent {
  /** The entry it is about: events about one go out in their order. */
  about: string;
  entry: PutEventsRequestEntry;
}

/**
 * An event ready to leave, after its detail has passed its schema: what nobody declared does not leave.
 * @throws UnmappableChange when it does not pass
 */
export function readyEvent(event: OutgoingEvent, eventBus: string): ReadyEvent {
  const detail = v.safeParse(event.definition.detail, event.detail);
  if (!detail.success)
    throw new UnmappableChange(`${event.definition.name} does not match its schema`);
  return {
    about: String(event.detail.entry_id),
    entry: {
      EventBusName: eventBus,
      Source: eventSource(event.definition),
      DetailType: event.definition.name,
      Detail: JSON.stringify(detail.output),
    },
  };
}

/** The next events that go out in one call: no two about one entry, since any of a call may be refused. */
function nextCall(events: readonly ReadyEvent[]): readonly ReadyEvent[] {
  const most = events.slice(0, ENTRIES_PER_CALL);
  const again = most.findIndex(({ about }, i) =>
    most.slice(0, i).some((earlier) => earlier.about === about),
  );
  return again < 0 ? most : most.slice(0, again);
}

/** Publishes in order, resending what was refused before anything that follows it. */
export interface Publisher {
  /** @returns how many of the events, from the first on, are surely published */
  publish(events: readonly ReadyEvent[]): Promise<number>;
}

export function createPublisher(client: EventBridgeClient): Publisher {
  /** @returns the events of a call that were refused, in order; all of them when the call itself failed */
  async function put(events: readonly ReadyEvent[]): Promise<readonly ReadyEvent[]> {
    try {
      const { Entries: results } = await client.send(
        new PutEventsCommand({ Entries: events.map(({ entry }) => entry) }),
      );
      const refused = events.filter((_, i) => results?.[i]?.EventId === undefined);
      if (refused.length > 0) {
        log('warn', 'The bus refused events.', {
          fault: 'events_refused',
          refused: refused.length,
          of: events.length,
          code: results?.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorCode,
        });
      }
      return refused;
    } catch (error) {
      log('warn', 'The bus did not answer.', { fault: 'bus_unavailable', ...errorFields(error) });
      return events;
    }
  }

  return {
    async publish(events) {
      let published = 0;
      while (published < events.length) {
        const call = nextCall(events.slice(published));
        let refused = call;
        for (let tries = 0; tries < TRIES && refused.length > 0; tries++) {
          if (tries > 0) await sleep(Math.random() * FIRST_DELAY * 2 ** tries);
          refused = await put(refused);
        }
        const [first] = refused;
        if (first) return published + call.indexOf(first);
        published += call.length;
      }
      return published;
    },
  };
}
