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
  loadStack(
    { stackName: 'reflekt-dev', template, nestedTemplates: new Map(), assets: new Map() },
    ENVIRONMENT,
  );

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

  test('stops at a resource with a condition', () => {
    const queue = { Type: 'AWS::SQS::Queue', Condition: 'Sometimes' };
    expect(() => load({ Resources: { Queue: queue } })).toThrow(
      'Queue: the local cloud does not support conditions.',
    );
  });
});

describe('a nested stack', () => {
  const URL = { 'Fn::Join': ['', ['https://s3/', { Ref: 'AWS::Region' }, '/assets/inner.json']] };
  const withNested = (
    inner: JsonObject,
    { parameters = {}, more = {} }: { parameters?: JsonObject; more?: JsonObject } = {},
  ) => {
    const properties = { TemplateURL: URL, Parameters: parameters };
    const nested = { Type: 'AWS::CloudFormation::Stack', Properties: properties };
    return loadStack(
      {
        stackName: 'reflekt-dev',
        template: { Resources: { Inner: nested, ...more } },
        nestedTemplates: new Map([['inner.json', inner]]),
        assets: new Map(),
      },
      ENVIRONMENT,
    );
  };
  const queue = (name: JsonObject[string]) => ({
    Type: 'AWS::SQS::Queue',
    Properties: { QueueName: name },
  });

  test('has its resources in the stack around it, with values from there and back', () => {
    const stack = withNested(
      {
        Parameters: { Given: { Type: 'String' }, Usual: { Type: 'String', Default: 'usual' } },
        Resources: {
          Alarm: { Type: 'AWS::CloudWatch::Alarm' },
          Own: queue({ 'Fn::Join': ['-', [{ Ref: 'Given' }, { Ref: 'Usual' }]] }),
          Unnamed: { Type: 'AWS::SQS::Queue' },
        },
        Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Own', 'Arn'] } } },
      },
      {
        parameters: { Given: { 'Fn::GetAtt': ['Outer', 'QueueName'] } },
        more: { Outer: queue('outer'), Last: queue({ 'Fn::GetAtt': ['Inner', 'Outputs.Arn'] }) },
      },
    );
    expect(
      stack
        .ofType('AWS::SQS::Queue')
        .map(({ logicalId, attributes }) => [logicalId, attributes.QueueName]),
    ).toEqual([
      ['Inner.Own', 'outer-usual'],
      ['Inner.Unnamed', 'reflekt-dev-Inner-Unnamed'],
      ['Outer', 'outer'],
      ['Last', 'arn:aws:sqs:us-east-1:000000000000:outer-usual'],
    ]);
  });

  test.each<[string, JsonObject, string]>([
    [
      'a resource type',
      { Resources: { Diary: { Type: 'AWS::RDS::DBInstance' } } },
      'Inner.Diary: the local cloud does not know resources of type AWS::RDS::DBInstance',
    ],
    [
      'an intrinsic',
      { Resources: { Odd: queue({ 'Fn::Odd': 1 }) } },
      'Inner.Odd: the local cloud does not know the intrinsic Fn::Odd.',
    ],
    [
      'a parameter that is not passed',
      { Parameters: { Absent: { Type: 'String' } }, Resources: { Odd: queue({ Ref: 'Absent' }) } },
      'Inner.Odd: parameter Absent is not passed and has no default.',
    ],
    [
      'a list as a parameter',
      {
        Parameters: { List: { Type: 'CommaDelimitedList' } },
        Resources: { Odd: queue({ Ref: 'List' }) },
      },
      'Inner.Odd: the local cloud does not know parameters of type CommaDelimitedList (List).',
    ],
  ])('stops at %s that is not known, by its logical id', (_case, inner, message) => {
    expect(() => withNested(inner)).toThrow(message);
  });

  test('stops at an output that does not exist, and at a template that is not in the app', () => {
    const wrong = { Wrong: queue({ 'Fn::GetAtt': ['Inner', 'Outputs.Arn'] }) };
    expect(() => withNested({ Resources: {} }, { more: wrong })).toThrow(
      'Wrong: the arguments of output Arn cannot be read.',
    );
    const other = {
      Other: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x' } },
    };
    expect(() => withNested({ Resources: {} }, { more: other })).toThrow(
      'Other: its template (x) is not in the synthesized app.',
    );
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
