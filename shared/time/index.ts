export * from './period.ts';

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A minute in milliseconds. */
export const MINUTE = 60_000;
/** An hour in milliseconds. */
export const HOUR = 60 * MINUTE;
/** A day of 24 hours in milliseconds. */
export const DAY = 24 * HOUR;

/** First millisecond that can be written with a four-digit year from 0001 on. */
export const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00.000Z');
/** Last millisecond that can be written with a four-digit year. */
export const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** Midnight UTC of a civil date, or undefined where the date does not exist (31 February, year 0). */
function civilDate(year: number, month: number, day: number): number | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() : undefined;
}

/**
 * Parses an RFC 3339 date-time to milliseconds since 1970; undefined where it is invalid. It needs an offset, must
 * exist in the calendar and lie, in UTC, in the years 0001 to 9999. Digits below the millisecond are cut off. A leap
 * second, 23:59:60 UTC, becomes the last millisecond before midnight, because milliseconds since 1970 have no other
 * place for it.
 */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour, offsetMinute] =
    match;
  const midnight = civilDate(Number(year), Number(month), Number(day));
  if (midnight === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  if (Number(offsetHour ?? 0) > 23 || Number(offsetMinute ?? 0) > 59) return undefined;
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * MINUTE;
  const isLeapSecond = Number(second) === 60;
  const withinMinute = isLeapSecond
    ? MINUTE - 1
    : Number(second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  const instant =
    midnight +
    Number(hour) * HOUR +
    Number(minute) * MINUTE +
    withinMinute -
    (sign === '-' ? -offset : offset);
  if (isLeapSecond && (instant + 1) % DAY !== 0) return undefined;
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT ? instant : undefined;
}

/** Whole seconds since 1970, as DynamoDB's TTL counts. */
export const epochSeconds = (instant: number): number => Math.floor(instant / 1000);

/** UTC with milliseconds, the one form of instants in responses and in storage. */
export const formatInstant = (instant: number): string => new Date(instant).toISOString();

/** Midnight UTC of a `YYYY-MM-DD`, or undefined where the day does not exist. */
export function parseLocalDate(text: string): number | undefined {
  const match = LOCAL_DATE.exec(text);
  return match ? civilDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The `YYYY-MM-DD` of an instant in UTC. */
export const formatLocalDate = (instant: number): string => formatInstant(instant).slice(0, 10);

const FIXED_ZONE = /^([+-])([01]\d|2[0-3]):([0-5]\d)$/;

/** Milliseconds by which a fixed zone such as `+08:00` is ahead of UTC; undefined for any other text. */
function fixedOffset(zone: string): number | undefined {
  const [, sign, hours, minutes] = FIXED_ZONE.exec(zone) ?? [];
  if (sign === undefined) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return sign === '-' ? -offset : offset;
}

/** True for a fixed zone: an offset from UTC such as `+08:00`. */
export const isFixedZone = (zone: string): boolean => fixedOffset(zone) !== undefined;

/**
 * The offset of an RFC 3339 date-time as a fixed zone. Undefined for UTC, however it is written: software writes that
 * where it knows no zone.
 */
export function fixedZoneOf(instant: string): string | undefined {
  const zone = instant.slice(-'+00:00'.length);
  return isFixedZone(zone) && fixedOffset(zone) !== 0 ? zone : undefined;
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();
const FORMATTERS_KEPT = 100;

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  let formatter: Intl.DateTimeFormat | null = null;
  // Intl also accepts offsets such as +02:00, and more loosely than we do.
  if (/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(zone)) {
    try {
      formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
        timeZone: zone,
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        hourCycle: 'h23',
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  if (formatters.size >= FORMATTERS_KEPT) formatters.clear();
  formatters.set(zone, formatter);
  return formatter;
}

/** True for a time zone name that the runtime knows, in any case. */
export const isTimeZone = (zone: string): boolean => formatterOf(zone) !== null;

/** True for a time zone name, and for a fixed zone. */
export const isZone = (zone: string): boolean => isFixedZone(zone) || isTimeZone(zone);

/**
 * The local date of an instant in a zone, `YYYY-MM-DD`, or undefined outside the years 0001 to 9999.
 * @param zone one that `isZone` accepts
 */
export function localDate(instant: number, zone: string): string | undefined {
  const offset = fixedOffset(zone);
  if (offset !== undefined) {
    const local = instant + offset;
    return local >= FIRST_INSTANT && local <= LAST_INSTANT ? formatLocalDate(local) : undefined;
  }
  const formatter = formatterOf(zone);
  if (!formatter) throw new RangeError('not a time zone');
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatter.formatToParts(instant)) parts[type] = value;
  if (parts.era?.startsWith('B') || Number(parts.year) > 9999) return undefined;
  return [
    parts.year?.padStart(4, '0'),
    parts.month?.padStart(2, '0'),
    parts.day?.padStart(2, '0'),
  ].join('-');
}

/** Today in a zone; in UTC where there is none, or none that this runtime knows. */
export function localToday(now: number, zone: string | undefined): string {
  return (
    (zone !== undefined && isZone(zone) ? localDate(now, zone) : undefined) ?? formatLocalDate(now)
  );
}

/**
 * The local hour of an instant in a zone, 0 to 23.
 * @param zone one that `isZone` accepts
 */
export function localHour(instant: number, zone: string): number {
  const offset = fixedOffset(zone);
  if (offset !== undefined) return new Date(instant + offset).getUTCHours();
  const formatter = formatterOf(zone);
  if (!formatter) throw new RangeError('not a time zone');
  const part = formatter.formatToParts(instant).find(({ type }) => type === 'hour');
  return Number(part?.value);
}

/**
 * The largest distance between a local date and the UTC date of the same name. Named zones stay within 16 hours (Manila
 * had −15:56 before zones were drawn); a fixed zone can be anything up to ±23:59.
 */
export const WIDEST_OFFSET = 24 * HOUR;
