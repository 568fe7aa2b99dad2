import { join } from 'node:path';
import {
  KMS_KEY_VARIABLE,
  type ServiceDescription,
  secretVariable,
  tableAccessOf,
} from '@reflekt/shared/service';
import { tableVariable } from '@reflekt/shared/tables';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Architecture, Code, type Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EventSource } from './event-source.ts';
import { ServiceRole } from './service-role.ts';
import { type Stage, stages } from './stages.ts';
import type { Stateful } from './stateful.ts';

export interface ServiceFunctionProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  /** The folder that `bundleServices` wrote to. */
  readonly bundles: string;
  /** Undefined when only the API invokes it. */
  readonly eventSource: EventSource | undefined;
}

/** The function of a service, its role and its log group, all from the service's description. */
export class ServiceFunction extends Construct {
  readonly service: ServiceDescription;
  readonly eventSource: EventSource | undefined;
  readonly function: Lambda;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { stage, service, stateful, eventSource } = props;
    const functionName = `reflekt-${stage}-${service.name}`;
    this.service = service;
    this.eventSource = eventSource;
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stages[stage].logDays,
      // A named group that outlived its stack would keep the stack from being created again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { role } = new ServiceRole(this, 'Access', {
      stage,
      service,
      stateful,
      logGroup: this.logGroup,
      eventSource,
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
    eventSource?.attach(this.function);
  }
}

/** The variables that `serviceVariables` lists, with this stage's values. */
function environmentOf(props: ServiceFunctionProps): Record<string, string> {
  const { stage, service, stateful, eventSource } = props;
  const { config } = stages[stage];
  return Object.fromEntries([
    ['STAGE', stage],
    ['SERVICE', service.name],
    ...tableAccessOf(service).map(({ table }) => [
      tableVariable(table),
      stateful.table(table).table.tableName,
    ]),
    ...(service.seals ? [[KMS_KEY_VARIABLE, stateful.diaryKey.keyArn]] : []),
    ...service.secrets.map((secret) => [secretVariable(secret), stateful.secretArn(secret)]),
    ...Object.entries(eventSource?.environment ?? {}),
    ...service.config.map((name) => [name, config[name]]),
  ]);
}
