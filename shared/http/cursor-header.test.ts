import { describe, expect, test } from '@jest/globals';
import { gamificationApi } from '../api/index.ts';
import { createCursorCodec } from './cursor.ts';
import { respond } from './response.ts';

describe('a list with its cursor in a header', () => {
  const endpoint = gamificationApi.endpoints.listTransactions;
  const codec = createCursorCodec(endpoint, {});
  const line = {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    user_id: 'writer',
    amount: 10,
    reason: 'entry_created',
    description: 'An entry',
    created_at: '2026-03-10T12:00:00.000Z',
  };

  test('has the array as its body, and the next cursor in the header', () => {
    const position = '000000000007#000#3';
    const { body, headers } = respond(endpoint, { items: [line], next: position }, codec);
    expect(JSON.parse(String(body))).toEqual([line]);
    expect(codec.decode(String(headers?.['x-next-cursor']))).toBe(position);
  });

  test('has no such header on the last page', () => {
    const { body, headers } = respond(endpoint, { items: [], next: null }, codec);
    expect(JSON.parse(String(body))).toEqual([]);
    expect(headers).not.toHaveProperty('x-next-cursor');
  });
});
