import {
  EVENT_BUS_VARIABLE,
  PARKED_QUEUE_VARIABLE,
  type ServiceDescription,
  type StreamSubscription,
} from '@reflekt/shared/service';
import { Duration } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ImpactAlarm } from './alarms.ts';
import type { FunctionFeed } from './function-feed.ts';
import type { Stage } from './stages.ts';
import type { Stateful } from './stateful.ts';

export interface StreamFeedProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  readonly bus: EventBus;
  readonly topic: ITopic;
}

const BATCH_SIZE = 100;
const RETRIES = 20;
/** A stream forgets after 24 hours; giving up before leaves time to be told where. */
const MAX_AGE = Duration.hours(23);
const LATE = Duration.minutes(5);

/**
 * The streams that an outbox turns into events, the bus it may publish to, and the queue for what does not
 * become an event: records that it cannot map, and batches that failed for too long. Both are told by their
 * keys or sequence numbers only, never by their content.
 */
export class StreamFeed extends Construct implements FunctionFeed {
  readonly parked: Queue;
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
  readonly #streams: readonly { use: StreamSubscription; arn: string }[];
  readonly #alarm: { name: string; topic: ITopic };

  constructor(scope: Construct, id: string, props: StreamFeedProps) {
    super(scope, id);
    const { stage, service, stateful, bus, topic } = props;
    this.#alarm = { name: `reflekt-${stage}-${service.name}`, topic };
    this.#streams = (service.streams ?? []).map((use) => ({
      use,
      arn: stateful.table(use.table).streamArn(),
    }));
    this.parked = new Queue(this, 'Parked', {
      queueName: `${this.#alarm.name}-parked`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.statements = [
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: this.#streams.map(({ arn }) => arn),
      }),
      new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.parked.queueArn] }),
    ];
    this.environment = {
      [EVENT_BUS_VARIABLE]: bus.eventBusName,
      [PARKED_QUEUE_VARIABLE]: this.parked.queueUrl,
    };
  }

  attach(handler: IFunction): void {
    for (const { use, arn } of this.#streams) {
      new EventSourceMapping(this, use.table.name, {
        target: handler,
        eventSourceArn: arn,
        // From the beginning, so that nothing written before the mapping was ready is missed.
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: use.filters.map((filter) => FilterCriteria.filter({ ...filter })),
        batchSize: BATCH_SIZE,
        bisectBatchOnError: true,
        retryAttempts: RETRIES,
        maxRecordAge: MAX_AGE,
        reportBatchItemFailures: true,
        // Holds where the batch is in the stream, not what is in it. The grant is among our statements.
        onFailure: { bind: () => ({ destination: this.parked.queueArn }) },
      });
    }
    this.#watch(handler);
  }

  #watch(handler: IFunction): void {
    const { name, topic } = this.#alarm;
    const fiveMinutes = { period: Duration.minutes(5), statistic: 'Maximum' };
    new ImpactAlarm(this, 'Late', {
      alarmName: `${name}-iterator-age`,
      metric: handler.metric('IteratorAge', fiveMinutes),
      threshold: LATE.toMilliseconds(),
      periods: 2,
      impact:
        'Changes become events late: insights, points and statistics lag behind what was written.',
      topic,
    });
    new ImpactAlarm(this, 'ParkedRecords', {
      alarmName: `${name}-parked`,
      metric: this.parked.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      threshold: 1,
      impact:
        'A change did not become an event: its insight, points or statistics are missing until it is republished.',
      topic,
    });
  }
}
