import { describe, expect, test } from '@jest/globals';
import { allEvents, eventSource } from '@reflekt/shared/events';
import type { ServiceDescription } from '@reflekt/shared/service';
import { stages } from '../../../lib/stages.ts';
import { statementsOf } from '../grants.ts';
import { isRecord, listOf, recordsOf, type SynthesizedTemplate, written } from '../synthesized.ts';

const QUEUE = 'AWS::SQS::Queue';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const RULE = 'AWS::Events::Rule';

/** The way of events to the consumers, and of changes to the bus. */
export function describeEvents(
  template: SynthesizedTemplate,
  services: readonly ServiceDescription[],
): void {
  const { stage } = template;
  const consumers = services.filter(({ kind }) => kind === 'consumer');
  const outboxes = services.filter(({ kind }) => kind === 'outbox');
  const scheduled = services.filter(({ kind }) => kind === 'scheduled');
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

  const busRules = template.resources.filter(
    ({ Type, Properties }) => Type === RULE && Properties.EventBusName !== undefined,
  );

  test('there is one rule per consumer and event source, and one per event of which some concern it', () => {
    const expected = consumers.flatMap(({ name, consumes, concerns = {} }) => {
      const whole = consumes.filter((event) => concerns[event.name] === undefined);
      const narrowed = consumes.filter((event) => concerns[event.name] !== undefined);
      return [
        ...[...new Set(whole.map(eventSource))].map(
          (source) => `Events from ${source} for ${name}`,
        ),
        ...narrowed.map((event) => `Events from ${eventSource(event)} for ${name}: ${event.name}`),
      ];
    });
    expect(busRules.map(({ Properties }) => Properties.Description).sort()).toEqual(
      expected.sort(),
    );
  });

  test('queues admit every rule of the bus by one statement, so that a new rule finds itself admitted', () => {
    const bus = template.one('AWS::Events::EventBus');
    const rules = `:rule/\${${bus.id}}/*`;
    for (const rule of busRules) {
      const [target] = recordsOf(rule.Properties.Targets);
      const deadLetters = isRecord(target?.DeadLetterConfig) ? target.DeadLetterConfig.Arn : '';
      for (const queue of [written(target?.Arn), written(deadLetters)]) {
        const policies = template
          .ofType('AWS::SQS::QueuePolicy')
          .filter(({ Properties }) =>
            statementsOf(Properties.PolicyDocument).some(
              ({ effect, principals, actions, resources, when }) =>
                effect === 'Allow' &&
                principals.includes('events.amazonaws.com') &&
                actions.includes('sqs:SendMessage') &&
                resources.includes(queue) &&
                when.endsWith(rules),
            ),
          );
        expect(`${queue}: ${policies.length} policies`).toBe(`${queue}: 1 policies`);
        expect(rule.DependsOn).toContain(policies[0]?.id);
      }
    }
  });

  test('a rule that no longer sends an event stops after the rule that does', () => {
    for (const service of consumers.filter(({ concerns }) => concerns)) {
      const of = (suffix: RegExp) =>
        busRules.filter(({ Properties }) => suffix.test(String(Properties.Description)));
      const narrowed = of(new RegExp(` for ${service.name}: `)).map(({ id }) => id);
      const whole = of(new RegExp(` for ${service.name}$`));
      const [first] = whole
        .map(({ DependsOn }) => listOf(DependsOn))
        .filter((ids) => ids.length > 2);
      if (whole.length > 0) expect(first).toEqual(expect.arrayContaining(narrowed));
    }
  });

  test('no queue policy comes near the 20 statements that SQS takes', () => {
    for (const { Properties } of template.ofType('AWS::SQS::QueuePolicy')) {
      expect(statementsOf(Properties.PolicyDocument).length).toBeLessThanOrEqual(3);
    }
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

      test.each([...service.consumes])('is sent $name by one rule', (event) => {
        const matching = busRules.filter(
          ({ Properties }) =>
            recordsOf(Properties.Targets).some(
              ({ Arn }) => written(Arn) === `\${${queue.id}.Arn}`,
            ) && matches(Properties.EventPattern, event),
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
      });

      test('is sent no event that it does not consume', () => {
        const sent = allEvents.filter((event) =>
          busRules.some(
            ({ Properties }) =>
              recordsOf(Properties.Targets).some(
                ({ Arn }) => written(Arn) === `\${${queue.id}.Arn}`,
              ) && matches(Properties.EventPattern, event),
          ),
        );
        expect(sent.map(({ name }) => name).sort()).toEqual(
          service.consumes.map(({ name }) => name).sort(),
        );
      });

      test('alarms when messages grow old or many, and when one dies', () => {
        expect(alarmOn(queue.id, 'ApproximateAgeOfOldestMessage')).toHaveLength(1);
        expect(alarmOn(queue.id, 'ApproximateNumberOfMessagesVisible')).toHaveLength(1);
        expect(alarmOn(deadLetters.id, 'ApproximateNumberOfMessagesVisible')).toMatchObject([
          { Properties: { Threshold: 1 } },
        ]);
      });
    });
  }

  for (const service of scheduled) {
    describe(`the scheduled service ${service.name}`, () => {
      test('is run at its rate by a rule of the default bus, which may invoke it', () => {
        const { id } = functionOf(service);
        const rule = template.one(RULE, { Description: `Runs ${service.name}` });
        const hours = service.schedule?.everyHours;
        expect(rule.Properties).not.toHaveProperty('EventBusName');
        expect(rule.Properties.ScheduleExpression).toBe(
          hours === 24 ? 'rate(1 day)' : `rate(${hours} hours)`,
        );
        expect(recordsOf(rule.Properties.Targets).map(({ Arn }) => written(Arn))).toEqual([
          `\${${id}.Arn}`,
        ]);
        template.one('AWS::Lambda::Permission', {
          FunctionName: `\${${id}.Arn}`,
          Principal: 'events.amazonaws.com',
          SourceArn: `\${${rule.id}.Arn}`,
        });
      });

      test('alarms when it has not run', () => {
        const alarm = template.one('AWS::CloudWatch::Alarm', {
          AlarmName: `reflekt-${stage}-${service.name}-missed`,
        });
        expect(alarm.Properties).toMatchObject({
          MetricName: 'Invocations',
          Period: Number(service.schedule?.everyHours) * 3600,
          EvaluationPeriods: 2,
          Threshold: 1,
        });
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
          // Until the record's age, however long the bus is out.
          MaximumRetryAttempts: -1,
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

/** True when EventBridge would match some event of this kind. Rules use one operator: equality with one of a list. */
function matches(pattern: unknown, event: { name: string; source: string }): boolean {
  if (!isRecord(pattern)) return false;
  const names = Object.keys(pattern).filter((name) => name !== 'detail');
  expect(names.sort()).toEqual(['detail-type', 'source']);
  return (
    listOf(pattern.source).includes(`reflekt.${event.source}`) &&
    listOf(pattern['detail-type']).includes(event.name)
  );
}
