import type { SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { type DetailOf, EventBase, type EventDefinition } from '../events/event.ts';
import { errorFields, log } from '../log/index.ts';
import { Owner } from '../tables/index.ts';

/** The members of EventBridge's envelope that consumers use. */
const Envelope = v.object({ 'detail-type': v.string(), detail: v.unknown() });

/** An event as a consumer gets it. Its name determines the type of its detail. */
export type EventOf<D extends EventDefinition> = D extends EventDefinition
  ? { name: D['name']; detail: DetailOf<D> & EventBase }
  : never;

/** An event that failed, with its error. */
export interface FailedEvent<E> {
  event: E;
  error: unknown;
}

/** An event with the id of the message that carried it. */
export interface Received<D extends EventDefinition> {
  messageId: string;
  event: EventOf<D>;
}

function parse<D extends EventDefinition>(
  events: readonly D[],
  body: string,
): { name?: string; reason?: string; owner?: Owner; event?: EventOf<D> } {
  const envelope = v.parse(Envelope, JSON.parse(body));
  const definition = events.find((event) => event.name === envelope['detail-type']);
  if (!definition) return { reason: 'unknown' };
  const { name } = definition;
  const parsed = definition.parse(envelope.detail);
  if (!parsed.success) return { name, reason: parsed.reason };
  const owner = Owner.of(v.parse(EventBase, parsed.detail));
  if (!owner) return { name, reason: 'owner' };
  return { name, owner, event: { name, detail: parsed.detail } as EventOf<D> };
}

/**
 * Parses a message of a queue.
 * @returns undefined for a message that is no event of the given kinds; it is logged by ids and counts only
 */
export function receiveEvent<D extends EventDefinition>(
  events: readonly D[],
  record: SQSRecord,
): { owner: Owner; received: Received<D> } | undefined {
  let outcome: ReturnType<typeof parse<D>> = {};
  let cause: unknown;
  try {
    outcome = parse(events, record.body);
    const { owner, event } = outcome;
    if (owner && event) return { owner, received: { messageId: record.messageId, event } };
  } catch (error) {
    cause = error;
  }
  // A message that cannot be read now never can: it is put back, and SQS moves it to the DLQ.
  log('error', 'A message is not an event of this consumer.', {
    error_code: 'unreadable_event',
    message_id: record.messageId,
    event: outcome.name,
    reason: outcome.reason,
    ...(cause === undefined ? {} : errorFields(cause)),
  });
  return undefined;
}
