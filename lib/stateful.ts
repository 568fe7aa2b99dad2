import type { SecretSpec } from '@reflekt/shared/service';
import type { TableSpec } from '@reflekt/shared/tables';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { removalPolicy } from './removal-policy.ts';
import type { Stage } from './stages.ts';
import { SpecifiedTable } from './table.ts';

export interface StatefulProps {
  readonly stage: Stage;
  readonly tables: readonly TableSpec[];
  readonly secrets: readonly SecretSpec[];
  /** Whether data and secrets outlive the stack. */
  readonly keepsData: boolean;
}

/**
 * Everything that holds state, in one construct: the ids below it are pinned by a test, because a table or
 * secret whose logical id changes is replaced by an empty one.
 */
export class Stateful extends Construct {
  readonly #tables = new Map<string, SpecifiedTable>();
  readonly #secrets = new Map<string, CfnSecret>();

  constructor(scope: Construct, id: string, props: StatefulProps) {
    super(scope, id);
    for (const spec of props.tables) {
      const table = new SpecifiedTable(this, spec.name, {
        spec,
        tableName: `reflekt-${props.stage}-${spec.name}`,
        keepsData: props.keepsData,
      });
      this.#tables.set(spec.name, table);
    }
    const secrets = new Construct(this, 'Secrets');
    for (const { name, description, rotates } of props.secrets) {
      if (this.#secrets.has(name)) continue;
      // Without a value on purpose: a generated one would make a secret that nobody set look like a bad token.
      const secret = new CfnSecret(secrets, name, {
        name: `reflekt/${props.stage}/${name}`,
        description: `${description}. JSON: ${rotates ? '{"current": "...", "previous": "..."}' : '{"current": "..."}'}`,
      });
      secret.applyRemovalPolicy(removalPolicy(props.keepsData));
      this.#secrets.set(name, secret);
    }
  }

  /** @throws Error for a table that is not in `allTables` */
  table(spec: TableSpec): SpecifiedTable {
    return found(this.#tables.get(spec.name), `the table ${spec.name} is not deployed`);
  }

  /** @throws Error for a secret that no service names */
  secretArn(secret: SecretSpec): string {
    return found(this.#secrets.get(secret.name), `the secret ${secret.name} is not deployed`).ref;
  }
}

function found<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
