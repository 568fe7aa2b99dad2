import type { PolicyStatement } from '../aws/types.ts';
import { LocalCloudError } from '../errors.ts';
import { isJsonObject, type Properties } from './properties.ts';
import type { Resource, Stack } from './stack.ts';

/** Managed policies that only allow what the local cloud does for functions anyway: writing logs and traces. */
const LOGGING_POLICIES = [
  ':policy/service-role/AWSLambdaBasicExecutionRole',
  ':policy/AWSXRayDaemonWriteAccess',
];

/**
 * The statements of a role: its inline policies and every `AWS::IAM::Policy` attached to it.
 * @throws LocalCloudError at a part of a policy that the evaluation would not see
 */
export function roleStatements(stack: Stack, roleArn: string, usedBy: string): PolicyStatement[] {
  const role = stack.ofType('AWS::IAM::Role').find(({ attributes }) => attributes.Arn === roleArn);
  if (role === undefined) {
    throw new LocalCloudError(`${usedBy}: its role ${roleArn} is not in the template.`);
  }
  checkRole(role);
  const attached = stack
    .ofType('AWS::IAM::Policy')
    .filter(({ properties }) => properties.strings('Roles').includes(role.ref))
    .map(({ properties }) => properties);
  return [...role.properties.objects('Policies'), ...attached].flatMap((policy) =>
    policy.object('PolicyDocument').objects('Statement').map(readStatement),
  );
}

/** True for a role that people of the account take on, such as one for emergencies. */
export function isForPeople({ properties }: Resource): boolean {
  return properties
    .object('AssumeRolePolicyDocument')
    .objects('Statement')
    .some(
      (statement) =>
        isJsonObject(statement.values.Principal) && 'AWS' in statement.values.Principal,
    );
}

function checkRole({ logicalId, properties }: Resource): void {
  if (properties.values.PermissionsBoundary !== undefined) {
    throw properties.error('PermissionsBoundary', 'is not supported by the local cloud');
  }
  for (const arn of properties.strings('ManagedPolicyArns')) {
    if (!LOGGING_POLICIES.some((name) => arn.endsWith(name))) {
      throw new LocalCloudError(
        `${logicalId}: the local cloud does not know what the managed policy ${arn} allows.`,
      );
    }
  }
}

function readStatement(statement: Properties): PolicyStatement {
  statement.only('Sid', 'Effect', 'Action', 'Resource', 'Condition');
  const effect = statement.string('Effect');
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw statement.error('Effect', 'must be Allow or Deny');
  }
  const operators = statement.object('Condition');
  const condition: Record<string, Record<string, string[]>> = {};
  for (const operator of Object.keys(operators.values)) {
    const keys = operators.object(operator);
    condition[operator] = Object.fromEntries(
      Object.keys(keys.values).map((key) => [key, keys.strings(key)]),
    );
  }
  return {
    Effect: effect,
    Action: statement.strings('Action'),
    Resource: statement.strings('Resource'),
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
}
