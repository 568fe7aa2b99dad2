import { describe, expect, test } from '@jest/globals';
import { domainErrorOf } from '../errors/index.ts';
import { requireMatch } from '../store/index.ts';
import { parseIdempotencyKey, parseIfMatch } from './preconditions.ts';

const errorCodeOf = (act: () => unknown) => {
  try {
    act();
    return 'none';
  } catch (error) {
    return domainErrorOf(error)?.code ?? 'something else';
  }
};

describe('If-Match', () => {
  test.each([
    [undefined, undefined],
    ['*', '*'],
    ['"1"', { version: 1 }],
    ['"0"', { version: 0 }],
    ['"9007199254740991"', { version: 9007199254740991 }],
    ['"01"', { version: null }],
    ['"1.0"', { version: null }],
    ['"abc"', { version: null }],
    ['""', { version: null }],
    ['"99999999999999999"', { version: null }],
  ])('%s is read', (header, meaning) => {
    expect(parseIfMatch(header)).toEqual(meaning);
  });

  test.each([
    '',
    '1',
    'W/"1"',
    '"1", "2"',
    '"1" ',
    '"',
    '"1',
    '1"',
    '"a b"',
    '"a"b"',
    '**',
    '"1"\n',
    '"ü€"',
  ])('%j is malformed', (header) => {
    expect(errorCodeOf(() => parseIfMatch(header))).toBe('malformed');
  });

  test.each([
    [undefined, 3, 'none'],
    ['*' as const, 3, 'none'],
    [{ version: 3 }, 3, 'none'],
    [{ version: 2 }, 3, 'stale'],
    [{ version: null }, 3, 'stale'],
  ])('%j against version %d: %s', (ifMatch, version, kind) => {
    expect(errorCodeOf(() => requireMatch(ifMatch, version))).toBe(kind);
  });
});

describe('Idempotency-Key', () => {
  const parseKey = (header: string | undefined, body: unknown) =>
    parseIdempotencyKey(header, 'createNote', body);

  test('is optional', () => {
    expect(parseKey(undefined, {})).toBeUndefined();
  });

  test.each(['', ' ', 'a b', 'a\tb', 'ü', 'x'.repeat(129), 'a\0'])('%j is invalid', (header) => {
    expect(errorCodeOf(() => parseKey(header, {}))).toBe('invalid');
  });

  test.each(['a', '!', '~', 'x'.repeat(128), '{"$gt":1}'])('%j is taken', (header) => {
    expect(parseKey(header, {})).toBeDefined();
  });

  test('becomes hashes that distinguish keys and bodies, and hold neither', () => {
    const record = parseKey('my-key', { title: 'my words' });
    expect(parseKey('my-key', { title: 'my words' })).toEqual(record);
    expect(parseKey('other', { title: 'my words' })?.keyHash).not.toBe(record?.keyHash);
    expect(parseKey('my-key', { title: 'other' })?.bodyHash).not.toBe(record?.bodyHash);
    expect(JSON.stringify(record)).not.toMatch(/my-key|my words/);
    expect(record?.keyHash).toMatch(/^[\w-]{43}$/);
  });
});
