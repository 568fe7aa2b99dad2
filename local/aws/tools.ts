/** The tools of a developer: looking into queues and events, redriving, expiring. */
import { LocalCloudError } from '../errors.ts';
import type { EventBus, RecentEvent } from './event-bus.ts';
import type { KmsState } from './kms.ts';
import type { QueueDefinition } from './queue-definition.ts';
import type { QueueStore } from './queue-store.ts';

const SHOWN_MAX = 100;

/** One entry of `GET /_local/queues`. Messages are shown where no function takes them: dead letters, parked records. */
export interface QueueReport {
  name: string;
  visible: number;
  inFlight: number;
  delayed: number;
  oldestSeconds: number;
  deadLetterQueueOf: string[];
  messages?: { messageId: string; sentAt: string; receives: number; body: string }[];
}

/** Behind the developer's `/_local/*` routes. */
export interface LocalTools {
  /** The last events put on any bus, newest first. */
  recentEvents(): RecentEvent[];
  /** True when no event and no message is on its way to a function. */
  isIdle(): boolean;
  queues(): QueueReport[];
  /** Moves a dead-letter queue's messages back to where they came from; the number moved. Throws on an unknown queue. */
  redrive(queueName: string): number;
  /** Deletes what TTL has passed as of `at`; the number of items deleted. */
  expire(at: Date): Promise<number>;
  /** Makes every call of KMS end so, until it is set again. */
  setKmsState(state: KmsState): void;
}

/** @param consumed names of the queues that event sources read; what lies in the others waits for a person */
export function localTools(
  queues: QueueStore,
  consumed: Set<string>,
  bus: EventBus,
  expire: (at: Date) => Promise<number>,
): Omit<LocalTools, 'isIdle' | 'setKmsState'> {
  const sourcesOf = (name: string): string[] =>
    queues.definitions.filter((q) => q.redrive?.deadLetterQueue === name).map((q) => q.name);
  return {
    recentEvents: () => bus.recent,
    queues: () =>
      queues.definitions.map((queue) => ({
        ...countsOf(queue, queues),
        deadLetterQueueOf: sourcesOf(queue.name),
        ...(!consumed.has(queue.name) && { messages: messagesOf(queue, queues) }),
      })),
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

function countsOf(queue: QueueDefinition, store: QueueStore) {
  const { visible, inFlight, delayed, oldestAt } = store.counts(queue);
  const oldestSeconds = oldestAt === undefined ? 0 : Math.floor((Date.now() - oldestAt) / 1_000);
  return { name: queue.name, visible, inFlight, delayed, oldestSeconds };
}

function messagesOf(
  queue: QueueDefinition,
  store: QueueStore,
): NonNullable<QueueReport['messages']> {
  return store.peek(queue, SHOWN_MAX).map(({ messageId, sentAt, receives, body }) => ({
    messageId,
    sentAt: new Date(sentAt).toISOString(),
    receives,
    body,
  }));
}
