/** What a developer sees of the event half, and the two things one may do to it. */
import { LocalCloudError } from '../errors.ts';
import type { EventBus } from './event-bus.ts';
import type { QueueDefinition } from './queue-definition.ts';
import type { QueueStore } from './queue-store.ts';
import type { LocalTools, QueueReport } from './types.ts';

const SHOWN_MAX = 100;

export function localTools(
  queues: QueueStore,
  bus: EventBus,
  expire: (at: Date) => Promise<number>,
): LocalTools {
  const sourcesOf = (name: string): string[] =>
    queues.definitions.filter((q) => q.redrive?.deadLetterQueue === name).map((q) => q.name);
  return {
    recentEvents: () => bus.recent,
    queues: () => queues.definitions.map((queue) => report(queue, queues, sourcesOf(queue.name))),
    redrive(queueName) {
      const queue = queues.find(queueName);
      if (queue === undefined || sourcesOf(queueName).length === 0) {
        throw new LocalCloudError(`${queueName} is no dead-letter queue of a queue.`);
      }
      return queues.redrive(queue);
    },
    expire,
  };
}

function report(queue: QueueDefinition, store: QueueStore, sources: string[]): QueueReport {
  const { visible, inFlight, delayed, oldestAt } = store.counts(queue);
  return {
    name: queue.name,
    visible,
    inFlight,
    delayed,
    oldestSeconds: oldestAt === undefined ? 0 : Math.floor((Date.now() - oldestAt) / 1_000),
    deadLetterQueueOf: sources,
    // Bodies are worth a look only where something failed, and there they are what one looks for.
    ...(sources.length > 0 && {
      messages: store.peek(queue, SHOWN_MAX).map((message) => ({
        messageId: message.messageId,
        sentAt: new Date(message.sentAt).toISOString(),
        receives: message.receives,
        body: message.body,
      })),
    }),
  };
}
