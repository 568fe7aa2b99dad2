import { breakGlassRoleName } from '@reflekt/shared/service';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { removalPolicy } from './removal-policy.ts';
import type { Stage } from './stages.ts';

export interface DiaryKeyProps {
  readonly stage: Stage;
  /** Names of the functions' roles that may use the key. The break-glass role may too. */
  readonly userRoles: readonly string[];
  /** The key then outlives the stack, and only the break-glass role can disable or delete it. */
  readonly retainsData: boolean;
}

const PENDING_WINDOW = Duration.days(30);

/** Uses of the key. `kms:CreateGrant` is in no list: with a grant, someone could use the key past its policy. */
const USE = ['kms:Decrypt', 'kms:GenerateDataKey'];
/** The end of the key, and with it of every diary. */
const END = ['kms:DisableKey', 'kms:DisableKeyRotation', 'kms:ScheduleKeyDeletion'];
const ADMINISTER = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  // KMS creates no key whose creator could not change its policy afterwards. Changes raise an alarm.
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/** Condition keys and values for an encryption context. */
export const encryptionContextIs = (context: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
  );

/** The KMS key that wraps the stage key, which wraps the data keys of all owners. */
export class DiaryKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: DiaryKeyProps) {
    super(scope, id);
    const { stage, retainsData } = props;
    this.key = new Key(this, 'Key', {
      description: `Wraps the key of all diaries of ${stage}: without it none can be read`,
      enableKeyRotation: true,
      pendingWindow: PENDING_WINDOW,
      policy: keyPolicy(Stack.of(this), props),
      // Its policy refuses deletion in the rollback of a first deployment too, which would then get stuck.
      removalPolicy: retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new Alias(this, 'Alias', {
      aliasName: `alias/reflekt-${stage}-diary`,
      targetKey: this.key,
      removalPolicy: removalPolicy(retainsData),
    });
  }
}

/**
 * Administrators may administer the key, not use it: who could decrypt by a policy of their own would need no break-glass
 * role, and raise no alarm.
 */
function keyPolicy(stack: Stack, props: DiaryKeyProps): PolicyDocument {
  const { stage, userRoles, retainsData } = props;
  const roleArn = (name: string) =>
    stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: name });
  const breakGlass = roleArn(breakGlassRoleName(stage));
  const allow = (sid: string, actions: string[], conditions = {}) =>
    new PolicyStatement({
      sid,
      principals: [new AccountRootPrincipal()],
      actions,
      resources: ['*'],
      conditions,
    });
  const endByBreakGlassOnly = [
    allow('EndByBreakGlassRole', END, { ArnEquals: { 'aws:PrincipalArn': breakGlass } }),
    new PolicyStatement({
      sid: 'EndByNobodyElse',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: END,
      resources: ['*'],
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': breakGlass } },
    }),
  ];
  return new PolicyDocument({
    statements: [
      allow('Administration', ADMINISTER),
      allow('UseByFunctions', USE, {
        ArnEquals: { 'aws:PrincipalArn': userRoles.map(roleArn) },
      }),
      allow('UseByBreakGlassRole', ['kms:Decrypt'], {
        ArnEquals: { 'aws:PrincipalArn': breakGlass },
      }),
      ...(retainsData ? endByBreakGlassOnly : [allow('End', END)]),
    ],
  });
}
