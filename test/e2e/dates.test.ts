import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { itemsOf } from '../support/collect.ts';
import type { Entry, Problem } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

let me: Client;
beforeAll(() => {
  me = newUser();
});

const write = (draft: object) => me.post<Entry & Problem>('/entries', { title: 't', ...draft });
const DAY = 86_400_000;

describe('instants in all forms of RFC 3339 are answered in UTC with milliseconds', () => {
  test.each([
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['2024-02-29t12:00:00z', '2024-02-29T12:00:00.000Z'],
    ['2024-02-29T12:00:00.5Z', '2024-02-29T12:00:00.500Z'],
    ['2024-02-29T12:00:00.123456789Z', '2024-02-29T12:00:00.123Z'],
    ['2024-02-29T23:30:00-05:30', '2024-03-01T05:00:00.000Z'],
    ['2024-03-01T00:30:00+14:00', '2024-02-29T10:30:00.000Z'],
    ['2024-01-01T00:00:00-00:00', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T00:00:00+23:59', '2023-12-31T00:01:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0001-01-01T01:00:00+01:00', '0001-01-01T00:00:00.000Z'],
    ['0099-06-01T00:00:00Z', '0099-06-01T00:00:00.000Z'],
    ['1582-10-10T00:00:00Z', '1582-10-10T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
  ])('%s', async (created_at, expected) => {
    const { status, body } = await write({ created_at });
    expect(status).toBe(201);
    expect(body.created_at).toBe(expected);
    expect((await me.get<Entry>(`/entries/${body.id}`)).body.created_at).toBe(expected);
  });

  test.each([
    '2024-02-30T12:00:00Z',
    '2023-02-29T12:00:00Z',
    '2024-02-31T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-00-10T00:00:00Z',
    '2024-01-00T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T12:60:00Z',
    '2024-01-01T12:00:61Z',
    '2024-01-01T12:00:00',
    '2024-01-01T12:00Z',
    '2024-01-01 12:00:00Z',
    '2024-01-01',
    '2024-1-1T12:00:00Z',
    '20240101T120000Z',
    '2024-01-01T12:00:00.Z',
    '2024-01-01T12:00:00+24:00',
    '2024-01-01T12:00:00+0200',
    '2024-01-01T12:00:00+02',
    '0000-12-31T00:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '+012024-01-01T00:00:00Z',
    '-0001-01-01T00:00:00Z',
    '10000-01-01T00:00:00Z',
    '２０２４-01-01T00:00:00Z',
    ' 2024-01-01T00:00:00Z',
    '2024-01-01T00:00:00Z\n',
    '',
    'yesterday',
  ])('%j is refused', async (created_at) => {
    const { status, body } = await write({ created_at });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ pointer: '/created_at', detail: expect.any(String) }]);
  });
});

describe('never more than a day ahead', () => {
  test('23 hours ahead is fine, 25 is not, and the years up to 9999 are no syntax error', async () => {
    const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
    expect((await write({ created_at: ahead(DAY - 3_600_000) })).status).toBe(201);
    for (const created_at of [
      ahead(DAY + 3_600_000),
      '9999-12-31T23:59:59.999Z',
      '9999-12-31T23:59:59Z',
    ]) {
      const { status, body } = await write({ created_at });
      expect(status).toBe(422);
      expect(body.errors).toEqual([
        { pointer: '/created_at', detail: expect.stringContaining('ahead') },
      ]);
    }
  });

  test('a PUT is held to it too, but an unchanged date is let be', async () => {
    const { body } = await write({ created_at: '2020-01-01T00:00:00Z' });
    const path = `/entries/${body.id}`;
    const ahead = new Date(Date.now() + 2 * DAY).toISOString();
    expect((await me.put(path, { created_at: ahead })).status).toBe(422);
    expect((await me.put<Entry>(path, { title: 'new' })).body.created_at).toBe(
      '2020-01-01T00:00:00.000Z',
    );
  });
});

