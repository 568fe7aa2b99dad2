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
  /** What its queue or streams ask for. */
  readonly feed: readonly PolicyStatement[];
}

/** What a function may do: exactly what its service describes, taking its work, and writing its own log. */
export class ServiceRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { service, stateful, logGroup } = props;
    const policies = {
      logs: [writesLog(logGroup)],
      tables: usesTables(service, stateful),
      secrets: readsSecrets(service, stateful),
      feed: props.feed,
    };
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Function of the service ${service.name}`,
      inlinePolicies: Object.fromEntries(
        Object.entries(policies)
          .filter(([, statements]) => statements.length > 0)
          .map(([name, statements]) => [name, new PolicyDocument({ statements: [...statements] })]),
      ),
    });
  }
}

/** A log group's `Arn` covers the streams in it and nothing else. */
const writesLog = (logGroup: ILogGroup) =>
  new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });

/** A description may use the table, its indexes, or both. */
const usesTables = ({ tables }: ServiceDescription, stateful: Stateful): PolicyStatement[] =>
  tables.flatMap(({ table: spec, actions, indexes }) => {
    const table = stateful.table(spec);
    return [
      ...allows(
        actions.map((action) => `dynamodb:${action}`),
        [table.table.tableArn],
      ),
      ...allows(
        ['dynamodb:Query'],
        indexes.map((index) => table.indexArn(index)),
      ),
    ];
  });

const readsSecrets = ({ secrets }: ServiceDescription, stateful: Stateful): PolicyStatement[] =>
  allows(
    ['secretsmanager:GetSecretValue'],
    secrets.map((secret) => stateful.secretArn(secret)),
  );

/** No statement where there is nothing to allow: an empty list is no valid policy. */
const allows = (actions: string[], resources: string[]): PolicyStatement[] =>
  actions.length > 0 && resources.length > 0 ? [new PolicyStatement({ actions, resources })] : [];
