import type { ServiceDescription } from '@reflekt/shared/service';
import { Duration, Stack } from 'aws-cdk-lib';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventBus, IRuleTarget } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IDependable } from 'constructs';
import type { EventSource } from './event-source.ts';
import { createGraph } from './monitoring/graph.ts';
import type { AlarmDefinition } from './monitoring/impact-alarm.ts';
import { type Stage, stages } from './stages.ts';

export interface ConsumerQueueProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  /** The bus whose rules may send. */
  readonly bus: EventBus;
}

const MAX_RECEIVES = 10;
/** In timeouts of the function. With fewer, a batch that is still being worked on or retried is delivered twice. */
const VISIBILITY_TIMEOUTS = 6;
const OLD = Duration.minutes(15);
const MANY_MESSAGES = 10_000;
const FIVE_MINUTES = { period: Duration.minutes(5), statistic: 'Maximum' };

/** A consumer's queue, and the dead-letter queue for messages that failed ten times. */
export class ConsumerQueue extends Construct implements EventSource {
  readonly service: ServiceDescription;
  /** As the target of a rule; undeliverable events go to the dead letters. */
  readonly ruleTarget: IRuleTarget;
  /** The queue policies. They must be in force before a rule sends, or its first events are refused. */
  readonly policies: readonly IDependable[];
  readonly statements: readonly PolicyStatement[];
  readonly environment = {};
  readonly #queue: Queue;
  /** Messages that the consumer gave up, and those that a rule could not deliver: both are the event as it was sent. */
  readonly #deadLetters: Queue;

  constructor(scope: Construct, id: string, { stage, service, bus }: ConsumerQueueProps) {
    super(scope, id);
    const { delayed, batchingWindowSeconds } = queueOf(service);
    const name = `reflekt-${stage}-${service.name}`;
    this.service = service;
    this.#deadLetters = new Queue(this, 'DeadLetters', {
      queueName: `${name}-dead-letters`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Counted from the first sending, so it must be longer than the queue's.
      retentionPeriod: Duration.days(14),
    });
    this.#queue = new Queue(this, 'Queue', {
      queueName: name,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(
        VISIBILITY_TIMEOUTS * service.timeoutSeconds + batchingWindowSeconds,
      ),
      deliveryDelay: Duration.seconds(delayed ? stages[stage].insightDelaySeconds : 0),
      deadLetterQueue: { queue: this.#deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    this.policies = [this.#queue, this.#deadLetters].map((queue) => admitRules(queue, bus));
    this.ruleTarget = {
      bind: () => ({
        arn: this.#queue.queueArn,
        deadLetterConfig: { arn: this.#deadLetters.queueArn },
      }),
    };
    this.statements = [
      new PolicyStatement({
        actions: [
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          // By which a consumer says when a message that failed is to be delivered again.
          'sqs:ChangeMessageVisibility',
        ],
        resources: [this.#queue.queueArn],
      }),
    ];
  }

  attach(handler: IFunction): void {
    const { batchSize, batchingWindowSeconds, maxConcurrency } = queueOf(this.service);
    new EventSourceMapping(this, 'Source', {
      target: handler,
      eventSourceArn: this.#queue.queueArn,
      batchSize,
      maxBatchingWindow: Duration.seconds(batchingWindowSeconds),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }

  alarms(): readonly AlarmDefinition[] {
    const { name, description } = this.service;
    return [
      {
        name: 'age',
        metric: this.#queue.metricApproximateAgeOfOldestMessage(FIVE_MINUTES),
        threshold: OLD.toSeconds(),
        impact: `People wait longer than ${OLD.toMinutes()} minutes for the effects of "${name}" (${description}).`,
      },
      {
        name: 'depth',
        metric: this.#queue.metricApproximateNumberOfMessagesVisible(FIVE_MINUTES),
        threshold: MANY_MESSAGES,
        impact: `Events come faster than "${name}" consumes them (${description}); people will wait.`,
      },
      {
        name: 'dead-letters',
        metric: this.#deadLetters.metricApproximateNumberOfMessagesVisible(FIVE_MINUTES),
        threshold: 1,
        impact: `"${name}" gave an event up (${description}): its effect is missing until the event is redriven.`,
      },
    ];
  }

  graphs(): readonly IWidget[] {
    const period = Duration.minutes(5);
    return [
      createGraph(`${this.service.name}: waiting and dead`, [
        this.#queue.metricApproximateNumberOfMessagesVisible({ period }),
        this.#deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
      ]),
    ];
  }
}

/**
 * Admits every rule of the bus by one statement: SQS takes 20, and a policy that named each rule would come into force
 * only after that rule.
 */
function admitRules(queue: Queue, bus: EventBus): IDependable {
  const { account } = Stack.of(queue);
  const { policyDependable } = queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'RulesOfTheBus',
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: {
          'aws:SourceArn': Stack.of(queue).formatArn({
            service: 'events',
            resource: 'rule',
            resourceName: `${bus.eventBusName}/*`,
          }),
        },
      },
    }),
  );
  if (policyDependable === undefined) throw new Error(`${queue.node.path} takes no policy`);
  return policyDependable;
}

function queueOf({ name, queue }: ServiceDescription) {
  if (queue === undefined) throw new Error(`the description of ${name} has no "queue"`);
  return queue;
}
