import { describe, expect, test } from '@jest/globals';
import { compilePattern } from './event-pattern.ts';

const event = {
  source: 'reflekt.entries',
  'detail-type': 'EntryCreated',
  detail: {
    version: 3,
    permanent: false,
    changed: ['title', 'mood'],
    note: null,
    items: [{ kind: 'a' }, { kind: 'b' }],
  },
};

describe('a pattern', () => {
  test.each([
    [{ source: ['reflekt.entries'] }, true],
    [{ source: ['x', 'reflekt.entries'] }, true],
    [{ source: ['reflekt'] }, false],
    [{ source: ['reflekt.entries'], 'detail-type': ['EntryDeleted'] }, false],
    [{ detail: { version: [3] } }, true],
    [{ detail: { version: ['3'] } }, false],
    [{ detail: { permanent: [false] } }, true],
    [{ detail: { note: [null] } }, true],
    [{ detail: { missing: [null] } }, false],
    [{ detail: { changed: ['mood'] } }, true],
    [{ detail: { changed: ['content'] } }, false],
    [{ detail: { items: { kind: ['b'] } } }, true],
    [{ detail: { items: { kind: ['c'] } } }, false],
    [{ source: [{ prefix: 'reflekt.' }] }, true],
    [{ source: [{ prefix: 'aws.' }] }, false],
    [{ source: [{ 'anything-but': 'aws.events' }] }, true],
    [{ source: [{ 'anything-but': ['aws.events', 'reflekt.entries'] }] }, false],
    [{ missing: [{ 'anything-but': 'x' }] }, false],
    [{ detail: { version: [{ exists: true }] } }, true],
    [{ detail: { missing: [{ exists: true }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { version: [{ exists: false }] } }, false],
    [{ missing: { deep: [{ exists: false }] } }, true],
    [{}, true],
  ])('%j: %s', (pattern, matches) => {
    expect(compilePattern(pattern, 'Rule')(event)).toBe(matches);
  });

  test('admits stream records by their images', () => {
    const admits = compilePattern(
      { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['entry'] } } } },
      'Mapping',
    );
    const record = (kind: string) => ({
      eventName: 'INSERT',
      dynamodb: { NewImage: { kind: { S: kind } } },
    });
    expect(admits(record('entry'))).toBe(true);
    expect(admits(record('revision'))).toBe(false);
    expect(admits({ eventName: 'INSERT', dynamodb: {} })).toBe(false);
  });

  test.each([
    [{ source: [{ wildcard: '*' }] }, 'wildcard'],
    [{ source: [{ cidr: '10.0.0.0/24' }] }, 'cidr'],
    [{ $or: [{ source: ['a'] }] }, '$or'],
    [{ source: [{ 'anything-but': { suffix: 'x' } }] }, 'anything-but of a nested value'],
    [{ source: [{ suffix: 'x' }] }, 'suffix'],
    [{ source: [{ prefix: 'a', suffix: 'b' }] }, 'several operators'],
    [{ source: [{ numeric: ['>', 1] }] }, 'numeric'],
    [{ source: 'text' }, 'neither list nor object'],
    ['text', 'not an object'],
  ])('%j stops the start, named', (pattern, named) => {
    expect(() => compilePattern(pattern, 'ThatRule')).toThrow(/^ThatRule: /);
    expect(() => compilePattern(pattern, 'ThatRule')).toThrow(named);
  });
});
