import { describe, expect, jest, test } from '@jest/globals';
import type { EntryDraft } from '@reflekt/shared/entities';
import type { ZoneSettings } from '@reflekt/shared/store';
import { composeEntry, createBlankEntry } from './compose.ts';
import { type DefaultZone, redated, zoneOfChanged, zoneOfNew } from './zones.ts';

const NOW = Date.parse('2026-05-05T23:30:00.000Z');
const LOS_ANGELES = 'America/Los_Angeles';
const settings =
  (zone: string | null, version = 3) =>
  async (): Promise<DefaultZone> => ({
    zone,
    version,
  });
const written = (zone: string, zoneSettings: ZoneSettings) => ({
  entry: composeEntry(
    createBlankEntry('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'u', NOW),
    { title: 't', created_at: '2025-11-20T03:30:00.000Z' },
    NOW,
    zone,
  ),
  zoneSettings,
});

describe('the zone of a new entry', () => {
  test.each<[string, EntryDraft, string | null, string, ZoneSettings]>([
    [
      'its own, before all others',
      { time_zone: 'Asia/Tokyo', written_zone: '+08:00' },
      LOS_ANGELES,
      'Asia/Tokyo',
      null,
    ],
    [
      'that of the settings, before an offset',
      { written_zone: '+08:00' },
      LOS_ANGELES,
      LOS_ANGELES,
      3,
    ],
    [
      'the offset in created_at, which is its own',
      { written_zone: '+08:00' },
      null,
      '+08:00',
      null,
    ],
    ['UTC', {}, null, 'UTC', 3],
  ])('is %s', async (_, draft, zone, timeZone, zoneSettings) => {
    expect(await zoneOfNew(draft, settings(zone))).toEqual({ timeZone, zoneSettings });
  });

  test('needs no settings where it is named', async () => {
    const read = jest.fn(settings(null));
    await zoneOfNew({ time_zone: 'UTC' }, read);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('the zone of a changed entry', () => {
  test.each<[string, ReturnType<typeof written>, EntryDraft, string | null, string, ZoneSettings]>([
    ['stays without a word about it', written('UTC', 0), { title: 'x' }, LOS_ANGELES, 'UTC', 0],
    [
      'becomes its own when named',
      written('UTC', 0),
      { time_zone: 'Asia/Tokyo' },
      null,
      'Asia/Tokyo',
      null,
    ],
    [
      'stays a default when sent back as it was',
      written('UTC', 0),
      { time_zone: 'UTC' },
      null,
      'UTC',
      0,
    ],
    [
      'is the new offset where nothing was named',
      written('UTC', 0),
      { written_zone: '+08:00' },
      null,
      '+08:00',
      null,
    ],
    [
      'stays its own, whatever the offset',
      written('Asia/Tokyo', null),
      { written_zone: '+08:00' },
      null,
      'Asia/Tokyo',
      null,
    ],
    [
      'stays the default of the settings',
      written(LOS_ANGELES, 3),
      { written_zone: '+08:00' },
      LOS_ANGELES,
      LOS_ANGELES,
      3,
    ],
  ])('%s', async (_, state, draft, zone, timeZone, zoneSettings) => {
    expect(await zoneOfChanged(state, draft, settings(zone))).toEqual({ timeZone, zoneSettings });
  });
});

describe('redating', () => {
  const to = { zone: LOS_ANGELES, version: 3 };

  test('moves an entry with an older default to its evening', () => {
    expect(redated(written('UTC', 0), to)).toMatchObject({
      time_zone: LOS_ANGELES,
      entry_date: '2025-11-19',
      created_at: '2025-11-20T03:30:00.000Z',
    });
    expect(redated(written('Asia/Tokyo', 2), to)).toMatchObject({ time_zone: LOS_ANGELES });
  });

  test.each([
    ['a zone of its own', written('UTC', null)],
    ['an offset of its own', written('+08:00', null)],
    ['the default of these settings', written('UTC', 3)],
    ['the default of later settings', written('Asia/Tokyo', 4)],
    ['the same zone', written(LOS_ANGELES, 2)],
  ])('leaves one alone with %s', (_, state) => {
    expect(redated(state, to)).toBeUndefined();
  });

  test('leaves one alone that would fall before the year 1', () => {
    const first = written('UTC', 0);
    const entry = { ...first.entry, created_at: '0001-01-01T00:00:00.000Z' };
    expect(redated({ ...first, entry }, to)).toBeUndefined();
  });
});
