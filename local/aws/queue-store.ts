/**
 * The queues' messages. Kept from SQS standard queues: at-least-once delivery, visibility timeout,
 * delays, retention from the first sending (in the dead-letter queue too), redrive after the maximum
 * of receives, receipts that only the last receive's handle satisfies. Left out: FIFO, the random
 * order of real queues (here oldest first), the limit of messages in flight.
 */
import { randomUUID } from 'node:crypto';
import type { QueueDefinition } from './queue-definition.ts';
import type { StateStore } from './state.ts';
import { Wakeup } from './wakeup.ts';

export interface NewMessage {
  body: string;
  /** Message attributes as the SQS API shapes them, serialized. */
  attributes?: string;
  /** The function or service that sends it. */
  sender: string;
  /** Overrides the queue's delay. */
  delayMs?: number;
}

export interface StoredMessage {
  messageId: string;
  body: string;
  attributes: string;
  sender: string;
  sentAt: number;
  receives: number;
  firstReceivedAt: number | undefined;
  receipt: string;
  /** Hidden from receivers until then, epoch milliseconds. */
  visibleAt: number;
  sourceQueue: string | undefined;
}

export interface ReceiveOptions {
  maximum: number;
  /** Ends the batch before the bodies pass this size; the first message always fits. */
  maximumBytes?: number;
  visibilityMs?: number;
  /** Takes only these, for a caller that decides which message comes next. */
  messageIds?: readonly string[];
}

type Row = Record<string, unknown>;

export class QueueStore {
  readonly #state: StateStore;
  readonly #queues: Map<string, QueueDefinition>;
  readonly #wakeups = new Map<string, Wakeup>();

  constructor(state: StateStore, queues: QueueDefinition[]) {
    this.#state = state;
    this.#queues = new Map(queues.map((queue) => [queue.name, queue]));
    for (const { name } of queues) this.#wakeups.set(name, new Wakeup());
    // Their receivers ended with the run before: nobody has to wait for the visibility timeout.
    const now = Date.now();
    this.#run('UPDATE messages SET visible_at = ? WHERE receives > 0 AND visible_at > ?', now, now);
  }

  get definitions(): QueueDefinition[] {
    return [...this.#queues.values()];
  }

  find(name: string): QueueDefinition | undefined {
    return this.#queues.get(name);
  }

  /** Several queues may be sent to in one `StateStore.transaction`. Answers the message id. */
  send(queue: QueueDefinition, message: NewMessage): string {
    const messageId = randomUUID();
    const now = Date.now();
    this.#run(
      'INSERT INTO messages (queue, message_id, body, attributes, sender, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      queue.name,
      messageId,
      message.body,
      message.attributes ?? '{}',
      message.sender,
      now,
      now + (message.delayMs ?? queue.delayMs),
    );
    this.#wakeups.get(queue.name)?.notify();
    return messageId;
  }

