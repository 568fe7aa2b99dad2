import { describe, expect, test } from '@jest/globals';
import { allEvents } from '@reflekt/shared/events';
import type { ServiceDescription } from '@reflekt/shared/service';
import { stages } from '../../../lib/stages.ts';
import { isRecord, listOf, recordsOf, type SynthesizedTemplate, written } from '../synthesized.ts';

const QUEUE = 'AWS::SQS::Queue';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const RULE = 'AWS::Events::Rule';

/** How events reach the consumers, and how changes become events; nothing to see where there are neither. */
export function describeEvents(
  template: SynthesizedTemplate,
  services: readonly ServiceDescription[],
): void {
  const { stage } = template;
  const consumers = services.filter(({ kind }) => kind === 'consumer');
  const outboxes = services.filter(({ kind }) => kind === 'outbox');
  const queueNamed = (name: string) =>
    template.one(QUEUE, { QueueName: `reflekt-${stage}-${name}` });
  const functionOf = ({ name }: ServiceDescription) =>
    template.one('AWS::Lambda::Function', { FunctionName: `reflekt-${stage}-${name}` });
  const alarmOn = (queueId: string, metric: string) =>
    template
      .ofType('AWS::CloudWatch::Alarm')
      .filter(
        ({ Properties }) =>
          Properties.MetricName === metric &&
          written(recordsOf(Properties.Dimensions)[0]?.Value) === `\${${queueId}.QueueName}`,
      );

  test('events are archived for thirty days', () => {
    const bus = template.one('AWS::Events::EventBus', { Name: `reflekt-${stage}` });
    const archive = template.one('AWS::Events::Archive');
    expect(written(archive.Properties.SourceArn)).toBe(`\${${bus.id}.Arn}`);
    expect(archive.Properties).toMatchObject({
      RetentionDays: 30,
      EventPattern: { source: [{ prefix: 'reflekt.' }] },
    });
  });

  test('every queue is encrypted and takes only what is sent over TLS', () => {
    const queues = template.resources.filter(({ Type }) => Type === QUEUE);
    const guarded = template.resources
      .filter(({ Type }) => Type === 'AWS::SQS::QueuePolicy')
      .flatMap(({ Properties }) => listOf(Properties.Queues).map(written));
    for (const { id, Properties } of queues) {
      expect(Properties.SqsManagedSseEnabled).toBe(true);
      expect(guarded).toContain(`\${${id}}`);
    }
  });

  test('every queue has dead letters or is where they end, and is watched', () => {
    const queues = template.resources.filter(({ Type }) => Type === QUEUE);
    const targets = queues.flatMap(({ Properties: { RedrivePolicy: redrive } }) =>
      isRecord(redrive) ? written(redrive.deadLetterTargetArn) : [],
    );
    for (const { id, Properties } of queues) {
      const isEnd =
        targets.includes(`\${${id}.Arn}`) || /-parked$/.test(String(Properties.QueueName));
      expect(isEnd || isRecord(Properties.RedrivePolicy)).toBe(true);
      expect(alarmOn(id, 'ApproximateNumberOfMessagesVisible')).toHaveLength(1);
    }
  });

  test('every rule belongs to a consumer', () => {
    const rules = template.resources.filter(({ Type }) => Type === RULE);
    expect(rules).toHaveLength(consumers.flatMap(({ consumes }) => consumes).length);
  });

  for (const service of consumers) {
    describe(`the consumer ${service.name}`, () => {
      const queue = queueNamed(service.name);
      const deadLetters = queueNamed(`${service.name}-dead-letters`);

      test('has ten tries per message, then dead letters that keep it longer than the queue', () => {
        expect(queue.Properties.RedrivePolicy).toEqual({
          deadLetterTargetArn: { 'Fn::GetAtt': [deadLetters.id, 'Arn'] },
          maxReceiveCount: 10,
        });
        expect(Number(deadLetters.Properties.MessageRetentionPeriod)).toBeGreaterThan(
          Number(queue.Properties.MessageRetentionPeriod),
        );
      });

      test('has six times its timeout before a message is seen again', () => {
        expect(Number(queue.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(
          6 * service.timeoutSeconds + (service.queue?.batchingWindowSeconds ?? 0),
        );
      });

      test('waits for further saves only where its description says so', () => {
        expect(queue.Properties.DelaySeconds).toBe(
          service.queue?.delayed ? stages[stage].insightDelaySeconds : 0,
        );
      });

      test('takes batches, fails single messages, and is limited in concurrency', () => {
        const mapping = template.one(MAPPING, { EventSourceArn: `\${${queue.id}.Arn}` });
        expect(mapping.Properties).toMatchObject({
          FunctionName: { Ref: functionOf(service).id },
          BatchSize: service.queue?.batchSize,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          ScalingConfig: { MaximumConcurrency: service.queue?.maxConcurrency },
        });
      });

      test.each([...service.consumes])(
        'is sent $name, and by that rule no other event',
        (event) => {
          const rules = template
            .ofType(RULE)
            .filter(({ Properties }) =>
              recordsOf(Properties.Targets).some(
                ({ Arn }) => written(Arn) === `\${${queue.id}.Arn}`,
              ),
            );
          const matching = rules.filter(({ Properties }) =>
            matches(Properties.EventPattern, event),
          );
          expect(matching).toHaveLength(1);
          const [rule] = matching;
          const bus = template.one('AWS::Events::EventBus');
          expect(rule?.Properties.EventBusName).toEqual({ Ref: bus.id });
          expect(recordsOf(rule?.Properties.Targets)).toEqual([
            expect.objectContaining({
              DeadLetterConfig: { Arn: { 'Fn::GetAtt': [deadLetters.id, 'Arn'] } },
            }),
          ]);
          const others = allEvents.filter(({ name }) => name !== event.name);
          expect(others.filter((other) => matches(rule?.Properties.EventPattern, other))).toEqual(
            [],
          );
        },
      );

      test('alarms when messages grow old or many, and when one dies', () => {
        expect(alarmOn(queue.id, 'ApproximateAgeOfOldestMessage')).toHaveLength(1);
        expect(alarmOn(queue.id, 'ApproximateNumberOfMessagesVisible')).toHaveLength(1);
        expect(alarmOn(deadLetters.id, 'ApproximateNumberOfMessagesVisible')).toMatchObject([
          { Properties: { Threshold: 1 } },
        ]);
      });
    });
  }

  for (const service of outboxes) {
    describe(`the outbox ${service.name}`, () => {
      const parked = queueNamed(`${service.name}-parked`);

      test.each([...(service.streams ?? [])])('follows the stream of $table.name', (use) => {
        const table = template.one('AWS::DynamoDB::GlobalTable', {
          TableName: `reflekt-${stage}-${use.table.name}`,
        });
        const mapping = template.one(MAPPING, { EventSourceArn: `\${${table.id}.StreamArn}` });
        expect(mapping.Properties).toMatchObject({
          FunctionName: { Ref: functionOf(service).id },
          StartingPosition: 'TRIM_HORIZON',
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          MaximumRetryAttempts: 20,
          MaximumRecordAgeInSeconds: 23 * 3600,
          DestinationConfig: {
            OnFailure: { Destination: { 'Fn::GetAtt': [parked.id, 'Arn'] } },
          },
        });
        const { FilterCriteria: criteria } = mapping.Properties;
        const filters = isRecord(criteria) ? recordsOf(criteria.Filters) : [];
        expect(filters.map(({ Pattern }) => JSON.parse(String(Pattern)))).toEqual(use.filters);
      });

      test('alarms when it falls behind, and when it parks a record', () => {
        const ofFunction = template
          .ofType('AWS::CloudWatch::Alarm')
          .filter(({ Properties }) => Properties.MetricName === 'IteratorAge');
        expect(ofFunction).toHaveLength(1);
        expect(alarmOn(parked.id, 'ApproximateNumberOfMessagesVisible')).toMatchObject([
          { Properties: { Threshold: 1 } },
        ]);
      });
    });
  }
}

/** Whether EventBridge would match an event, for the one operator that rules use: equality with one of a list. */
function matches(pattern: unknown, event: { name: string; source: string }): boolean {
  if (!isRecord(pattern)) return false;
  expect(Object.keys(pattern).sort()).toEqual(['detail-type', 'source']);
  return (
    listOf(pattern.source).includes(`reflekt.${event.source}`) &&
    listOf(pattern['detail-type']).includes(event.name)
  );
}