describe('the local date is that of the time zone', () => {
  test.each([
    // West and east of the date line, at one instant.
    ['2024-06-15T10:30:00Z', 'Pacific/Kiritimati', '2024-06-16'],
    ['2024-06-15T10:30:00Z', 'Pacific/Pago_Pago', '2024-06-14'],
    ['2024-06-15T10:30:00Z', 'Etc/GMT+12', '2024-06-14'],
    ['2024-06-15T10:30:00Z', 'UTC', '2024-06-15'],
    // Samoa skipped 30 December 2011.
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    // New York: the day of 23 hours, the day of 25.
    ['2024-03-10T04:59:59Z', 'America/New_York', '2024-03-09'],
    ['2024-03-11T03:59:59Z', 'America/New_York', '2024-03-10'],
    ['2024-03-11T04:00:00Z', 'America/New_York', '2024-03-11'],
    ['2024-11-04T04:59:59Z', 'America/New_York', '2024-11-03'],
    ['2024-11-04T05:00:00Z', 'America/New_York', '2024-11-04'],
    // Half and quarter hours.
    ['2024-01-01T18:29:59Z', 'Asia/Kolkata', '2024-01-01'],
    ['2024-01-01T18:30:00Z', 'Asia/Kolkata', '2024-01-02'],
    ['2024-01-01T18:15:00Z', 'Asia/Kathmandu', '2024-01-02'],
    ['2024-01-01T10:15:00Z', 'Pacific/Chatham', '2024-01-02'],
    // A zone where midnight is skipped.
    ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-04'],
    ['2018-11-04T02:59:59Z', 'America/Sao_Paulo', '2018-11-03'],
    // Names in any case, aliases, long names.
    ['2024-06-15T23:30:00Z', 'europe/oslo', '2024-06-16'],
    ['2024-06-15T10:30:00Z', 'US/Samoa', '2024-06-14'],
    ['2024-06-15T10:30:00Z', 'America/Argentina/ComodRivadavia', '2024-06-15'],
    ['0001-01-01T12:00:00Z', 'UTC', '0001-01-01'],
  ])('%s in %s is %s', async (created_at, time_zone, entry_date) => {
    const { status, body } = await write({ created_at, time_zone });
    expect(status).toBe(201);
    expect(body).toMatchObject({ time_zone, entry_date });
  });

  test.each([
    'Mars/Olympus',
    '',
    '+02:00',
    '-05',
    'UTC+2',
    'Europe/Oslo ',
    'Europe\\Oslo',
    'Z'.repeat(500),
    '../etc/passwd',
    '\u0000',
  ])('the zone %j is refused', async (time_zone) => {
    const { status, body } = await write({ time_zone });
    expect(status).toBe(422);
    expect(body.errors?.[0]?.pointer).toBe('/time_zone');
  });

  test('null is as if absent, as GET /settings answers it', async () => {
    const made = await write({ created_at: '2024-06-15T23:30:00Z', time_zone: null });
    expect([made.status, made.body.time_zone]).toEqual([201, 'UTC']);
    const path = `/entries/${made.body.id}`;
    await me.put(path, { time_zone: 'Asia/Tokyo' });
    const { status, body } = await me.put<Entry>(path, { time_zone: null, title: 'x' });
    expect([status, body.time_zone]).toEqual([200, 'Asia/Tokyo']);
  });

  test.each([
    ['2025-11-20T04:00:00+08:00', '+08:00', '2025-11-20'],
    ['2025-11-19T20:30:00-08:00', '-08:00', '2025-11-19'],
    ['2025-11-20T00:10:00+05:45', '+05:45', '2025-11-20'],
    ['2025-11-20T23:50:00-23:59', '-23:59', '2025-11-20'],
    ['0001-01-01T00:00:00+00:00', 'UTC', '0001-01-01'],
    ['2025-11-20T04:00:00-00:00', 'UTC', '2025-11-20'],
    ['2025-11-20T04:00:00Z', 'UTC', '2025-11-20'],
  ])(
    'of nobody in particular it is the offset in %s',
    async (created_at, time_zone, entry_date) => {
      const { status, body } = await write({ created_at });
      expect(status).toBe(201);
      expect(body).toMatchObject({ time_zone, entry_date });
      const path = `/entries/${body.id}`;
      // What was read can be sent back.
      expect((await me.put<Entry>(path, { ...body, content: 'more' })).body).toMatchObject({
        time_zone,
        entry_date,
      });
      const range = { from_date: entry_date, to_date: entry_date, limit: 1000 };
      const found = await itemsOf(me, '/entries', range);
      expect(found.map(({ id }) => id)).toContain(body.id);
    },
  );

  test('a new moment brings its offset, but never beside a zone that was named', async () => {
    const { body: made } = await write({ created_at: '2025-11-20T04:00:00Z' });
    const path = `/entries/${made.id}`;
    const moved = await me.put<Entry>(path, { created_at: '2025-11-21T04:00:00+08:00' });
    expect(moved.body).toMatchObject({ time_zone: '+08:00', entry_date: '2025-11-21' });
    await me.put(path, { time_zone: 'Europe/Oslo' });
    const again = await me.put<Entry>(path, { created_at: '2025-11-22T04:00:00+08:00' });
    expect(again.body).toMatchObject({ time_zone: 'Europe/Oslo', entry_date: '2025-11-21' });
  });

  test('the zone of the settings comes before an offset', async () => {
    const one = newUser();
    await one.put('/settings', { time_zone: 'America/Los_Angeles' });
    const draft = { title: 't', created_at: '2025-11-20T04:00:00+08:00' };
    const { body } = await one.post<Entry>('/entries', draft);
    expect(body).toMatchObject({ time_zone: 'America/Los_Angeles', entry_date: '2025-11-19' });
  });

  test('changing the zone alone recomputes the date, and back', async () => {
    const { body: made } = await write({ created_at: '2024-06-15T23:30:00Z' });
    const path = `/entries/${made.id}`;
    const moved = await me.put<Entry>(path, { time_zone: 'Asia/Tokyo' });
    expect(moved.body).toMatchObject({
      created_at: made.created_at,
      entry_date: '2024-06-16',
      version: 2,
    });
    const back = await me.put<Entry>(path, { time_zone: 'UTC' });
    expect(back.body).toMatchObject({ entry_date: '2024-06-15', version: 3 });
  });

  test('changing the moment alone keeps the zone', async () => {
    const { body: made } = await write({
      created_at: '2024-06-15T12:00:00Z',
      time_zone: 'Asia/Tokyo',
    });
    const { body } = await me.put<Entry>(`/entries/${made.id}`, {
      created_at: '2024-06-20T16:00:00Z',
    });
    expect(body).toMatchObject({ time_zone: 'Asia/Tokyo', entry_date: '2024-06-21' });
  });

  test('a local date before the year 1 is refused', async () => {
    const { status, body } = await write({
      created_at: '0001-01-01T00:00:00Z',
      time_zone: 'America/New_York',
    });
    expect(status).toBe(422);
    expect(body.errors?.[0]?.pointer).toBe('/created_at');
  });
});
