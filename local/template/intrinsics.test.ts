import { describe, expect, test } from '@jest/globals';
import { Resolver } from './intrinsics.ts';
import type { Json, JsonObject } from './properties.ts';

const ENVIRONMENT = {
  region: 'us-east-1',
  accountId: '000000000000',
  stackName: 'reflekt-dev',
  awsUrl: 'http://127.0.0.1:5',
};

const RESOURCES: JsonObject = {
  Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} },
  Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'notes' } },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: { FunctionName: { 'Fn::Sub': `\${AWS::StackName}-echo` } },
  },
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'reflekt/dev/jwt' } },
  Strange: { Type: 'AWS::Strange::Thing', Properties: {} },
};

function resolve(value: Json, more: JsonObject = {}): Json | undefined {
  const template = { ...more, Resources: { ...RESOURCES, Subject: { Properties: { value } } } };
  return new Resolver(template, ENVIRONMENT).properties('Subject').values.value;
}

describe('intrinsics', () => {
  test.each<[string, Json, Json]>([
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['a name made up as CloudFormation would', { Ref: 'Table' }, 'reflekt-dev-Table'],
    ['a given name', { Ref: 'Named' }, 'notes'],
    [
      'an ARN',
      { 'Fn::GetAtt': ['Named', 'Arn'] },
      'arn:aws:dynamodb:us-east-1:000000000000:table/notes',
    ],
    ['an attribute with a dot', { 'Fn::GetAtt': 'Queue.QueueName' }, 'jobs'],
    ['a name that is itself computed', { Ref: 'Function' }, 'reflekt-dev-echo'],
    ['a queue address at the endpoint', { Ref: 'Queue' }, 'http://127.0.0.1:5/000000000000/jobs'],
    [
      'a secret ARN with its suffix',
      { Ref: 'Secret' },
      'arn:aws:secretsmanager:us-east-1:000000000000:secret:reflekt/dev/jwt-LoCaL0',
    ],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Named' }, 'c']] }, 'a-notes-c'],
    ['a split and a select', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [
      'a substitution with attribute, own variable and literal',
      { 'Fn::Sub': [`\${Named.Arn}/\${x}/\${!y}`, { x: { Ref: 'AWS::Partition' } }] },
      `arn:aws:dynamodb:us-east-1:000000000000:table/notes/aws/\${y}`,
    ],
    [
      'a policy condition as it stands',
      { Condition: { StringEquals: { a: 'b' } } },
      { Condition: { StringEquals: { a: 'b' } } },
    ],
    ['a list without its absent values', [1, { Ref: 'AWS::NoValue' }, 2], [1, 2]],
  ])('give %s', (_case, expression, expected) => {
    expect(resolve(expression)).toEqual(expected);
  });

  test('leave out a member without value', () => {
    expect(resolve({ kept: 1, gone: { Ref: 'AWS::NoValue' } })).toEqual({ kept: 1 });
  });

  test('take parameters at their default', () => {
    const parameters = { Parameters: { Size: { Type: 'String', Default: 'small' } } };
    expect(resolve({ Ref: 'Size' }, parameters)).toBe('small');
  });

  test.each<[string, Json, string]>([
    [
      'an unknown intrinsic',
      { 'Fn::ImportValue': 'x' },
      'Subject: the local cloud does not know the intrinsic Fn::ImportValue.',
    ],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Named', 'Colour'] },
      'Subject: the local cloud does not know the attribute Colour of Named.',
    ],
    [
      'a missing resource',
      { Ref: 'Nowhere' },
      'Subject: refers to Nowhere, which is not in the template.',
    ],
    [
      'a type without attributes',
      { Ref: 'Strange' },
      'Subject: refers to Strange, whose type AWS::Strange::Thing has no attributes in the local cloud.',
    ],
    [
      'wrong arguments',
      { 'Fn::Join': ['a'] },
      'Subject: the arguments of Fn::Join cannot be read.',
    ],
  ])('stop at %s with the logical id', (_case, expression, message) => {
    expect(() => resolve(expression)).toThrow(message);
  });
});
