/**
 * What `Ref` and `Fn::GetAtt` give for each resource type, in the shape the real ones have. Names that
 * CloudFormation would make up are stack name and logical id, so that they are the same in every run.
 */
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

/** A resource whose name can be given in a property, and whose `Ref` is that name. */
function named(
  property: string,
  service: string,
  resource: (name: string) => string,
): IdentityFactory {
  return (logicalId, properties, environment) => {
    const name = properties.optionalString(property) ?? `${environment.stackName}-${logicalId}`;
    return { ref: name, attributes: { Arn: arn(environment, service, resource(name)) } };
  };
}

/** A resource that is known by an id that AWS makes up; here it is made from the logical id. */
const numbered =
  (attribute: string): IdentityFactory =>
  (logicalId) => {
    const id = logicalId.toLowerCase().slice(-10);
    return { ref: id, attributes: { [attribute]: id } };
  };

const table: IdentityFactory = (logicalId, properties, environment) => {
  const name = tableName(logicalId, properties, environment);
  const tableArn = arn(environment, 'dynamodb', `table/${name}`);
  return { ref: name, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } };
};

/** The name of a table, given or made up. */
const tableName = (
  logicalId: string,
  properties: Properties,
  environment: CloudEnvironment,
): string => properties.optionalString('TableName') ?? `${environment.stackName}-${logicalId}`;

const role: IdentityFactory = (logicalId, properties, environment) => {
  const name = properties.optionalString('RoleName') ?? `${environment.stackName}-${logicalId}`;
  return {
    ref: name,
    attributes: { Arn: `arn:aws:iam::${environment.accountId}:role/${name}`, RoleId: name },
  };
};

const secret: IdentityFactory = (logicalId, properties, environment) => {
  const name = properties.optionalString('Name') ?? `${environment.stackName}-${logicalId}`;
  // Secrets Manager appends six random characters to the name.
  const secretArn = arn(environment, 'secretsmanager', `secret:${name}-LoCaL0`);
  return { ref: secretArn, attributes: { Id: secretArn } };
};

const queue: IdentityFactory = (logicalId, properties, environment) => {
  const name = properties.optionalString('QueueName') ?? `${environment.stackName}-${logicalId}`;
  return {
    ref: `${environment.awsUrl}/${environment.accountId}/${name}`,
    attributes: { Arn: arn(environment, 'sqs', name), QueueName: name },
  };
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
  'AWS::Events::EventBus': (_logicalId, properties, environment) => {
    const name = properties.string('Name');
    const busArn = arn(environment, 'events', `event-bus/${name}`);
    return { ref: name, attributes: { Arn: busArn, Name: name } };
  },
  'AWS::Events::Rule': named('Name', 'events', (name) => `rule/${name}`),
  'AWS::IAM::Role': role,
  'AWS::Lambda::Function': named('FunctionName', 'lambda', (name) => `function:${name}`),
  'AWS::Logs::LogGroup': named('LogGroupName', 'logs', (name) => `log-group:${name}:*`),
  'AWS::SecretsManager::Secret': secret,
  'AWS::SNS::Topic': (logicalId, properties, environment) => {
    const name = properties.optionalString('TopicName') ?? `${environment.stackName}-${logicalId}`;
    const topicArn = arn(environment, 'sns', name);
    return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
  },
  'AWS::SQS::Queue': queue,
};
