import { describe, expect, test } from '@jest/globals';
import type { ServiceDescription } from '@reflekt/shared/service';
import { allTables } from '@reflekt/shared/tables';
import { stages } from '../../../lib/stages.ts';
import { grantsOf, statementsOf } from '../grants.ts';
import { isRecord, recordsOf, type SynthesizedTemplate, written } from '../synthesized.ts';

/** Services that must never have keys, even if their description asked: they need no text. */
const BLIND = ['authorizer', 'meta', 'outbox', 'entries-consumer'];

/** The key of all diaries: its uses, its end, and the alarms on both. */
export function describeKeys(
  template: SynthesizedTemplate,
  services: readonly ServiceDescription[],
): void {
  const { stage } = template;
  const { retainsData } = stages[stage];
  const key = template.one('AWS::KMS::Key');
  const account = written({
    'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'iam', '', { Ref: 'AWS::AccountId' }]],
  });
  const statements = statementsOf(key.Properties.KeyPolicy);

  describe('the key of the diaries', () => {
    test('rotates, waits thirty days before deletion, and has a name', () => {
      expect(key.Properties).toMatchObject({ EnableKeyRotation: true, PendingWindowInDays: 30 });
      const alias = template.one('AWS::KMS::Alias', { AliasName: `alias/reflekt-${stage}-diary` });
      expect(written(alias.Properties.TargetKeyId)).toBe(`\${${key.id}.Arn}`);
    });

    test(retainsData ? 'outlives the stack' : 'goes with the stack', () => {
      const policy = retainsData ? 'Retain' : 'Delete';
      // Plain Retain: a rollback could not delete it, and would get stuck.
      expect(key).toMatchObject({ DeletionPolicy: policy, UpdateReplacePolicy: policy });
    });

    test.each(['DisableKey', 'DisableKeyRotation', 'ScheduleKeyDeletion'])(
      `${retainsData ? 'denies' : 'allows'} kms:%s to all but the break-glass role`,
      (call) => {
        const about = statements.filter(({ actions }) => actions.includes(`kms:${call}`));
        const breakGlass = `aws:PrincipalArn=${account}:role/reflekt-${stage}-break-glass`;
        expect(
          about.map(({ effect, principals, when }) => `${effect} ${principals} ${when}`),
        ).toEqual(
          retainsData
            ? [`Allow ${account}:root ArnEquals ${breakGlass}`, `Deny * ArnNotEquals ${breakGlass}`]
            : [`Allow ${account}:root `],
        );
      },
    );

    test('is used by the functions that seal and the break-glass role only, not by administrators', () => {
      const roles = services
        .filter(({ seals }) => seals)
        .map(({ name }) => `${account}:role/reflekt-${stage}-${name}`);
      const using = statements.filter(({ actions }) =>
        actions.some((action) => /Decrypt|Encrypt|DataKey|CreateGrant|\*/.test(action)),
      );
      expect(using).toEqual([
        {
          effect: 'Allow',
          principals: [`${account}:root`],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'],
          when: `ArnEquals aws:PrincipalArn=${roles.join('|')}`,
        },
        {
          effect: 'Allow',
          principals: [`${account}:root`],
          actions: ['kms:Decrypt'],
          resources: ['*'],
          when: `ArnEquals aws:PrincipalArn=${account}:role/reflekt-${stage}-break-glass`,
        },
      ]);
    });
  });

  test.each(services.filter(({ name }) => BLIND.includes(name)))(
    '$name has no key',
    ({ name, seals }) => {
      const role = template.one('AWS::IAM::Role', {
        Description: `Function of the service ${name}`,
      });
      const keys = template.one('AWS::DynamoDB::GlobalTable', {
        TableName: `reflekt-${stage}-Keys`,
      });
      expect(seals).toBeUndefined();
      expect(
        grantsOf(role.Properties).filter((g) => g.startsWith('kms:') || g.includes(keys.id)),
      ).toEqual([]);
    },
  );

  test('only the account service may delete keys', () => {
    const keys = template.one('AWS::DynamoDB::GlobalTable', { TableName: `reflekt-${stage}-Keys` });
    const deleting = template
      .ofType('AWS::IAM::Role')
      .filter(({ Properties }) => Properties.Description !== 'Function of the service account')
      .flatMap(({ id, Properties }) => grantsOf(Properties).map((grant) => `${id}: ${grant}`))
      .filter(
        (grant) => grant.includes(keys.id) && /dynamodb:(Delete|Update|BatchWrite)/.test(grant),
      );
    expect(deleting).toEqual([]);
  });

  describe('the break-glass role', () => {
    const role = template.one('AWS::IAM::Role', { RoleName: `reflekt-${stage}-break-glass` });

    test('is taken by people of the account with recent MFA, for an hour', () => {
      expect(role.Properties.MaxSessionDuration).toBe(3600);
      expect(statementsOf(role.Properties.AssumeRolePolicyDocument)).toEqual([
        {
          effect: 'Allow',
          principals: [`${account}:root`],
          actions: ['sts:AssumeRole'],
          resources: [],
          when: 'Bool aws:MultiFactorAuthPresent=true and NumericLessThan aws:MultiFactorAuthAge=3600',
        },
      ]);
    });

    test('reads every table and opens the stage key, and may do nothing else', () => {
      const tables = allTables.flatMap(({ name }) => {
        const { id } = template.one('AWS::DynamoDB::GlobalTable', {
          TableName: `reflekt-${stage}-${name}`,
        });
        return [`dynamodb:GetItem on \${${id}.Arn}`, `dynamodb:Query on \${${id}.Arn}`];
      });
      const context = [
        `StringEquals kms:EncryptionContext:reflekt:stage=${stage}`,
        'StringEquals kms:EncryptionContext:reflekt:purpose=stage-key',
      ];
      expect(grantsOf(role.Properties).sort()).toEqual(
        [...tables, `kms:Decrypt on \${${key.id}.Arn} when ${context.join(' and ')}`].sort(),
      );
    });
  });

  describe('the alarm topic is told', () => {
    const topic = template.one('AWS::SNS::Topic');
    const ruleNamed = (name: string) =>
      template.one('AWS::Events::Rule', { Name: `reflekt-${stage}-${name}` }).Properties;

    test.each(['key-endangered', 'break-glass-used'])('of %s, in a sentence', (name) => {
      const [target] = recordsOf(ruleNamed(name).Targets);
      expect(written(target?.Arn)).toBe(`\${${topic.id}}`);
      const { InputTemplate: sentence } = isRecord(target?.InputTransformer)
        ? target.InputTransformer
        : {};
      expect(sentence).toMatch(/<detail-userIdentity-arn> called <detail-eventName>/);
      // EventBridge sends SNS no condition keys.
      const policy = template.one('AWS::SNS::TopicPolicy').Properties.PolicyDocument;
      expect(statementsOf(policy)).toContainEqual({
        effect: 'Allow',
        principals: ['events.amazonaws.com'],
        actions: ['sns:Publish'],
        resources: [`\${${topic.id}}`],
        when: '',
      });
    });

    test('of reads too: CloudTrail counts AssumeRole and Decrypt among them', () => {
      expect(ruleNamed('break-glass-used').State).toBe(
        'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      );
    });

    test.each([
      ['unknown-key', 'unknown_key'],
      ['keys-lost', 'keys_lost'],
      ['canary-unreadable', 'canary_unreadable'],
      ['key-broken', 'key_broken'],
      ['key-refused', 'key_refused'],
      ['unreadable-item', 'unreadable_item'],
    ])('of %s, in whichever log it stands', (name, code) => {
      const { Properties } = template.one('AWS::CloudWatch::Alarm', {
        AlarmName: `reflekt-${stage}-diaries-${name}`,
      });
      expect(Properties).toMatchObject({
        MetricName: 'errors-by-code',
        Namespace: `Reflekt/${stage}`,
        Dimensions: [{ Name: 'error_code', Value: code }],
        Threshold: 1,
      });
      const counting = template
        .ofType('AWS::Logs::MetricFilter')
        .filter(({ Properties: { FilterPattern: pattern } }) =>
          String(pattern).includes(`($.error_code = "${code}")`),
        );
      expect(counting).toHaveLength(services.length);
      for (const filter of counting) {
        expect(filter.Properties.MetricTransformations).toMatchObject([
          {
            MetricName: 'errors-by-code',
            MetricNamespace: `Reflekt/${stage}`,
            Dimensions: [{ Key: 'error_code', Value: '$.error_code' }],
          },
        ]);
      }
    });
  });
}
