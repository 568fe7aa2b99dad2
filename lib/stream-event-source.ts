import {
  EVENT_BUS_VARIABLE,
  PARKED_QUEUE_VARIABLE,
  type ServiceDescription,
  type StreamSubscription,
} from '@reflekt/shared/service';
import { Duration } from 'aws-cdk-lib';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EventSource } from './event-source.ts';
import { createGraph } from './monitoring/graph.ts';
import type { AlarmDefinition } from './monitoring/impact-alarm.ts';
import type { Stage } from './stages.ts';
import type { Stateful } from './stateful.ts';

export interface StreamEventSourceProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  readonly bus: EventBus;
}

const BATCH_SIZE = 100;
/** Any number of attempts would be used up long before a long outage of the bus is over. */
const UNLIMITED_RETRIES = -1;
/** A stream forgets after 24 hours; giving up an hour before leaves time to park the position. */
const MAX_AGE = Duration.hours(23);
const LATE = Duration.minutes(5);

/**
 * The table streams that an outbox turns into events, its permission to publish them, and the queue for changes that
 * become no event: records that it cannot map, and batches that failed for too long. The queue holds keys or sequence
 * numbers only, never content.
 */
export class StreamEventSource extends Construct implements EventSource {
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
  readonly #parked: Queue;
  readonly #service: ServiceDescription;
  readonly #streams: readonly { subscription: StreamSubscription; arn: string }[];

  constructor(scope: Construct, id: string, props: StreamEventSourceProps) {
    super(scope, id);
    const { stage, service, stateful, bus } = props;
    this.#service = service;
    this.#streams = (service.streams ?? []).map((subscription) => ({
      subscription,
      arn: stateful.table(subscription.table).streamArn(),
    }));
    this.#parked = new Queue(this, 'Parked', {
      queueName: `reflekt-${stage}-${service.name}-parked`,
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
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.#parked.queueArn] }),
    ];
    this.environment = {
      [EVENT_BUS_VARIABLE]: bus.eventBusName,
      [PARKED_QUEUE_VARIABLE]: this.#parked.queueUrl,
    };
  }

  attach(handler: IFunction): void {
    for (const { subscription, arn } of this.#streams) {
      new EventSourceMapping(this, subscription.table.name, {
        target: handler,
        eventSourceArn: arn,
        // From the beginning, so that nothing written before the mapping was ready is missed.
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: subscription.filters.map((filter) => FilterCriteria.filter({ ...filter })),
        batchSize: BATCH_SIZE,
        bisectBatchOnError: true,
        retryAttempts: UNLIMITED_RETRIES,
        maxRecordAge: MAX_AGE,
        reportBatchItemFailures: true,
        // Receives the batch's place in the stream, not its content. The grant is among our statements.
        onFailure: { bind: () => ({ destination: this.#parked.queueArn }) },
      });
    }
  }

  alarms(handler: IFunction): readonly AlarmDefinition[] {
    const fiveMinutes = { period: Duration.minutes(5), statistic: 'Maximum' };
    return [
      {
        name: 'iterator-age',
        metric: handler.metric('IteratorAge', fiveMinutes),
        threshold: LATE.toMilliseconds(),
        periods: 2,
        impact:
          'Changes become events late: insights, points and statistics lag behind the diaries.',
      },
      {
        name: 'parked',
        metric: this.#parked.metricApproximateNumberOfMessagesVisible(fiveMinutes),
        threshold: 1,
        impact:
          'A change did not become an event: its insight, points or statistics are missing until it is republished.',
      },
    ];
  }

  graphs(handler: IFunction): readonly IWidget[] {
    const highest = { period: Duration.minutes(5), statistic: 'Maximum' };
    return [
      createGraph(
        `${this.#service.name}: milliseconds behind, and parked`,
        [handler.metric('IteratorAge', highest)],
        [this.#parked.metricApproximateNumberOfMessagesVisible(highest)],
      ),
    ];
  }
}
