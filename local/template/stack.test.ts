import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from './properties.ts';
import { roleStatements } from './roles.ts';
import { loadStack } from './stack.ts';

const ENVIRONMENT = {
  region: 'us-east-1',
  accountId: '000000000000',
  stackName: 'reflekt-dev',
  awsUrl: 'http://127.0.0.1:5',
};

const load = (template: JsonObject) =>
  loadStack({ stackName: 'reflekt-dev', template, assets: new Map() }, ENVIRONMENT);

describe('a stack', () => {
  test('stops at a resource type that is neither emulated nor inert', () => {
    const template = { Resources: { Diary: { Type: 'AWS::RDS::DBInstance' } } };
    expect(() => load(template)).toThrow(
      'Diary: the local cloud does not know resources of type AWS::RDS::DBInstance; emulate it, or list it with a reason in local/template/inert.ts.',
    );
  });

  test('passes over inert resources without looking at their properties', () => {
    const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: { 'Fn::Odd': 1 } } };
    expect(load({ Resources: { Alarm: alarm } }).ofType('AWS::Lambda::Function')).toEqual([]);
  });

  test('leaves out a resource whose condition does not hold', () => {
    const queue = (Condition: string) => ({ Type: 'AWS::SQS::Queue', Condition });
    const stack = load({
      Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { There: queue('Yes'), Absent: queue('No') },
    });
    expect(stack.ofType('AWS::SQS::Queue').map(({ logicalId }) => logicalId)).toEqual(['There']);
  });
});

describe('a role', () => {
  const arn = 'arn:aws:iam::000000000000:role/reflekt-dev-Role';
  const withStatement = (statement: JsonObject, role: JsonObject = {}) =>
    load({
      Resources: {
        Role: { Type: 'AWS::IAM::Role', Properties: role },
        Other: { Type: 'AWS::IAM::Role', Properties: {} },
        Attached: {
          Type: 'AWS::IAM::Policy',
          Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [statement] } },
        },
        Foreign: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            Roles: [{ Ref: 'Other' }],
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
          },
        },
      },
    });

  test('has its inline statements and those of the policies attached to it, and no others', () => {
    const inline = { Statement: [{ Effect: 'Deny', Action: 'dynamodb:Scan', Resource: ['*'] }] };
    const condition = { StringEquals: { 'dynamodb:Select': 'COUNT' } };
    const stack = withStatement(
      { Effect: 'Allow', Action: ['dynamodb:Query'], Resource: 'arn:x', Condition: condition },
      { Policies: [{ PolicyName: 'p', PolicyDocument: inline }] },
    );
    expect(roleStatements(stack, arn, 'Function')).toEqual([
      { Effect: 'Deny', Action: ['dynamodb:Scan'], Resource: ['*'] },
      {
        Effect: 'Allow',
        Action: ['dynamodb:Query'],
        Resource: ['arn:x'],
        Condition: { StringEquals: { 'dynamodb:Select': ['COUNT'] } },
      },
    ]);
  });

  test('stops at a part of a statement that would not be evaluated', () => {
    const stack = withStatement({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' });
    expect(() => roleStatements(stack, arn, 'Function')).toThrow(
      'Attached.PolicyDocument.Statement[0]: NotAction is not supported by the local cloud.',
    );
  });

  test('stops at a managed policy that it does not know', () => {
    const managed = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
    const stack = withStatement({ Effect: 'Allow', Action: 'a:b', Resource: '*' }, managed);
    expect(() => roleStatements(stack, arn, 'Function')).toThrow(/^Role: .*AdministratorAccess/);
  });
});
