import { join } from 'node:path';
import { checkAwsOptions, startAwsEndpoint } from '../aws/index.ts';
import type { AwsEndpoint, AwsEndpointOptions, TemplateResource } from '../aws/types.ts';
import { accessKeyId, type FunctionDefinition, readFunction } from '../functions/definition.ts';
import { FunctionHost } from '../functions/host.ts';
import { RestApiHandler } from '../rest-api/handler.ts';
import { readRestApi } from '../rest-api/model.ts';
import { type Assembly, loadAssembly } from '../template/assembly.ts';
import { type CloudEnvironment, nameOf } from '../template/attributes.ts';
import { roleStatements } from '../template/roles.ts';
import { type EmulatedType, loadStack, type Resource, type Stack } from '../template/stack.ts';
import type { Configuration } from './configuration.ts';
import type { Secrets } from './secrets.ts';

const REGION = 'us-east-1';
const ACCOUNT_ID = '000000000000';

export interface CloudOptions {
  configuration: Configuration;
  secrets: Secrets;
  /** Values of the developer's that replace what functions declare of the same name. */
  overrides: Readonly<Record<string, string>>;
  print(line: string): void;
}

/** The templates without the hashes of their assets: where they differ, new code in the functions is not enough. */
export const shapeOf = ({ template, nestedTemplates }: Assembly): string =>
  JSON.stringify([template, ...nestedTemplates.values()]).replaceAll(/\b[0-9a-f]{64}\b/g, '');

/** One synthesized app, running. */
export interface Cloud {
  shape: string;
  environment: CloudEnvironment;
  host: FunctionHost;
  api: RestApiHandler;
  aws: AwsEndpoint;
  close(): Promise<void>;
}

/**
 * Reads everything in the assembly that a start would read, and starts nothing.
 * @throws LocalCloudError at anything in the template that the local cloud does not know
 */
export function checkAssembly(directory: string, options: CloudOptions): void {
  const assembly = loadAssembly(directory);
  const stack = loadStack(assembly, environmentOf(assembly));
  readRestApi(stack);
  checkAwsOptions(endpointOptions(stack, assembly, options));
}

/**
 * Starts what the assembly declares: AWS endpoint and tables, functions, REST API.
 * @throws LocalCloudError as `checkAssembly` does, and Error when the engine does not start
 */
export async function startCloud(directory: string, options: CloudOptions): Promise<Cloud> {
  const { configuration, print } = options;
  const assembly = loadAssembly(directory);
  const declared = loadStack(assembly, environmentOf(assembly));
  const aws = await startAwsEndpoint(endpointOptions(declared, assembly, options));
  try {
    const stack = loadStack(assembly, { ...declared.environment, awsUrl: aws.url });
    const functions = new FunctionHost({
      definitions: readFunctions(stack, assembly),
      environment: stack.environment,
      overrides: options.overrides,
      logDirectory: join(configuration.dataDir, 'logs'),
      print,
    });
    aws.startDeliveries(functions);
    return {
      shape: shapeOf(assembly),
      environment: stack.environment,
      host: functions,
      api: new RestApiHandler(readRestApi(stack), functions, print),
      aws,
      async close() {
        await aws.stopDeliveries();
        await functions.close();
        await aws.close();
      },
    };
  } catch (error) {
    await aws.close();
    throw error;
  }
}

const environmentOf = ({ stackName }: Assembly): CloudEnvironment => ({
  region: REGION,
  accountId: ACCOUNT_ID,
  stackName,
  // Until the endpoint has its port; nothing that the endpoint itself is told contains an address.
  awsUrl: 'http://127.0.0.1',
});

function readFunctions(stack: Stack, assembly: Assembly): FunctionDefinition[] {
  return stack.ofType('AWS::Lambda::Function').map((resource) => readFunction(resource, assembly));
}

function endpointOptions(
  stack: Stack,
  assembly: Assembly,
  { configuration, secrets, print }: CloudOptions,
): AwsEndpointOptions {
  const { engineEndpoint, dataDir } = configuration;
  const resources = (nameProperty: string, ...types: EmulatedType[]): TemplateResource[] =>
    stack.ofType(...types).map((resource) => withName(resource, nameProperty));
  const declaredSecrets = stack
    .ofType('AWS::SecretsManager::Secret')
    .map(({ logicalId, ref, properties }) => ({
      arn: ref,
      name: nameOf(
        'Name',
        logicalId,
        properties.only('Description', 'Name', 'Tags'),
        stack.environment,
      ),
    }));
  return {
    dataDir,
    region: stack.environment.region,
    accountId: stack.environment.accountId,
    identities: readFunctions(stack, assembly).map((definition) => ({
      functionName: definition.name,
      accessKeyId: accessKeyId(definition),
      statements: roleStatements(stack, definition.roleArn, definition.logicalId),
    })),
    tables: resources('TableName', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'),
    secrets: new Map(
      declaredSecrets.flatMap(({ name }): [string, string][] => {
        const value = secrets.get(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    secretArns: new Map(declaredSecrets.map(({ arn, name }) => [arn, name])),
    queues: stack.ofType('AWS::SQS::Queue').map(({ logicalId, attributes, properties }) => ({
      logicalId,
      properties: { ...properties.values, QueueName: attributes.QueueName },
    })),
    eventBuses: resources('Name', 'AWS::Events::EventBus'),
    rules: resources('Name', 'AWS::Events::Rule'),
    eventSourceMappings: stack
      .ofType('AWS::Lambda::EventSourceMapping')
      .map(({ logicalId, properties }) => ({ logicalId, properties: properties.values })),
    ...(engineEndpoint === undefined ? {} : { engineEndpoint }),
    log: (line) => print(`${'aws'.padEnd(14)} ${line}`),
  };
}

/** The properties with the name present, also where the template leaves it to CloudFormation. */
function withName({ logicalId, ref, properties }: Resource, name: string): TemplateResource {
  return { logicalId, properties: { ...properties.values, [name]: ref } };
}
