import type { SecretSpec } from '@reflekt/shared/service';
import type { TableSpec } from '@reflekt/shared/tables';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { DiaryKey } from './diary-key.ts';
import { removalPolicy } from './removal-policy.ts';
import type { Stage } from './stages.ts';
import { SpecifiedTable } from './table.ts';

export interface StatefulProps {
  readonly stage: Stage;
  readonly tables: readonly TableSpec[];
  readonly secrets: readonly SecretSpec[];
  /** Names of the functions' roles that may use the KMS key. */
  readonly keyUserRoles: readonly string[];
  /** Data, secrets and the KMS key then outlive the stack. */
  readonly retainsData: boolean;
}

/**
 * All resources that hold state, in one construct. A test pins the ids below it: a table, secret or key whose logical id
 * changes is replaced by an empty one.
 */
export class Stateful extends Construct {
  /** The KMS key that wraps the stage key. */
  readonly diaryKey: IKey;
  readonly #tables = new Map<string, SpecifiedTable>();
  readonly #secrets = new Map<string, CfnSecret>();

  constructor(scope: Construct, id: string, props: StatefulProps) {
    super(scope, id);
    for (const spec of props.tables) {
      const table = new SpecifiedTable(this, spec.name, {
        spec,
        tableName: `reflekt-${props.stage}-${spec.name}`,
        retainsData: props.retainsData,
      });
      this.#tables.set(spec.name, table);
    }
    this.diaryKey = new DiaryKey(this, 'DiaryKey', {
      stage: props.stage,
      userRoles: props.keyUserRoles,
      retainsData: props.retainsData,
    }).key;
    const secrets = new Construct(this, 'Secrets');
    for (const { name, description, rotates } of props.secrets) {
      if (this.#secrets.has(name)) continue;
      // Without a value on purpose: with a generated one, a secret that nobody set would make every token look bad.
      const secret = new CfnSecret(secrets, name, {
        name: `reflekt/${props.stage}/${name}`,
        description: `${description}. JSON: ${rotates ? '{"current": "...", "previous": "..."}' : '{"current": "..."}'}`,
      });
      secret.applyRemovalPolicy(removalPolicy(props.retainsData));
      this.#secrets.set(name, secret);
    }
  }

  /** @throws Error for a table that is not in `allTables` */
  table(spec: TableSpec): SpecifiedTable {
    return requireDeployed(this.#tables.get(spec.name), `the table ${spec.name} is not deployed`);
  }

  /** @throws Error for a secret that no service names */
  secretArn(secret: SecretSpec): string {
    return requireDeployed(
      this.#secrets.get(secret.name),
      `the secret ${secret.name} is not deployed`,
    ).ref;
  }
}

function requireDeployed<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}
