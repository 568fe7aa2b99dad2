import { describe, expect, test } from '@jest/globals';
import { DomainError } from '../errors/index.ts';
import { idempotencyClaim, parseIfMatch, requireMatch } from './preconditions.ts';

const fault = (act: () => unknown) => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof DomainError ? error.fault.kind : 'something else';
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
    expect(fault(() => parseIfMatch(header))).toBe('malformed');
  });

  test.each([
    [undefined, 3, 'none'],
    ['*' as const, 3, 'none'],
    [{ version: 3 }, 3, 'none'],
    [{ version: 2 }, 3, 'stale'],
    [{ version: null }, 3, 'stale'],
  ])('%j against version %d: %s', (ifMatch, version, kind) => {
    expect(fault(() => requireMatch(ifMatch, version))).toBe(kind);
  });
});

describe('Idempotency-Key', () => {
  test('absent claims nothing', () => {
    expect(idempotencyClaim(undefined, {})).toBeUndefined();
  });

  test.each(['', ' ', 'a b', 'a\tb', 'ü', 'x'.repeat(129), 'a\0'])('%j is invalid', (header) => {
    expect(fault(() => idempotencyClaim(header, {}))).toBe('invalid');
  });

  test.each(['a', '!', '~', 'x'.repeat(128), '{"$gt":1}'])('%j is taken', (header) => {
    expect(idempotencyClaim(header, {})).toBeDefined();
  });

  test('is kept as hashes that tell keys and bodies apart and hold neither', () => {
    const claim = idempotencyClaim('my-key', { title: 'my words' });
    expect(idempotencyClaim('my-key', { title: 'my words' })).toEqual(claim);
    expect(idempotencyClaim('other', { title: 'my words' })?.keyHash).not.toBe(claim?.keyHash);
    expect(idempotencyClaim('my-key', { title: 'other' })?.bodyHash).not.toBe(claim?.bodyHash);
    expect(JSON.stringify(claim)).not.toMatch(/my-key|my words/);
    expect(claim?.keyHash).toMatch(/^[\w-]{43}$/);
  });
});
