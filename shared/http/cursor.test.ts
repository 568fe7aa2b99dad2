import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entriesApi } from '../api/index.ts';
import { domainErrorOf } from '../errors/index.ts';
import { createCursorCodec } from './cursor.ts';

const { listEntries, entryChanges, listRevisions } = entriesApi.endpoints;
const POSITION = '2026-01-01T00:00:00.000Z#01ARZ3NDEKTSV4RRFFQ69G5FAV';

const errorOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return domainErrorOf(error)?.code ?? 'something else';
  }
};

describe('a cursor', () => {
  test('returns its position for the same query', () => {
    const query = { tag: 'x', order: 'asc' };
    const cursor = createCursorCodec(listEntries, query).encode(POSITION);
    expect(createCursorCodec(listEntries, query).decode(cursor)).toBe(POSITION);
    expect(cursor).toMatch(/^[\w-]+$/);
  });

  test('ignores limit, cursor, the order of parameters and undeclared parameters', () => {
    const cursor = createCursorCodec(listEntries, { tag: 'x', mood: 'sad' }).encode(POSITION);
    const asked = { mood: 'sad', tag: 'x', limit: '5', cursor, utm_source: 'mail' };
    expect(createCursorCodec(listEntries, asked).decode(cursor)).toBe(POSITION);
  });

  test.each([
    ['another value', { tag: 'y' }],
    ['one parameter less', {}],
    ['one parameter more', { tag: 'x', favorite: 'true' }],
    ['another parameter with the value', { mood: 'x' }],
  ])('is refused by a query with %s', (_, query) => {
    const cursor = createCursorCodec(listEntries, { tag: 'x' }).encode(POSITION);
    expect(errorOf(() => createCursorCodec(listEntries, query).decode(cursor))).toBe('malformed');
  });

  test('is refused by another endpoint, and under another entry', () => {
    const cursor = createCursorCodec(listEntries, {}).encode(POSITION);
    expect(errorOf(() => createCursorCodec(entryChanges, {}).decode(cursor))).toBe('malformed');
    const revision = createCursorCodec(listRevisions, { id: 'a' }).encode('3');
    expect(createCursorCodec(listRevisions, { id: 'a' }).decode(revision)).toBe('3');
    expect(errorOf(() => createCursorCodec(listRevisions, { id: 'b' }).decode(revision))).toBe(
      'malformed',
    );
  });

  const codec = createCursorCodec(listEntries, {});
  const hash = String(JSON.parse(Buffer.from(codec.encode(POSITION), 'base64url').toString())[0]);
  const forge = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

  test.each([
    ['nothing', ''],
    ['no base64', '!!!'],
    ['base64 with padding', `${codec.encode(POSITION)}=`],
    ['no JSON', Buffer.from('hello').toString('base64url')],
    ['JSON of another shape', forge({ hash })],
    ['too many parts', forge([hash, POSITION, 'x'])],
    ['a position that is a number', forge([hash, 7])],
    ['a position of no list', forge([hash, 'default#user#live'])],
    ['a position with more behind it', forge([hash, `${POSITION}#x`])],
    ['a position with a line break', forge([hash, `${POSITION}\n`])],
    ['a guessed hash', forge(['AAAAAAAAAAA', POSITION])],
    ['far too much', 'a'.repeat(401)],
  ])('forged with %s is refused', (_, cursor) => {
    expect(errorOf(() => codec.decode(cursor))).toBe('malformed');
  });

  test('of any characters is accepted or refused as malformed, and causes no other error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(forge)), (cursor) => {
        expect(errorOf(() => codec.decode(cursor))).toBe('malformed');
      }),
    );
  });
});
