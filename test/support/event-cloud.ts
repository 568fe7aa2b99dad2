import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { clientAt, contentsOf, putItem } from '@reflekt/shared/store/testing';
import { LocalCloud } from './local-cloud.ts';
import { PatientClient } from './patient-client.ts';

/** Milliseconds after which an expectation is given up; long enough for a busy machine. */
const TIMEOUT = 180_000;
const POLL = 100;
/** Milliseconds after which what is being worked on is taken for lost by a function that died. */
const LOST_AFTER = 45_000;
const ENTRIES = 'reflekt-dev-Entries';

export interface ShownEvent {
  detailType: string;
  detail: Record<string, unknown>;
  rules: string[];
}

export interface ShownQueue {
  name: string;
  visible: number;
  inFlight: number;
  delayed: number;
  deadLetterQueueOf: string[];
  messages?: { receives: number; body: string }[];
}

/** Waits until `look` gives something. @throws Error with what was waited for */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  for (const deadline = Date.now() + TIMEOUT; Date.now() < deadline; await sleep(POLL)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`never came: ${what}`);
}

/** A local cloud of a test's own, with the tools that look into its event half. */
export class EventCloud {
  readonly cloud: LocalCloud;

  private constructor(cloud: LocalCloud) {
    this.cloud = cloud;
  }

  static async start(): Promise<EventCloud> {
    return new EventCloud(await LocalCloud.start());
  }

  client(user: string, tenant = 'default'): PatientClient {
    return new PatientClient(() => this.cloud.url, `Bearer ${this.cloud.token(user, tenant)}`);
  }

  /** The last events, oldest first. */
  async events(): Promise<ShownEvent[]> {
    const { events } = await this.#tool<{ events: ShownEvent[] }>('GET', 'events');
    return events.reverse();
  }

  async queues(): Promise<ShownQueue[]> {
    return (await this.#tool<{ queues: ShownQueue[] }>('GET', 'queues')).queues;
  }

  async queue(name: string): Promise<ShownQueue> {
    const queue = (await this.queues()).find((one) => one.name === name);
    if (!queue) throw new Error(`there is no queue ${name}`);
    return queue;
  }

  /** Messages in dead-letter queues, and among the parked. */
  async dead(): Promise<string[]> {
    const ends = (await this.queues()).filter(
      ({ name, deadLetterQueueOf }) => deadLetterQueueOf.length > 0 || name.endsWith('-parked'),
    );
    return ends
      .filter(({ visible }) => visible > 0)
      .map(({ name, visible }) => `${name} ${visible}`);
  }

  redrive = (queue: string) =>
    this.#tool<{ moved: number }>('POST', `redrive/${encodeURIComponent(queue)}`);

  /** Lets TTL run as of an instant. */
  expire = (at: Date) => this.#tool<{ deleted: number }>('POST', `expire?at=${at.toISOString()}`);

  /**
   * Waits until no event and no message is on its way. On a busy machine functions are killed at their time limit, and
   * their messages come back after up to 12 minutes, which this does not wait for.
   */
  async quiet(): Promise<void> {
    let showsAgainAt = Date.now() + LOST_AFTER;
    await eventually('quiet', async () => {
      const { idle, queues } = await this.#tool<{ idle: boolean; queues: ShownQueue[] }>(
        'GET',
        'queues',
      );
      if (idle) return true;
      if (Date.now() < showsAgainAt) return undefined;
      for (const { name, inFlight } of queues) if (inFlight > 0) this.showAgain(name);
      showsAgainAt = Date.now() + LOST_AFTER;
      return undefined;
    });
  }

  /** The clock of a queue: what was received is seen again as soon as a poller looks. */
  showAgain(queue: string): void {
    this.#inState('UPDATE messages SET visible_at = 0 WHERE queue = ? AND receives > 0', queue);
  }

  /** As `showAgain`, and as if all receives had been used up: it is given up when a poller looks. */
  giveUp(queue: string): void {
    this.#inState(
      'UPDATE messages SET visible_at = 0, receives = 1000 WHERE queue = ? AND receives > 0',
      queue,
    );
  }

  /** Puts a message into a queue that no rule put there. */
  inject(queue: string, body: string): void {
    this.#inState(
      "INSERT INTO messages (queue, message_id, body, attributes, sender, sent_at, visible_at) VALUES (?, ?, ?, '{}', 'a test', ?, 0)",
      queue,
      randomUUID(),
      body,
      Date.now(),
    );
  }

  /**
   * Changes members of an entry behind the cloud's back, as a fault of storage would.
   * @returns puts it back as it was
   */
  async corrupt(entryId: string, members: Record<string, unknown>): Promise<() => Promise<void>> {
    const client = this.engine();
    const items = await contentsOf(client, ENTRIES);
    const item = items.find(({ id, owner }) => owner !== undefined && String(id).endsWith(entryId));
    if (!item) throw new Error('the entry is not stored');
    await putItem(client, ENTRIES, { ...item, ...members });
    return async () => {
      await putItem(client, ENTRIES, item);
      client.destroy();
    };
  }

  /** Removes an entry's item behind the cloud's back. */
  async remove({ id, tenant_id }: { id: string; tenant_id: string }): Promise<void> {
    const client = this.engine();
    const Key = { id: { S: id }, tenant_id: { S: tenant_id } };
    await client.send(new DeleteItemCommand({ TableName: ENTRIES, Key }));
    client.destroy();
  }

  /** Every item of a table, by its logical name, as it stands at rest. */
  async rawItems(table: string): Promise<Record<string, unknown>[]> {
    const client = this.engine();
    try {
      return await contentsOf(client, `reflekt-dev-${table}`);
    } finally {
      client.destroy();
    }
  }

  /** A client of the tables, past the cloud. The caller destroys it. */
  engine() {
    const record = readFileSync(join(this.cloud.dataDir, 'engine.json'), 'utf8');
    return clientAt(JSON.parse(record).endpoint);
  }

  #inState(sql: string, ...values: (string | number)[]): void {
    const database = new DatabaseSync(join(this.cloud.dataDir, 'events.sqlite'), {
      timeout: 5_000,
    });
    try {
      database.prepare(sql).run(...values);
    } finally {
      database.close();
    }
  }

  async #tool<T>(method: string, path: string): Promise<T> {
    const answer = await fetch(`${this.cloud.url}/_local/${path}`, { method });
    if (!answer.ok) throw new Error(`/_local/${path} answered ${answer.status}`);
    return JSON.parse(await answer.text());
  }
}
