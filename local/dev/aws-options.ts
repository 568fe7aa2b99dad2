/** The AWS half's options: the template's resources, whose functions and people may call it, and as whom. */
import type { Credentials } from '../aws/credentials.ts';
import type { AwsEndpointOptions, CallerIdentity, TemplateResource } from '../aws/types.ts';
import { type FunctionDefinition, readFunction } from '../functions/definition.ts';
import type { Assembly } from '../template/assembly.ts';
import { nameOf } from '../template/attributes.ts';
import { isForPeople, roleStatements } from '../template/roles.ts';
import type { EmulatedType, Resource, Stack } from '../template/stack.ts';
import type { Configuration } from './configuration.ts';
import type { Secrets } from './secrets.ts';

export interface AwsOptionsSources {
  stack: Stack;
  assembly: Assembly;
  configuration: Configuration;
  secrets: Secrets;
  /** Of a function or role by its name. */
  credentials(name: string): Credentials;
  print(line: string): void;
}

/** @throws LocalCloudError at a part of a function, role or secret that the local cloud does not know */
export function awsOptions(sources: AwsOptionsSources): AwsEndpointOptions {
  const { stack, configuration, secrets, print } = sources;
  const { engineEndpoint, dataDir } = configuration;
  const resources = (nameProperty: string, ...types: EmulatedType[]): TemplateResource[] =>
    stack.ofType(...types).map((resource) => withName(resource, nameProperty));
  const asDeclared = (type: EmulatedType): TemplateResource[] =>
    stack.ofType(type).map(({ logicalId, properties }) => ({
      logicalId,
      properties: properties.values,
    }));
  const declaredSecrets = stack.ofType('AWS::SecretsManager::Secret').map(readSecret(stack));
  return {
    dataDir,
    region: stack.environment.region,
    accountId: stack.environment.accountId,
    identities: identities(sources),
    tables: resources('TableName', 'AWS::DynamoDB::GlobalTable'),
    kmsKeys: resources('KeyId', 'AWS::KMS::Key'),
    kmsAliases: asDeclared('AWS::KMS::Alias'),
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
    eventSourceMappings: asDeclared('AWS::Lambda::EventSourceMapping'),
    ...(engineEndpoint === undefined ? {} : { engineEndpoint }),
    log: (line) => print(`${'aws'.padEnd(14)} ${line}`),
  };
}

/** @throws LocalCloudError as `readFunction` does */
export function readFunctions(stack: Stack, assembly: Assembly): FunctionDefinition[] {
  return stack.ofType('AWS::Lambda::Function').map((resource) => readFunction(resource, assembly));
}

/** Whoever runs the stage's tools; on AWS a role of the account that is no part of the stack. */
const OPERATOR = 'operator';
const OPERATOR_STATEMENTS = [
  { Effect: 'Allow' as const, Action: ['lambda:InvokeFunction'], Resource: ['*'] },
  { Effect: 'Allow' as const, Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: ['*'] },
];

function identities({ stack, assembly, credentials }: AwsOptionsSources): CallerIdentity[] {
  const functions = readFunctions(stack, assembly).map(({ name, roleArn, logicalId }) => ({
    name,
    ...credentials(name),
    statements: roleStatements(stack, roleArn, logicalId),
  }));
  const people = stack
    .ofType('AWS::IAM::Role')
    .filter(isForPeople)
    .map(({ ref: name, attributes, logicalId }) => ({
      name,
      ...credentials(name),
      statements: roleStatements(stack, attributes.Arn ?? '', logicalId),
    }));
  const operator = { name: OPERATOR, ...credentials(OPERATOR), statements: OPERATOR_STATEMENTS };
  return [...functions, ...people, operator];
}

const readSecret =
  ({ environment }: Stack) =>
  ({ logicalId, ref, properties }: Resource) => ({
    arn: ref,
    name: nameOf('Name', logicalId, properties.only('Description', 'Name', 'Tags'), environment),
  });

/** The properties with the name present, also where the template leaves it to CloudFormation. */
function withName({ logicalId, ref, properties }: Resource, name: string): TemplateResource {
  return { logicalId, properties: { ...properties.values, [name]: ref } };
}
