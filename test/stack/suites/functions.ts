import { describe, expect, test } from '@jest/globals';
import { type ServiceDescription, serviceVariables } from '@reflekt/shared/service';
import { stages } from '../../../lib/stages.ts';
import { isRecord, listOf, recordsOf, type SynthesizedTemplate, written } from '../synthesized.ts';

const FUNCTION = 'AWS::Lambda::Function';

export function describeFunctions(
  template: SynthesizedTemplate,
  services: readonly ServiceDescription[],
): void {
  const { stage } = template;

  test('every function belongs to a service', () => {
    const deployed = template.ofType(FUNCTION).map(({ Properties }) => Properties.FunctionName);
    expect(deployed.sort()).toEqual(services.map(({ name }) => `reflekt-${stage}-${name}`).sort());
  });

  test('no policy of any role has a wildcard, allows everything but, or scans', () => {
    for (const { id, Properties } of template.ofType('AWS::IAM::Role')) {
      for (const [action, resource] of grantsOf(Properties)) {
        expect(`${id} ${action} ${resource}`).not.toMatch(
          /\*|dynamodb:Scan|\bNot(Action|Resource)/,
        );
      }
    }
    expect(template.resources.filter(({ Type }) => /IAM::(Managed)?Policy/.test(Type))).toEqual([]);
  });

  describe.each([...services])('the function of $name', (service) => {
    const name = `reflekt-${stage}-${service.name}`;
    const resource = template.one(FUNCTION, { FunctionName: name });
    const { Properties } = resource;
    const logGroup = template.one('AWS::Logs::LogGroup', { LogGroupName: `/aws/lambda/${name}` });

    test('runs Node 24 on arm64 with the memory and time of its description', () => {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        MemorySize: service.memoryMb,
        Timeout: service.timeoutSeconds,
      });
    });

    test('reserves no concurrency, of which a new account has too little', () => {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    });

    test("logs to its own group, kept as long as the stage's configuration says", () => {
      expect(Properties.LoggingConfig).toEqual({ LogGroup: { Ref: logGroup.id } });
      expect(logGroup.Properties.RetentionInDays).toBe(stages[stage].logDays);
    });

    test('is given the variables that its description names, and no others', () => {
      const environment = Properties.Environment;
      const variables = isRecord(environment) ? environment.Variables : undefined;
      expect(Object.keys(variables ?? {})).toEqual(serviceVariables(service));
      expect(variables).toMatchObject({ STAGE: stage, SERVICE: service.name });
    });

    test('may do exactly what its description says, and write its log', () => {
      const role = template.one('AWS::IAM::Role', {
        Description: `Function of the service ${service.name}`,
      });
      expect(Properties.Role).toEqual({ 'Fn::GetAtt': [role.id, 'Arn'] });
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(grantsOf(role.Properties).map(String).sort()).toEqual(
        [
          ['logs:CreateLogStream', `\${${logGroup.id}.Arn}`],
          ['logs:PutLogEvents', `\${${logGroup.id}.Arn}`],
          ...describedGrants(service, template),
          ...feedGrants(service, template),
        ]
          .map(String)
          .sort(),
      );
    });

    test('is watched, and each alarm says whom it hurts', () => {
      const alarms = template
        .ofType('AWS::CloudWatch::Alarm')
        .filter((alarm) => String(alarm.Properties.AlarmName).startsWith(`${name}-`));
      expect(alarms.map((alarm) => alarm.Properties.AlarmName)).toEqual(
        expect.arrayContaining([`${name}-errors`, `${name}-logged-errors`, `${name}-throttles`]),
      );
    });

    test('counts the error lines of its log', () => {
      const filter = template.one('AWS::Logs::MetricFilter', {
        LogGroupName: `\${${logGroup.id}}`,
      });
      expect(filter.Properties.FilterPattern).toBe('{ $.level = "error" }');
      const counted = {
        MetricName: `${service.name}-logged-errors`,
        Namespace: `Reflekt/${stage}`,
      };
      template.one('AWS::CloudWatch::Alarm', counted);
      expect(filter.Properties.MetricTransformations).toMatchObject([
        { MetricName: counted.MetricName, MetricNamespace: counted.Namespace },
      ]);
    });
  });

  test('every alarm has a sentence for people and goes to the topic', () => {
    const topic = template.one('AWS::SNS::Topic');
    for (const { Properties } of template.ofType('AWS::CloudWatch::Alarm')) {
      expect(String(Properties.AlarmDescription)).toMatch(/^\S.{30,}\.$/);
      expect(Properties).toMatchObject({
        AlarmActions: [{ Ref: topic.id }],
        TreatMissingData: 'notBreaching',
      });
    }
  });
}

type Grant = readonly [action: string, resource: string];

/** Every pair of action and resource that the inline policies of a role allow. */
function grantsOf(role: Readonly<Record<string, unknown>>): Grant[] {
  const documents = recordsOf(role.Policies).map((policy) => policy.PolicyDocument);
  return recordsOf(documents)
    .flatMap((document) => recordsOf(document.Statement))
    .flatMap((statement) => {
      expect(Object.keys(statement).sort()).toEqual(['Action', 'Effect', 'Resource']);
      expect(statement.Effect).toBe('Allow');
      return listOf(statement.Action).flatMap((action) =>
        listOf(statement.Resource).map((resource): Grant => [String(action), written(resource)]),
      );
    });
}

function describedGrants(service: ServiceDescription, template: SynthesizedTemplate): Grant[] {
  const { stage } = template;
  const tables = service.tables.flatMap(({ table, actions, indexes }): Grant[] => {
    const { id } = template.one('AWS::DynamoDB::GlobalTable', {
      TableName: `reflekt-${stage}-${table.name}`,
    });
    return [
      ...actions.map((action): Grant => [`dynamodb:${action}`, `\${${id}.Arn}`]),
      ...indexes.map((index): Grant => ['dynamodb:Query', `\${${id}.Arn}/index/${index}`]),
    ];
  });
  const secrets = service.secrets.map(({ name }): Grant => {
    const { id } = template.one('AWS::SecretsManager::Secret', {
      Name: `reflekt/${stage}/${name}`,
    });
    return ['secretsmanager:GetSecretValue', `\${${id}}`];
  });
  return [...tables, ...secrets];
}

/** What taking its work needs, by the kind of the service. */
function feedGrants(service: ServiceDescription, template: SynthesizedTemplate): Grant[] {
  const queueName = (name: string) => ({ QueueName: `reflekt-${template.stage}-${name}` });
  switch (service.kind) {
    case 'api':
    case 'authorizer':
      return [];
    case 'consumer': {
      const { id } = template.one('AWS::SQS::Queue', queueName(service.name));
      return ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => [
        `sqs:${action}`,
        `\${${id}.Arn}`,
      ]);
    }
    case 'outbox': {
      const bus = template.one('AWS::Events::EventBus');
      const parked = template.one('AWS::SQS::Queue', queueName(`${service.name}-parked`));
      const streams = (service.streams ?? []).flatMap(({ table }): Grant[] => {
        const { id } = template.one('AWS::DynamoDB::GlobalTable', {
          TableName: `reflekt-${template.stage}-${table.name}`,
        });
        return ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => [
          `dynamodb:${action}`,
          `\${${id}.StreamArn}`,
        ]);
      });
      return [
        ...streams,
        ['events:PutEvents', `\${${bus.id}.Arn}`],
        ['sqs:SendMessage', `\${${parked.id}.Arn}`],
      ];
    }
  }
}
