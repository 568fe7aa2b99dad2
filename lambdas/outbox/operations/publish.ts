import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { sourceOf } from '@reflekt/shared/events';
import * as v from 'valibot';
import { type OutgoingEvent, UnmappableChange } from '../domain/record.ts';

/** PutEvents takes at most ten entries a call. */
const ENTRIES_PER_CALL = 10;
const TRIES = 5;
const FIRST_DELAY = 50;

/**
 * The entry of an event, after its detail has passed its schema: what nobody declared does not leave.
 * @throws UnmappableChange when it does not pass
 */
export function eventEntry(event: OutgoingEvent, eventBus: string): PutEventsRequestEntry {
  const detail = v.safeParse(event.definition.detail, event.detail);
  if (!detail.success)
    throw new UnmappableChange(`${event.definition.name} does not match its schema`);
  return {
    EventBusName: eventBus,
    Source: sourceOf(event.definition),
    DetailType: event.definition.name,
    Detail: JSON.stringify(detail.output),
  };
}

/** Publishes in order, `ENTRIES_PER_CALL` at a time, resending what was refused. */
export interface Publisher {
  /** @returns how many of the entries, from the first on, are surely published */
  publish(entries: readonly PutEventsRequestEntry[]): Promise<number>;
}

export function publisher(client: EventBridgeClient): Publisher {
  /** @returns the entries of a call that were refused, in order; all of them when the call itself failed */
  async function put(entries: readonly PutEventsRequestEntry[]) {
    try {
      const answer = await client.send(new PutEventsCommand({ Entries: [...entries] }));
      return entries.filter((_, i) => answer.Entries?.[i]?.EventId === undefined);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return [...entries];
    }
  }

  return {
    async publish(entries) {
      for (let start = 0; start < entries.length; start += ENTRIES_PER_CALL) {
        const chunk = entries.slice(start, start + ENTRIES_PER_CALL);
        let refused: readonly PutEventsRequestEntry[] = chunk;
        for (let tries = 0; tries < TRIES && refused.length > 0; tries++) {
          if (tries > 0) await sleep(Math.random() * FIRST_DELAY * 2 ** tries);
          refused = await put(refused);
        }
        const [first] = refused;
        if (first) return start + chunk.indexOf(first);
      }
      return entries.length;
    },
  };
}
