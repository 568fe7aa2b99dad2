/**
 * EventBridge: PutEvents matches the rules and stores every delivery before it answers, so that an
 * accepted event is never lost and matched exactly once per rule. Kept: per-entry validation, the
 * envelope, target dead-letter queues with EventBridge's attributes. Left out: archives and replay
 * (inert), input transformers, retries with backoff (a local queue refuses for good or not at all),
 * queue policies.
 */
import { randomUUID } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import { isObject, type JsonObject, objectsOf, stringOf, stringsOf } from './json.ts';
import type { QueueStore } from './queue-store.ts';
import type { RuleDefinition, RuleTarget } from './rule-definition.ts';
import type { Service } from './service.ts';
import type { StateStore } from './state.ts';
import { lastPart } from './template-resource.ts';

/** One entry of `GET /_local/events`. */
export interface RecentEvent {
  id: string;
  time: string;
  bus: string;
  source: string;
  detailType: string;
  detail: unknown;
  /** Names of the rules that matched. */
  rules: string[];
}

const ENTRIES_MAX = 10;
const ENTRIES_MAX_BYTES = 262_144;
const RECENT_MAX = 200;

export interface EventBusOptions {
  region: string;
  accountId: string;
  buses: Set<string>;
  rules: RuleDefinition[];
  queues: QueueStore;
  state: StateStore;
  /** Is told of each event. */
  published?(event: RecentEvent): void;
}

export class EventBus {
  readonly #options: EventBusOptions;
  readonly #recent: RecentEvent[] = [];

  constructor(options: EventBusOptions) {
    this.#options = options;
  }

  hasBus(name: string): boolean {
    return this.#options.buses.has(name);
  }

  /** The last events, newest first; kept in memory only. */
  get recent(): RecentEvent[] {
    return this.#recent.toReversed();
  }

  /** Puts the valid entries on their buses; the output of PutEvents. */
  putAll(entries: readonly JsonObject[]): { FailedEntryCount: number; Entries: JsonObject[] } {
    const results = entries.map((entry) => {
      const error = errorOf(entry, this.hasBus(busOf(entry)));
      return error ?? { EventId: this.put(busOf(entry), entry) };
    });
    const failed = results.filter((result) => 'ErrorCode' in result).length;
    return { FailedEntryCount: failed, Entries: results };
  }

  /** Puts one validated entry on a bus; its id. */
  put(bus: string, entry: JsonObject): string {
    const event = this.#envelope(entry);
    const matching = this.#options.rules.filter(
      (rule) => rule.bus === bus && rule.matches?.(event) === true,
    );
    this.#options.state.transaction(() => {
      for (const rule of matching) {
        for (const target of rule.targets) this.deliver(rule, target, event);
      }
    });
    this.#remember(bus, event, matching);
    return event.id;
  }

  /** Sends an event to a queue target, or to the target's dead-letter queue when the queue refuses it. */
  deliver(rule: RuleDefinition, target: RuleTarget, event: JsonObject): void {
    if (target.place.kind !== 'queue') return;
    const { queue } = target.place;
    const body = target.input ?? JSON.stringify(event);
    const sender = 'events.amazonaws.com';
    if (Buffer.byteLength(body) <= queue.maximumBytes) {
      this.#options.queues.send(queue, { body, sender });
    } else if (target.deadLetterQueue !== undefined) {
      const attributes = stringAttributes({
        RULE_ARN: rule.arn,
        TARGET_ARN: target.arn,
        ERROR_CODE: 'SQS_MESSAGE_TOO_LARGE',
        ERROR_MESSAGE: `The message is larger than the queue's maximum of ${queue.maximumBytes} bytes.`,
        EXHAUSTED_RETRY_CONDITION: 'NonRetryableError',
        RETRY_ATTEMPTS: '0',
      });
      this.#options.queues.send(target.deadLetterQueue, { body, sender, attributes });
    }
  }

  #envelope(entry: JsonObject): JsonObject & { id: string } {
    const time = typeof entry.Time === 'number' ? new Date(entry.Time * 1_000) : new Date();
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: this.#options.accountId,
      time: time.toISOString().replace(/\.\d+/, ''),
      region: this.#options.region,
      resources: stringsOf(entry.Resources),
      detail: JSON.parse(String(entry.Detail)),
    };
  }

  #remember(bus: string, event: JsonObject & { id: string }, matching: RuleDefinition[]): void {
    const recent: RecentEvent = {
      id: event.id,
      time: String(event.time),
      bus,
      source: String(event.source),
      detailType: String(event['detail-type']),
      detail: event.detail,
      rules: matching.map(({ name }) => name),
    };
    this.#recent.push(recent);
    this.#options.published?.(recent);
    if (this.#recent.length > RECENT_MAX) this.#recent.shift();
  }
}

const busOf = (entry: JsonObject): string => lastPart(stringOf(entry.EventBusName) ?? 'default');

const stringAttributes = (values: Record<string, string>): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(values).map(([name, StringValue]) => [
        name,
        { DataType: 'String', StringValue },
      ]),
    ),
  );

export function eventBridgeService(bus: EventBus, region: string, accountId: string): Service {
  return {
    contentType: 'application/x-amz-json-1.1',
    errorNamespace: 'com.amazonaws.eventbridge',
    async handle({ operation, input, caller }) {
      if (operation !== 'PutEvents') {
        throw new AwsError(
          'UnknownOperationException',
          `The local cloud offers no events:${operation}.`,
        );
      }
      const entries = objectsOf(input.Entries);
      if (entries.length === 0 || entries.length > ENTRIES_MAX) {
        throw new AwsError('ValidationException', `Entries must have 1 to ${ENTRIES_MAX} members.`);
      }
      if (entries.reduce((sum, entry) => sum + entryBytes(entry), 0) > ENTRIES_MAX_BYTES) {
        throw new AwsError(
          'ValidationException',
          'Total size of the entries in the request is over the limit.',
        );
      }
      for (const name of new Set(entries.map(busOf))) {
        const resource = `arn:aws:events:${region}:${accountId}:event-bus/${name}`;
        caller.authorize({ action: 'events:PutEvents', resource });
      }
      return bus.putAll(entries);
    },
  };
}

/** The size as the PutEvents documentation counts it. */
function entryBytes(entry: JsonObject): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...stringsOf(entry.Resources)];
  const bytes = texts.reduce(
    (sum: number, text) => sum + Buffer.byteLength(stringOf(text) ?? ''),
    0,
  );
  return bytes + (entry.Time === undefined ? 0 : 14);
}

function errorOf(
  entry: JsonObject,
  busExists: boolean,
): { ErrorCode: string; ErrorMessage: string } | undefined {
  for (const name of ['Source', 'DetailType', 'Detail']) {
    if (!stringOf(entry[name])) {
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      };
    }
  }
  if (String(entry.Source).startsWith('aws.')) {
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  }
  if (!busExists) {
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'There is no such event bus.' };
  }
  return isJsonObject(String(entry.Detail))
    ? undefined
    : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}
