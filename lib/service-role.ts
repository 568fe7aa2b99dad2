import type { ServiceDescription } from '@reflekt/shared/service';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stateful } from './stateful.ts';

export interface ServiceRoleProps {
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  /** The function's own. */
  readonly logGroup: ILogGroup;
}

/** What a function may do: exactly what its service describes, and writing its own log. */
export class ServiceRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { service, stateful, logGroup }: ServiceRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Function of the service ${service.name}`,
      inlinePolicies: {
        logs: new PolicyDocument({ statements: [writesLog(logGroup)] }),
        ...(service.tables.length > 0
          ? { tables: new PolicyDocument({ statements: usesTables(service, stateful) }) }
          : {}),
        ...(service.secrets.length > 0
          ? { secrets: new PolicyDocument({ statements: [readsSecrets(service, stateful)] }) }
          : {}),
      },
    });
  }
}

/** A log group's `Arn` covers the streams in it and nothing else. */
const writesLog = (logGroup: ILogGroup) =>
  new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });

function usesTables(service: ServiceDescription, stateful: Stateful): PolicyStatement[] {
  return service.tables.flatMap(({ table: spec, actions, indexes }) => {
    const table = stateful.table(spec);
    const onTable = new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [table.table.tableArn],
    });
    if (indexes.length === 0) return [onTable];
    const onIndexes = new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: indexes.map((index) => table.indexArn(index)),
    });
    return [onTable, onIndexes];
  });
}

const readsSecrets = (service: ServiceDescription, stateful: Stateful) =>
  new PolicyStatement({
    actions: ['secretsmanager:GetSecretValue'],
    resources: service.secrets.map((secret) => stateful.secretArn(secret)),
  });
