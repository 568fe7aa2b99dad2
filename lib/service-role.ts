import { type ServiceDescription, stageKeyContext, tableAccessOf } from '@reflekt/shared/service';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { encryptionContextIs } from './diary-key.ts';
import type { EventSource } from './event-source.ts';
import type { Stage } from './stages.ts';
import type { Stateful } from './stateful.ts';

export interface ServiceRoleProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  /** The function's own. */
  readonly logGroup: ILogGroup;
  /** Undefined when only the API invokes it. */
  readonly eventSource: EventSource | undefined;
}

/** The physical name of a function's role. The key policy names roles by it: their ARNs would refer back to the key. */
export const serviceRoleName = (stage: Stage, { name }: ServiceDescription): string =>
  `reflekt-${stage}-${name}`;

/** The role of a function: the accesses of its service's description, its event source, and its own log. */
export class ServiceRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { stage, service, stateful, logGroup, eventSource } = props;
    const policies = {
      logs: [writeLog(logGroup)],
      tables: accessTables(service, stateful),
      secrets: readSecrets(service, stateful),
      key: service.seals ? [useDiaryKey(stage, stateful)] : [],
      events: eventSource?.statements ?? [],
    };
    this.role = new Role(this, 'Role', {
      roleName: serviceRoleName(stage, service),
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
const writeLog = (logGroup: ILogGroup) =>
  new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });

/** A description may name the table, its indexes, or both. */
const accessTables = (service: ServiceDescription, stateful: Stateful): PolicyStatement[] =>
  tableAccessOf(service).flatMap(({ table: spec, actions, indexes, scan, partitions }) => {
    const table = stateful.table(spec);
    const { tableArn } = table.table;
    return [
      ...allow(
        actions.map((action) => `dynamodb:${action}`),
        [tableArn],
        partitions && { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [...partitions] } },
      ),
      ...allow(
        ['dynamodb:Query'],
        indexes.map((index) => table.indexArn(index)),
      ),
      ...(scan
        ? allow(
            ['dynamodb:Scan'],
            [scan.index === undefined ? tableArn : table.indexArn(scan.index)],
          )
        : []),
    ];
  });

const readSecrets = ({ secrets }: ServiceDescription, stateful: Stateful): PolicyStatement[] =>
  allow(
    ['secretsmanager:GetSecretValue'],
    secrets.map((secret) => stateful.secretArn(secret)),
  );

/** For the stage key only: whatever else would be wrapped under the KMS key, no function could open. */
const useDiaryKey = (stage: Stage, stateful: Stateful) =>
  new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [stateful.diaryKey.keyArn],
    conditions: { StringEquals: encryptionContextIs(stageKeyContext(stage)) },
  });

/** No statement where there is nothing to allow: an empty list is no valid policy. */
const allow = (
  actions: string[],
  resources: string[],
  conditions: Readonly<Record<string, unknown>> = {},
): PolicyStatement[] =>
  actions.length > 0 && resources.length > 0
    ? [new PolicyStatement({ actions, resources, conditions })]
    : [];
