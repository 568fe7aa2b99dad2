/**
 * The values of `Ref` and `Fn::GetAtt` for each resource type, in the shape that AWS gives them. Names that
 * CloudFormation would make up are stack name and logical id, so that they are the same in every run.
 */
import { createHash } from 'node:crypto';
import type { Properties } from './properties.ts';

export interface CloudEnvironment {
  region: string;
  accountId: string;
  stackName: string;
  /** Where the AWS APIs answer; queue URLs are made from it. */
  awsUrl: string;
}

/** One resource's identity: its `Ref` value and its attributes by name. */
export interface Identity {
  ref: string;
  attributes: Readonly<Record<string, string>>;
}

export type IdentityFactory = (
  logicalId: string,
  properties: Properties,
  environment: CloudEnvironment,
) => Identity;

const arn = ({ region, accountId }: CloudEnvironment, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

type Subject = Parameters<IdentityFactory>;

/** The name that a property gives, or the one that we make up in CloudFormation's place. */
export const nameOf = (property: string, ...[logicalId, properties, { stackName }]: Subject) =>
  properties.optionalString(property) ?? `${stackName}-${logicalId}`;

/** A resource whose `Ref` is its name. */
const named =
  (property: string, service: string, resource: (name: string) => string): IdentityFactory =>
  (...subject) => {
    const name = nameOf(property, ...subject);
    return { ref: name, attributes: { Arn: arn(subject[2], service, resource(name)) } };
  };

/** A resource that is known by an id that AWS makes up; here it is made from the logical id. */
const numbered =
  (attribute: string): IdentityFactory =>
  (logicalId) => {
    const id = logicalId.toLowerCase().slice(-10);
    return { ref: id, attributes: { [attribute]: id } };
  };

const table: IdentityFactory = (...subject) => {
  const name = nameOf('TableName', ...subject);
  const tableArn = arn(subject[2], 'dynamodb', `table/${name}`);
  return { ref: name, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } };
};

const role: IdentityFactory = (...subject) => {
  const name = nameOf('RoleName', ...subject);
  const roleArn = `arn:aws:iam::${subject[2].accountId}:role/${name}`;
  return { ref: name, attributes: { Arn: roleArn, RoleId: name } };
};

const secret: IdentityFactory = (...subject) => {
  // Secrets Manager appends six random characters to the name.
  const secretArn = arn(
    subject[2],
    'secretsmanager',
    `secret:${nameOf('Name', ...subject)}-LoCaL0`,
  );
  return { ref: secretArn, attributes: { Id: secretArn } };
};

const topic: IdentityFactory = (...subject) => {
  const name = nameOf('TopicName', ...subject);
  const topicArn = arn(subject[2], 'sns', name);
  return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
};

/** KMS makes ids up; here they follow from the names, so that a restart finds the key's material again. */
const kmsKey: IdentityFactory = (logicalId, _properties, environment) => {
  const hash = createHash('sha256').update(`${environment.stackName}/${logicalId}`).digest('hex');
  const id = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return { ref: id, attributes: { Arn: arn(environment, 'kms', `key/${id}`), KeyId: id } };
};

const queue: IdentityFactory = (...subject) => {
  const name = nameOf('QueueName', ...subject);
  const { awsUrl, accountId } = subject[2];
  return {
    ref: `${awsUrl}/${accountId}/${name}`,
    attributes: { Arn: arn(subject[2], 'sqs', name), QueueName: name },
  };
};

const eventBus: IdentityFactory = (...subject) => {
  const name = nameOf('Name', ...subject);
  const busArn = arn(subject[2], 'events', `event-bus/${name}`);
  return { ref: name, attributes: { Arn: busArn, Name: name } };
};

const restApi: IdentityFactory = (logicalId) => {
  const id = logicalId.toLowerCase().slice(-10);
  return { ref: id, attributes: { RestApiId: id, RootResourceId: `${id}root` } };
};

export const IDENTITIES: Readonly<Record<string, IdentityFactory>> = {
  'AWS::ApiGateway::Authorizer': numbered('AuthorizerId'),
  'AWS::ApiGateway::Deployment': numbered('DeploymentId'),
  'AWS::ApiGateway::Resource': (logicalId) => ({
    // Whole, since two resources' logical ids may end alike.
    ref: logicalId,
    attributes: { ResourceId: logicalId },
  }),
  'AWS::ApiGateway::RestApi': restApi,
  'AWS::ApiGateway::Stage': (_logicalId, properties) => ({
    ref: properties.string('StageName'),
    attributes: {},
  }),
  'AWS::CloudWatch::Alarm': named('AlarmName', 'cloudwatch', (name) => `alarm:${name}`),
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::EventBus': eventBus,
  'AWS::Events::Rule': named('Name', 'events', (name) => `rule/${name}`),
  'AWS::IAM::Role': role,
  'AWS::KMS::Alias': (_logicalId, properties) => ({
    ref: properties.string('AliasName'),
    attributes: {},
  }),
  'AWS::KMS::Key': kmsKey,
  'AWS::Lambda::Function': named('FunctionName', 'lambda', (name) => `function:${name}`),
  'AWS::Logs::LogGroup': named('LogGroupName', 'logs', (name) => `log-group:${name}:*`),
  'AWS::SecretsManager::Secret': secret,
  'AWS::SNS::Topic': topic,
  'AWS::SQS::Queue': queue,
};
