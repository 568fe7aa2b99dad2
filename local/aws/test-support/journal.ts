/** A small event-driven app: a table whose stream an outbox turns into events, which a queue hands to a consumer. */
import type { EventResources } from '../types.ts';
import { identity, queue, queueArn, rule, table, tableArn } from './harness.ts';

export const BUS = 'journal';

export const journal = {
  identities: ['admin', 'outbox', 'consumer'].map((name) => identity(name)),
  tables: [table('notes', { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } })],
  eventBuses: [{ logicalId: 'Bus', properties: { Name: BUS } }],
  queues: [
    queue('work', {
      VisibilityTimeout: 1,
      RedrivePolicy: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 10 },
    }),
    queue('dead'),
  ],
  rules: [
    rule('OnWritten', {
      EventBusName: BUS,
      EventPattern: { 'detail-type': ['Written'] },
      Targets: [{ Id: 'work', Arn: queueArn('work') }],
    }),
  ],
  eventSourceMappings: [
    {
      logicalId: 'OutboxMapping',
      properties: {
        FunctionName: 'outbox',
        EventSourceArn: `${tableArn('notes')}/stream/local`,
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 100,
      },
    },
    {
      logicalId: 'ConsumerMapping',
      properties: {
        FunctionName: 'consumer',
        EventSourceArn: queueArn('work'),
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  ],
} satisfies EventResources & Record<string, unknown>;