  /** Takes visible messages, oldest first; those past their maximum of receives go to the dead-letter queue instead. */
  receive(queue: QueueDefinition, options: ReceiveOptions): StoredMessage[] {
    const now = Date.now();
    const visibleAt = now + (options.visibilityMs ?? queue.visibilityMs);
    const messages: StoredMessage[] = [];
    this.#state.transaction(() => {
      let bytes = 0;
      for (const row of this.#visibleRows(queue, options, now)) {
        bytes += Buffer.byteLength(String(row.body));
        if (messages.length > 0 && bytes > (options.maximumBytes ?? Number.POSITIVE_INFINITY))
          break;
        const message = {
          ...messageOf(row),
          receives: Number(row.receives) + 1,
          receipt: randomUUID(),
          visibleAt,
          firstReceivedAt: Number(row.first_received_at ?? now),
        };
        this.#run(
          'UPDATE messages SET visible_at = ?, receives = ?, first_received_at = ?, receipt = ? WHERE id = ?',
          visibleAt,
          message.receives,
          message.firstReceivedAt,
          message.receipt,
          Number(row.id),
        );
        messages.push(message);
      }
    });
    return messages;
  }

  /** Answers false for a receipt that a later receive has replaced, or that never was. */
  delete(queue: QueueDefinition, receipt: string): boolean {
    return (
      this.#run('DELETE FROM messages WHERE queue = ? AND receipt = ?', queue.name, receipt) > 0
    );
  }

  changeVisibility(queue: QueueDefinition, receipt: string, visibilityMs: number): boolean {
    const changed = this.#run(
      'UPDATE messages SET visible_at = ? WHERE queue = ? AND receipt = ?',
      Date.now() + visibilityMs,
      queue.name,
      receipt,
    );
    this.#wakeups.get(queue.name)?.notify();
    return changed > 0;
  }

  /** Waits until a message is visible; false when `maximumMs` passed or the signal aborted first. */
  async waitForMessage(
    queue: QueueDefinition,
    maximumMs: number,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const deadline = Date.now() + maximumMs;
    for (;;) {
      if (signal?.aborted) return false;
      const now = Date.now();
      const next = this.#all(
        'SELECT min(visible_at) AS at FROM messages WHERE queue = ?',
        queue.name,
      )[0]?.at;
      if (typeof next === 'number' && next <= now) return true;
      if (now >= deadline) return false;
      const wakeAt = typeof next === 'number' ? Math.min(next, deadline) : deadline;
      await this.#wakeups.get(queue.name)?.wait(wakeAt - now, signal);
    }
  }

  counts(queue: QueueDefinition): {
    visible: number;
    inFlight: number;
    delayed: number;
    oldestAt: number | undefined;
  } {
    const now = Date.now();
    const row = this.#all(
      `SELECT count(*) FILTER (WHERE visible_at <= ?1) AS visible,
              count(*) FILTER (WHERE visible_at > ?1 AND receipt IS NOT NULL) AS in_flight,
              count(*) FILTER (WHERE visible_at > ?1 AND receipt IS NULL) AS delayed,
              min(sent_at) AS oldest
         FROM messages WHERE queue = ?2 AND sent_at > ?3`,
      now,
      queue.name,
      now - queue.retentionMs,
    )[0];
    return {
      visible: Number(row?.visible ?? 0),
      inFlight: Number(row?.in_flight ?? 0),
      delayed: Number(row?.delayed ?? 0),
      oldestAt: typeof row?.oldest === 'number' ? row.oldest : undefined,
    };
  }

  /** Looks at the first messages without receiving them. */
  peek(queue: QueueDefinition, maximum: number): StoredMessage[] {
    return this.#all(
      'SELECT * FROM messages WHERE queue = ? AND sent_at > ? ORDER BY id LIMIT ?',
      queue.name,
      Date.now() - queue.retentionMs,
      maximum,
    ).map(messageOf);
  }

  /** Moves a dead-letter queue's messages back to their sources, or to its only source; the number moved. */
  redrive(deadLetters: QueueDefinition): number {
    const sources = this.definitions.filter((q) => q.redrive?.deadLetterQueue === deadLetters.name);
    const moved = this.#state.transaction(() =>
      sources.reduce(
        (sum, { name }) =>
          sum +
          this.#run(
            'UPDATE messages SET queue = ?1, visible_at = ?2, receives = 0, first_received_at = NULL, receipt = NULL, source_queue = NULL WHERE queue = ?3 AND source_queue = ?1',
            name,
            Date.now(),
            deadLetters.name,
          ),
        0,
      ),
    );
    for (const { name } of sources) this.#wakeups.get(name)?.notify();
    return moved;
  }

  /** The rows that may be received; those past their retention or their receives are cleared away on the way. */
  #visibleRows(
    queue: QueueDefinition,
    { maximum, messageIds }: ReceiveOptions,
    now: number,
  ): Row[] {
    for (;;) {
      const rows = this.#all(
        `SELECT * FROM messages WHERE queue = ?1 AND visible_at <= ?2
            AND (?3 IS NULL OR message_id IN (SELECT value FROM json_each(?3)))
          ORDER BY visible_at, id LIMIT ?4`,
        queue.name,
        now,
        messageIds === undefined ? null : JSON.stringify(messageIds),
        maximum,
      );
      const live = rows.filter((row) => !this.#clearAway(queue, row, now));
      if (live.length > 0 || rows.length === 0) return live;
    }
  }

  #clearAway(queue: QueueDefinition, row: Row, now: number): boolean {
    if (Number(row.sent_at) <= now - queue.retentionMs) {
      this.#run('DELETE FROM messages WHERE id = ?', Number(row.id));
      return true;
    }
    const { redrive } = queue;
    if (redrive === undefined || Number(row.receives) < redrive.maxReceiveCount) return false;
    this.#run(
      'UPDATE messages SET queue = ?, source_queue = ?, visible_at = ?, receives = 0, first_received_at = NULL, receipt = NULL WHERE id = ?',
      redrive.deadLetterQueue,
      queue.name,
      now,
      Number(row.id),
    );
    this.#wakeups.get(redrive.deadLetterQueue)?.notify();
    return true;
  }

  #run(sql: string, ...values: (string | number)[]): number {
    return Number(this.#state.database.prepare(sql).run(...values).changes);
  }

  #all(sql: string, ...values: (string | number | null)[]): Row[] {
    return this.#state.database.prepare(sql).all(...values);
  }
}

function messageOf(row: Row): StoredMessage {
  return {
    messageId: String(row.message_id),
    body: String(row.body),
    attributes: String(row.attributes),
    sender: String(row.sender),
    sentAt: Number(row.sent_at),
    receives: Number(row.receives),
    firstReceivedAt: typeof row.first_received_at === 'number' ? row.first_received_at : undefined,
    receipt: String(row.receipt ?? ''),
    visibleAt: Number(row.visible_at),
    sourceQueue: typeof row.source_queue === 'string' ? row.source_queue : undefined,
  };
}
