import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

const throughTable = (item: Record<string, unknown>) =>
  unmarshall(marshall(item, { removeUndefinedValues: true }));

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 0, 1e-7, 1.5e-9, 0.1 + 0.2, 123456.789e-20, -1e15),
  fc.double({
    noNaN: true,
    noDefaultInfinity: true,
    min: Number.MIN_SAFE_INTEGER,
    max: Number.MAX_SAFE_INTEGER,
  }),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '\u0000', '"\\', '\u2028', 'é', 'é'),
);
const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom('10', '9', 'a', 'B'),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(name, tie('any'), { maxKeys: 4 }),
  ),
})).any;
const item = fc.dictionary(name, value, { maxKeys: 8 });

describe('canonical JSON', () => {
  test('is the same before an item is written and after it is read', () => {
    fc.assert(
      fc.property(item, (before) => {
        expect(canonicalJson(throughTable(before))).toBe(canonicalJson(before));
      }),
      { numRuns: 2_000 },
    );
  });

  test('gives back what a table would give back', () => {
    fc.assert(
      fc.property(item, (before) => {
        expect(JSON.parse(canonicalJson(before))).toEqual(throughTable(before));
      }),
      { numRuns: 2_000 },
    );
  });

  test('does not depend on the order of members', () => {
    fc.assert(
      fc.property(item, (before) => {
        const turned = Object.fromEntries(Object.entries(before).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(before));
      }),
    );
  });

  test('differs where values differ', () => {
    const values = [null, 0, 1, '', '0', 'null', [], {}, [1], ['1'], { a: 1 }, { a: '1' }, true];
    const written = values.map((one) => canonicalJson({ member: one }));
    expect(new Set(written).size).toBe(values.length);
  });

  test('replaces lone surrogates, as storage does', () => {
    expect(canonicalJson({ a: '\ud800' })).toBe(canonicalJson({ a: '\ufffd' }));
  });

  test.each([
    ['bytes', new Uint8Array(2)],
    ['a set', new Set(['a'])],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a big integer', 1n],
    ['a function', () => 1],
  ])('fails for %s rather than lose it', (_, lost) => {
    expect(() => canonicalJson({ member: lost })).toThrow(TypeError);
    expect(() => canonicalJson({ in: [{ member: lost }] })).toThrow(TypeError);
  });
});
