import { describe, expect, test } from '@jest/globals';
import { type ServiceDescription, serviceVariables, tableAccessOf } from '@reflekt/shared/service';
import { stages } from '../../../lib/stages.ts';
import { type Grant, grantsOf } from '../grants.ts';
import { isRecord, type SynthesizedTemplate } from '../synthesized.ts';

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

  test('no role has a wildcard, a scan that its service does not declare, a denial, or a policy that no law reads', () => {
    const scans = new Set(
      services.flatMap((service) => describedGrants(service, template)).filter(isScan),
    );
    const faulty = template.ofType('AWS::IAM::Role').flatMap(({ id, Properties }) =>
      grantsOf(Properties)
        .filter((grant) => /\*|^not /.test(grant) || (isScan(grant) && !scans.has(grant)))
        .map((grant) => `${id} may ${grant}`),
    );
    const unread = template.resources
      .filter(({ Type }) => /IAM::(Managed)?Policy/.test(Type))
      .map(({ id, Type }) => `${id} is a separate ${Type}`);
    expect([...faulty, ...unread]).toEqual([]);
  });

  test('only an outbox scans: it holds no keys, and nobody outside reaches it', () => {
    const scanning = services.filter(({ tables }) => tables.some(({ scan }) => scan));
    for (const { kind, seals } of scanning) expect({ kind, seals }).toEqual({ kind: 'outbox' });
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

    test("logs to its own group, kept for as long as the stage's configuration asks", () => {
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
      expect(role.Properties.RoleName).toBe(name);
      expect(Properties.Role).toEqual({ 'Fn::GetAtt': [role.id, 'Arn'] });
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(grantsOf(role.Properties).sort()).toEqual(
        [
          `logs:CreateLogStream on \${${logGroup.id}.Arn}`,
          `logs:PutLogEvents on \${${logGroup.id}.Arn}`,
          ...describedGrants(service, template),
          ...eventSourceGrants(service, template),
        ].sort(),
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
        FilterPattern: '{ $.level = "error" }',
      });
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

  test('every alarm has a sentence for people, goes to the topic, and is silent without data', () => {
    const topic = template.one('AWS::SNS::Topic');
    for (const { Properties } of template.ofType('AWS::CloudWatch::Alarm')) {
      const watchesForWork = String(Properties.AlarmName).endsWith('-missed');
      expect(String(Properties.AlarmDescription)).toMatch(/^\S.{30,}\.$/);
      expect(Properties).toMatchObject({
        AlarmActions: [{ Ref: topic.id }],
        TreatMissingData: watchesForWork ? 'breaching' : 'notBreaching',
        ComparisonOperator: watchesForWork ? 'LessThanThreshold' : 'GreaterThanOrEqualToThreshold',
      });
    }
  });

  test('alarm names are unique: CloudWatch would overwrite one by the other', () => {
    const names = template
      .ofType('AWS::CloudWatch::Alarm')
      .map((a) => String(a.Properties.AlarmName));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
}

const isScan = (grant: Grant) => grant.startsWith('dynamodb:Scan');

function describedGrants(service: ServiceDescription, template: SynthesizedTemplate): Grant[] {
  const { stage } = template;
  const tables = tableAccessOf(service).flatMap((access): Grant[] => {
    const { table, actions, indexes, scan, partitions } = access;
    const { id } = template.one('AWS::DynamoDB::GlobalTable', {
      TableName: `reflekt-${stage}-${table.name}`,
    });
    const only = partitions
      ? ` when ForAllValues:StringEquals dynamodb:LeadingKeys=${partitions.join('|')}`
      : '';
    const scanned = scan?.index === undefined ? '' : `/index/${scan.index}`;
    return [
      ...actions.map((action): Grant => `dynamodb:${action} on \${${id}.Arn}${only}`),
      ...indexes.map((index): Grant => `dynamodb:Query on \${${id}.Arn}/index/${index}`),
      ...(scan ? [`dynamodb:Scan on \${${id}.Arn}${scanned}`] : []),
    ];
  });
  const secrets = service.secrets.map(({ name }): Grant => {
    const { id } = template.one('AWS::SecretsManager::Secret', {
      Name: `reflekt/${stage}/${name}`,
    });
    return `secretsmanager:GetSecretValue on \${${id}}`;
  });
  return [...tables, ...secrets, ...(service.seals ? keyGrants(template) : [])];
}

/** The KMS key, for the encryption context of the stage key only. */
function keyGrants(template: SynthesizedTemplate): Grant[] {
  const key = template.one('AWS::KMS::Key');
  const when =
    `when StringEquals kms:EncryptionContext:reflekt:stage=${template.stage}` +
    ' and StringEquals kms:EncryptionContext:reflekt:purpose=stage-key';
  return ['kms:Decrypt', 'kms:GenerateDataKey'].map(
    (action): Grant => `${action} on \${${key.id}.Arn} ${when}`,
  );
}

/** The grants that a service's event source needs, by the kind of the service. */
function eventSourceGrants(service: ServiceDescription, template: SynthesizedTemplate): Grant[] {
  const queueName = (name: string) => ({ QueueName: `reflekt-${template.stage}-${name}` });
  switch (service.kind) {
    case 'api':
    case 'authorizer':
    case 'scheduled':
    case 'tool':
      return [];
    case 'consumer': {
      const { id } = template.one('AWS::SQS::Queue', queueName(service.name));
      return [
        'ReceiveMessage',
        'DeleteMessage',
        'GetQueueAttributes',
        'ChangeMessageVisibility',
      ].map((action): Grant => `sqs:${action} on \${${id}.Arn}`);
    }
    case 'outbox': {
      const bus = template.one('AWS::Events::EventBus');
      const parked = template.one('AWS::SQS::Queue', queueName(`${service.name}-parked`));
      const streams = (service.streams ?? []).flatMap(({ table }): Grant[] => {
        const { id } = template.one('AWS::DynamoDB::GlobalTable', {
          TableName: `reflekt-${template.stage}-${table.name}`,
        });
        return ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
          (action): Grant => `dynamodb:${action} on \${${id}.StreamArn}`,
        );
      });
      return [
        ...streams,
        `events:PutEvents on \${${bus.id}.Arn}`,
        `sqs:SendMessage on \${${parked.id}.Arn}`,
      ];
    }
  }
}
