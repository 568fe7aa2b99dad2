import { join } from 'node:path';
import { type ServiceDescription, secretVariable } from '@reflekt/shared/service';
import { tableVariable } from '@reflekt/shared/tables';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Architecture, Code, type Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionFeed } from './function-feed.ts';
import { ServiceRole } from './service-role.ts';
import { type Stage, stages } from './stages.ts';
import type { Stateful } from './stateful.ts';

export interface ServiceFunctionProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  /** The folder that `bundleServices` wrote to. */
  readonly bundles: string;
  /**
   * Where its work comes from, when that is not the API.
   * @default - only the API invokes it
   */
  readonly feed?: FunctionFeed;
}

/** The function of a service, its role and its log group, all from the service's description. */
export class ServiceFunction extends Construct {
  readonly service: ServiceDescription;
  readonly function: Lambda;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { stage, service, stateful, feed } = props;
    const functionName = `reflekt-${stage}-${service.name}`;
    this.service = service;
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stages[stage].logDays,
      // A named group that outlived its stack would keep the stack from being made again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { role } = new ServiceRole(this, 'Access', {
      service,
      stateful,
      logGroup: this.logGroup,
      feed: feed?.statements ?? [],
    });
    this.function = new NodejsFunction(this, 'Function', {
      functionName,
      description: service.description,
      code: Code.fromAsset(join(props.bundles, service.name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: service.memoryMb,
      timeout: Duration.seconds(service.timeoutSeconds),
      environment: environmentOf(props),
      role,
      logGroup: this.logGroup,
    });
    feed?.attach(this.function);
  }
}

/** What `serviceVariables` names, with this stage's values. */
function environmentOf(props: ServiceFunctionProps): Record<string, string> {
  const { stage, service, stateful, feed } = props;
  const { config } = stages[stage];
  return Object.fromEntries([
    ['STAGE', stage],
    ['SERVICE', service.name],
    ...service.tables.map(({ table }) => [
      tableVariable(table),
      stateful.table(table).table.tableName,
    ]),
    ...service.secrets.map((secret) => [secretVariable(secret), stateful.secretArn(secret)]),
    ...Object.entries(feed?.environment ?? {}),
    ...service.config.map((name) => [name, config[name]]),
  ]);
}
