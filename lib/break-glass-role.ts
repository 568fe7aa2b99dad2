import { breakGlassRoleName, stageKeyContext } from '@reflekt/shared/service';
import type { TableSpec } from '@reflekt/shared/tables';
import { Duration, Stack } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { encryptionContextIs } from './diary-key.ts';
import type { Stage } from './stages.ts';
import type { Stateful } from './stateful.ts';

export interface BreakGlassRoleProps {
  readonly stage: Stage;
  readonly stateful: Stateful;
  readonly tables: readonly TableSpec[];
}

const SESSION = Duration.hours(1);

/**
 * The role for an emergency: it reads stored items and opens them, and writes nothing. A person of the account takes it
 * with MFA of the last hour, for an hour. Each use raises an alarm (`monitoring/audit-rules.ts`).
 */
export class BreakGlassRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { stage, stateful, tables }: BreakGlassRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      roleName: breakGlassRoleName(stage),
      description: 'Opens sealed items in an emergency; each use raises an alarm',
      assumedBy: new AccountPrincipal(Stack.of(this).account).withConditions({
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
        NumericLessThan: { 'aws:MultiFactorAuthAge': String(SESSION.toSeconds()) },
      }),
      maxSessionDuration: SESSION,
      inlinePolicies: {
        tables: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['dynamodb:GetItem', 'dynamodb:Query'],
              resources: tables.map((spec) => stateful.table(spec).table.tableArn),
            }),
          ],
        }),
        key: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['kms:Decrypt'],
              resources: [stateful.diaryKey.keyArn],
              conditions: { StringEquals: encryptionContextIs(stageKeyContext(stage)) },
            }),
          ],
        }),
      },
    });
  }
}
