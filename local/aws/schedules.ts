/**
 * Scheduled rules. Kept: `rate` goes on counting over a restart, a function gets two retries, what
 * fails for good goes to the target's dead-letter queue. Left out: AWS's minutes
 * between retries (seconds here).
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from './aws-error.ts';
import { Stopped, unlessStopped } from './batch-invocation.ts';
import type { EventBus } from './event-bus.ts';
import type { JsonObject } from './json.ts';
import type { QueueStore } from './queue-store.ts';
import type { RuleDefinition, RuleTarget } from './rule-definition.ts';
import type { StateStore } from './state.ts';
import type { Invoker } from './types.ts';

const RETRY_PAUSES_MS = [1_000, 2_000];

export interface ScheduleDeps {
  rules: RuleDefinition[];
  bus: EventBus;
  queues: QueueStore;
  state: StateStore;
  invoker: Invoker;
  region: string;
  accountId: string;
  log(line: string): void;
}

/** Fires what is due at `now`; resolves when the targets are done, and never rejects. */
export async function fireSchedules(
  now: Date,
  deps: ScheduleDeps,
  signal: AbortSignal,
): Promise<void> {
  const due = deps.rules.filter((rule) => isDue(rule, now, deps.state));
  await Promise.all(
    due.flatMap((rule) => {
      const event = scheduledEvent(rule, now, deps);
      return rule.targets.map((target) => fire(rule, target, event, deps, signal));
    }),
  );
}

function isDue(rule: RuleDefinition, now: Date, { database }: StateStore): boolean {
  if (rule.schedule === undefined) return false;
  const row = database.prepare('SELECT fired_at FROM schedules WHERE rule = ?').get(rule.name);
  const isNew = row === undefined;
  // A new rule's first period begins when it is first seen.
  if (!isNew && !rule.schedule.isDue(now.getTime(), Number(row.fired_at))) return false;
  database
    .prepare('INSERT OR REPLACE INTO schedules (rule, fired_at) VALUES (?, ?)')
    .run(rule.name, now.getTime());
  return !isNew;
}

function scheduledEvent(
  rule: RuleDefinition,
  now: Date,
  { region, accountId }: ScheduleDeps,
): JsonObject {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: accountId,
    time: now.toISOString().replace(/\.\d+/, ''),
    region,
    resources: [rule.arn],
    detail: {},
  };
}

async function fire(
  rule: RuleDefinition,
  target: RuleTarget,
  event: JsonObject,
  deps: ScheduleDeps,
  signal: AbortSignal,
): Promise<void> {
  if (target.place.kind === 'queue') return deps.bus.deliver(rule, target, event);
  const { functionName } = target.place;
  const payload: unknown = target.input === undefined ? event : JSON.parse(target.input);
  try {
    for (const pauseMs of [...RETRY_PAUSES_MS, undefined]) {
      const outcome = await unlessStopped(
        deps.invoker.invoke(functionName, payload, { signal }),
        signal,
      );
      if (outcome.ok) return;
      deps.log(`${functionName}, run by schedule ${rule.name}, failed: ${outcome.errorType}`);
      if (pauseMs !== undefined)
        await unlessStopped(sleep(pauseMs, undefined, { ref: false }), signal);
    }
    if (target.deadLetterQueue !== undefined) {
      deps.queues.send(target.deadLetterQueue, {
        body: JSON.stringify(payload),
        sender: 'events.amazonaws.com',
      });
    }
  } catch (error) {
    if (!(error instanceof Stopped)) deps.log(`schedule ${rule.name}: ${describeError(error)}`);
  }
}
