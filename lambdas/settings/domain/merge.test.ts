import { describe, expect, test } from '@jest/globals';
import { UNSET_SETTINGS } from '@reflekt/shared/store';
import { addRestDays, mergeSettings, weekOf } from './merge.ts';

const unset = UNSET_SETTINGS;
const now = Date.parse('2026-11-25T12:00:00Z');

describe('merging settings', () => {
  test('keeps absent members, in nested objects too', () => {
    const once = mergeSettings(unset, { display_preferences: { entries_per_page: 50 } }, now);
    expect(once).toMatchObject({
      version: 1,
      updated_at: '2026-11-25T12:00:00.000Z',
      theme: 'system',
    });
    expect(once?.display_preferences).toEqual({
      ...unset.display_preferences,
      entries_per_page: 50,
    });
    const twice = once && mergeSettings(once, { theme: 'dark' }, now + 1);
    expect(twice).toMatchObject({
      version: 2,
      theme: 'dark',
      display_preferences: { entries_per_page: 50 },
    });
  });

  test('adds no version for a draft that changes nothing', () => {
    expect(mergeSettings(unset, { theme: 'system', display_preferences: {} }, now)).toBeUndefined();
  });

  test('applies a changed number of rest days from the week of the change on', () => {
    const once = mergeSettings(unset, { streak_rest_days: 2 }, now);
    expect(once?.rest_days).toEqual([
      { from_week: '0001-01-01', days: 0 },
      { from_week: '2026-11-23', days: 2 },
    ]);
  });

  test('remembers the zone and the version of a wish to redate, once', () => {
    const zone = 'America/Los_Angeles';
    const set = mergeSettings(unset, { time_zone: zone }, now);
    expect(set).toMatchObject({ time_zone: zone, redate_zone: null, redate_version: null });
    const wished = set && mergeSettings(set, { redate_entries: true }, now);
    expect(wished).toMatchObject({ redate_zone: zone, redate_version: 2, version: 2 });
    expect(wished).not.toHaveProperty('redate_entries');
    const again = { time_zone: zone, redate_entries: true };
    expect(wished && mergeSettings(wished, again, now)).toBeUndefined();
    const moved = wished && mergeSettings(wished, { time_zone: 'Asia/Tokyo' }, now);
    expect(moved).toMatchObject({ time_zone: 'Asia/Tokyo', redate_zone: zone, redate_version: 2 });
    expect(moved && mergeSettings(moved, again, now)).toMatchObject({ redate_version: 4 });
  });

  test('cannot redate without a zone', () => {
    const wish = () => mergeSettings(unset, { redate_entries: true }, now);
    expect(wish).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ code: 'invalid' }) }),
    );
    expect(mergeSettings(unset, { redate_entries: false }, now)).toBeUndefined();
  });

  test('stores one number for a week with several changes', () => {
    const history = [
      { from_week: '0001-01-01', days: 0 },
      { from_week: '2026-11-23', days: 2 },
    ];
    expect(addRestDays(history, '2026-11-23', 1)).toEqual([
      { from_week: '0001-01-01', days: 0 },
      { from_week: '2026-11-23', days: 1 },
    ]);
  });
});

test.each([
  ['2026-11-23T00:00:00Z', 'UTC', '2026-11-23'],
  ['2026-11-29T23:59:59Z', 'UTC', '2026-11-23'],
  ['2026-11-29T23:59:59Z', 'Pacific/Auckland', '2026-11-30'],
  ['2026-11-23T00:00:00Z', 'America/Los_Angeles', '2026-11-16'],
])('%s in %s is in the week of %s', (instant, zone, monday) => {
  expect(weekOf(Date.parse(instant), zone)).toBe(monday);
});
