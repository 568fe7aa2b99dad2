import { describe, expect, test } from '@jest/globals';
import { HELP_LINES, HELP_LINES_CHECKED, INTERNATIONAL_LINES } from './help-lines.ts';
import { supportFor } from './support.ts';

describe('help lines', () => {
  test.each([
    ['America/Los_Angeles', 'US', '988'],
    ['Europe/London', 'GB', '116 123'],
    ['Pacific/Auckland', 'NZ', '1737'],
    ['Asia/Calcutta', 'IN', '14416'],
    ['Asia/Kolkata', 'IN', '14416'],
    ['Australia/Perth', 'AU', '13 11 14'],
    ['Europe/Kyiv', 'UA', '7333'],
    ['America/Puerto_Rico', 'US', '988'],
    ['Pacific/Guam', 'US', '988'],
    ['Europe/Jersey', 'GB', '116 123'],
    ['Europe/Guernsey', 'GB', '116 123'],
    ['Europe/Isle_of_Man', 'GB', '116 123'],
    ['Arctic/Longyearbyen', 'NO', '116 123'],
  ])('%s is in %s', (zone, region, phone) => {
    const support = supportFor(zone);
    expect(support).toMatchObject({ region, as_of: HELP_LINES_CHECKED });
    expect(support.resources[0]?.phone).toBe(phone);
  });

  test.each(['UTC', 'Antarctica/Troll', 'Not/AZone', null])('%s: directories', (zone) => {
    const { region, resources } = supportFor(zone);
    expect(region).toBe('international');
    expect(resources.map(({ name }) => name)).toEqual(INTERNATIONAL_LINES.map(({ name }) => name));
  });

  test('are known for at least 20 regions, each with a number and a source', () => {
    const regions = Object.entries(HELP_LINES);
    expect(regions.length).toBeGreaterThanOrEqual(20);
    for (const [region, lines] of regions) {
      expect(new Intl.Locale(`und-${region}`).getTimeZones()?.length).toBeGreaterThan(0);
      for (const { phone, source, url } of lines) {
        expect(phone).toMatch(/^[*\d][\d -]{1,15}$/);
        expect(new URL(url).protocol).toBe('https:');
        expect(source).not.toBe('');
      }
    }
  });

  test('WARNING when this fails: the list is older than a year, compare it with its sources', () => {
    const age = Date.now() - Date.parse(HELP_LINES_CHECKED);
    expect(age / 86_400_000).toBeLessThan(366);
  });
});
