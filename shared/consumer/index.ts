export { createConsumer, createEventHandler } from './consumer.ts';
export type { EventOf, FailedEvent } from './received.ts';
export { tryEach } from './try-each.ts';
