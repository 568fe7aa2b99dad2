import { describe, expect, test } from '@jest/globals';
import { compilePolicy } from './policy.ts';
import type { PolicyStatement } from './types.ts';

const base: PolicyStatement = {
  Effect: 'Allow',
  Action: ['dynamodb:GetItem'],
  Resource: ['arn:x'],
};

describe('what a policy decides', () => {
  test.each([
    [['dynamodb:GetItem'], ['arn:x'], 'allowed'],
    [['DYNAMODB:getitem'], ['arn:x'], 'allowed'],
    [['dynamodb:*'], ['arn:*'], 'allowed'],
    [['dynamodb:Get?tem'], ['arn:?'], 'allowed'],
    [['dynamodb:Get'], ['arn:x'], 'not-granted'],
    [['dynamodb:GetItem'], ['ARN:X'], 'not-granted'],
    [['dynamodb:GetItem'], ['arn:'], 'not-granted'],
    [['dynamodb:GetItem'], ['arn.x'], 'not-granted'],
  ] as const)('%j on %j: %s', (action, resource, decision) => {
    const policy = compilePolicy('f', [{ ...base, Action: [...action], Resource: [...resource] }]);
    expect(policy.decide({ action: 'dynamodb:GetItem', resource: 'arn:x' })).toBe(decision);
  });

  test('nothing is granted without a statement', () => {
    expect(compilePolicy('f', []).decide({ action: 'a:b', resource: 'arn:x' })).toBe('not-granted');
  });
});

describe('a condition on the encryption context', () => {
  const policy = compilePolicy('f', [
    {
      ...base,
      Condition: { StringEquals: { 'kms:EncryptionContext:stage': ['dev', 'test'] } },
    },
  ]);
  test.each([
    [{ 'kms:EncryptionContext:stage': 'dev' }, 'allowed'],
    [{ 'kms:EncryptionContext:stage': 'test', 'kms:EncryptionContext:more': 'x' }, 'allowed'],
    [{ 'kms:EncryptionContext:stage': 'prod' }, 'not-granted'],
    [{ 'kms:EncryptionContext:Stage': 'dev' }, 'not-granted'],
    [{}, 'not-granted'],
    [undefined, 'not-granted'],
  ])('with %j: %s', (conditionKeys, decision) => {
    const access = { action: 'dynamodb:GetItem', resource: 'arn:x' };
    expect(policy.decide({ ...access, ...(conditionKeys && { conditionKeys }) })).toBe(decision);
  });
});

describe('what it does not evaluate stops the start', () => {
  test.each([
    ['NotAction', { ...base, NotAction: ['a:b'] }],
    ['NotResource', { ...base, NotResource: ['arn:y'] }],
    ['Principal', { ...base, Principal: '*' }],
    [
      'a condition on aws:SourceIp',
      { ...base, Condition: { IpAddress: { 'aws:SourceIp': ['::1'] } } },
    ],
    [
      'a condition on dynamodb:Attributes',
      { ...base, Condition: { StringEquals: { 'dynamodb:Attributes': ['a'] } } },
    ],
    [
      'the condition operator StringLike',
      { ...base, Condition: { StringLike: { 'kms:EncryptionContext:stage': ['a'] } } },
    ],
    ['the policy variable', { ...base, Resource: [`arn:${'$'}{aws:username}`] }],
  ])('%s', (named, statement) => {
    expect(() => compilePolicy('entries', [statement])).toThrow(
      new RegExp(`^The role of entries has a policy statement with ${named}`),
    );
  });
});
