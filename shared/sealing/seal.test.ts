import { createSecretKey, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DataKey, encrypt, keyIdOf, MAX_TEXT_BYTES, seal, unseal } from './seal.ts';

const newKey = (): DataKey => ({
  id: randomBytes(8).toString('hex'),
  key: createSecretKey(randomBytes(32)),
});

const key = newKey();
const CONTEXT = 'Entries\n{"id":"default#anna#1"}';
const LONG = 'the same words again and again, '.repeat(20);

describe('a sealed text', () => {
  test('opens to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string(), (text, context) => {
        const blob = seal(key, text, context);
        expect(keyIdOf(blob)).toBe(key.id);
        expect(unseal(key, blob, context)).toBe(text);
      }),
    );
  });

  test('begins with suite and key id, and has 37 bytes more than the compressed text', () => {
    const blob = seal(key, LONG, CONTEXT);
    expect(blob[0]).toBe(1);
    expect(Buffer.from(blob.subarray(1, 9)).toString('hex')).toBe(key.id);
    expect(blob.length).toBe(37 + deflateRawSync(LONG, { level: 6 }).length);
  });

  test('is not compressed where that would not make it shorter', () => {
    const blob = seal(key, 'short', CONTEXT);
    expect(blob[0]).toBe(2);
    expect(blob.length).toBe(37 + 5);
  });

  test('is never the same twice', () => {
    const blobs = Array.from({ length: 100 }, () => Buffer.from(seal(key, 'a', CONTEXT)));
    expect(new Set(blobs.map((blob) => blob.subarray(9, 21).toString('hex'))).size).toBe(100);
  });

  test.each(['short', LONG])('does not open with any one bit changed: %#', (text) => {
    const blob = seal(key, text, CONTEXT);
    for (let bit = 0; bit < blob.length * 8; bit++) {
      const altered = Uint8Array.from(blob);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opens = () => {
        if (keyIdOf(altered) === key.id) return unseal(key, altered, CONTEXT);
        throw new Error('of another suite or key');
      };
      expect(opens).toThrow();
    }
  });

  test('does not open at any shorter or longer length', () => {
    const blob = seal(key, LONG, CONTEXT);
    for (let length = 0; length < blob.length; length++) {
      const cut = blob.subarray(0, length);
      expect(() => unseal(key, cut, CONTEXT)).toThrow();
    }
    expect(() => unseal(key, Buffer.concat([blob, Buffer.of(0)]), CONTEXT)).toThrow();
  });

  test('does not open with another key, nor beside anything else', () => {
    const blob = seal(key, LONG, CONTEXT);
    expect(() => unseal({ ...newKey(), id: key.id }, blob, CONTEXT)).toThrow();
    expect(() => unseal(key, blob, `${CONTEXT} `)).toThrow();
    expect(() => unseal(key, blob, '')).toThrow();
  });

  test('does not open with its header altered, even where the key is the same', () => {
    const twin = newKey();
    const blob = Uint8Array.from(seal(key, LONG, CONTEXT));
    blob.set(Buffer.from(twin.id, 'hex'), 1);
    expect(() => unseal({ id: twin.id, key: key.key }, blob, CONTEXT)).toThrow();
  });

  test.each([0, 3, 255])('of the unknown suite %d has no key id', (suite) => {
    const blob = Uint8Array.from(seal(key, LONG, CONTEXT));
    blob[0] = suite;
    expect(keyIdOf(blob)).toBeUndefined();
  });

  test.each([['text'], [12], [null], [new Uint8Array(36)], [{}]])(
    '%p is none and has no key id',
    (value) => {
      expect(keyIdOf(value)).toBeUndefined();
    },
  );

  test('fails to be made of more than 2 MiB', () => {
    expect(() => seal(key, 'a'.repeat(MAX_TEXT_BYTES + 1), CONTEXT)).toThrow(RangeError);
    expect(unseal(key, seal(key, 'a'.repeat(MAX_TEXT_BYTES), CONTEXT), CONTEXT)).toHaveLength(
      MAX_TEXT_BYTES,
    );
  });

  test('fails to open to more than 2 MiB, whoever made it', () => {
    const header = Buffer.concat([Buffer.of(1), Buffer.from(key.id, 'hex')]);
    const bomb = deflateRawSync(Buffer.alloc(MAX_TEXT_BYTES + 1));
    const aad = Buffer.concat([header, Buffer.from(CONTEXT)]);
    const blob = Buffer.concat([header, encrypt(key.key, bomb, aad)]);
    expect(() => unseal(key, blob, CONTEXT)).toThrow();
  });
});
