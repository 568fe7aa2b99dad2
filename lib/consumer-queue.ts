import type { ServiceDescription } from '@reflekt/shared/service';
import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ImpactAlarm } from './alarms.ts';
import type { FunctionFeed } from './function-feed.ts';
import { type Stage, stages } from './stages.ts';

export interface ConsumerQueueProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly topic: ITopic;
}

const MAX_RECEIVES = 10;
/** Of the function's timeout: less, and a batch that is still being worked on or retried is delivered twice. */
const VISIBILITY_TIMEOUTS = 6;
const OLD = Duration.minutes(15);
const MANY_MESSAGES = 10_000;

/** A consumer's queue, the queue for what it could not do in ten tries, and the alarms on both. */
export class ConsumerQueue extends Construct implements FunctionFeed {
  readonly service: ServiceDescription;
  readonly queue: Queue;
  /** What the consumer gave up, and what a rule could not deliver: both are the event as it was sent. */
  readonly deadLetters: Queue;
  readonly statements: readonly PolicyStatement[];
  readonly environment = {};

  constructor(scope: Construct, id: string, { stage, service, topic }: ConsumerQueueProps) {
    super(scope, id);
    const { delayed, batchingWindowSeconds } = queueOf(service);
    const name = `reflekt-${stage}-${service.name}`;
    this.service = service;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: `${name}-dead-letters`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Counted from the first sending, so it must be longer than the queue's.
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      queueName: name,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(
        VISIBILITY_TIMEOUTS * service.timeoutSeconds + batchingWindowSeconds,
      ),
      deliveryDelay: Duration.seconds(delayed ? stages[stage].insightDelaySeconds : 0),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    this.statements = [
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
    ];
    this.#watch(name, topic);
  }

  attach(handler: IFunction): void {
    const { batchSize, batchingWindowSeconds, maxConcurrency } = queueOf(this.service);
    new EventSourceMapping(this, 'Source', {
      target: handler,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      maxBatchingWindow: Duration.seconds(batchingWindowSeconds),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }

  #watch(name: string, topic: ITopic): void {
    const { description } = this.service;
    const fiveMinutes = { period: Duration.minutes(5), statistic: 'Maximum' };
    new ImpactAlarm(this, 'Age', {
      alarmName: `${name}-age`,
      metric: this.queue.metricApproximateAgeOfOldestMessage(fiveMinutes),
      threshold: OLD.toSeconds(),
      impact: `People wait longer than ${OLD.toMinutes()} minutes for what "${this.service.name}" does (${description}).`,
      topic,
    });
    new ImpactAlarm(this, 'Depth', {
      alarmName: `${name}-depth`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      threshold: MANY_MESSAGES,
      impact: `Events come faster than "${this.service.name}" takes them (${description}); people will wait.`,
      topic,
    });
    new ImpactAlarm(this, 'Dead', {
      alarmName: `${name}-dead-letters`,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      threshold: 1,
      impact: `"${this.service.name}" gave an event up (${description}): its effect is missing until the event is redriven.`,
      topic,
    });
  }
}

function queueOf({ name, queue }: ServiceDescription) {
  if (queue === undefined)
    throw new Error(`the consumer ${name} does not say how it takes messages`);
  return queue;
}
