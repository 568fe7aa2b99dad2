import * as v from 'valibot';
import { codePoints, isStorable } from '../text/index.ts';
import {
  fixedZoneOf,
  formatInstant,
  isTimeZone,
  isZone,
  parseInstant,
  parseLocalDate,
} from '../time/index.ts';

/**
 * Adds to a schema the JSON Schema that cannot be derived from it. The scalar schemas below are the parts of all
 * entities, requests and events. Their messages are our own sentences, because valibot's defaults quote the input.
 */
export const documented = <Value>(jsonSchema: Record<string, unknown>) =>
  v.metadata<Value, { readonly jsonSchema: Record<string, unknown> }>({ jsonSchema });

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** A ULID in the form that this server writes: 26 characters, upper case. */
export const Ulid = v.pipe(v.string(), v.regex(ULID, 'must be a ULID'));

/** Text that can be stored and returned unchanged. Limits count code points. */
export const text = (limits: { min?: number; max: number }) =>
  v.pipe(
    v.string(),
    v.check(isStorable, 'must not contain NUL or a lone surrogate'),
    v.check(
      (value) =>
        value.length >= (limits.min ?? 0) &&
        (value.length <= limits.max || codePoints(value) <= limits.max),
      limits.min
        ? `must have ${limits.min} to ${limits.max} characters`
        : `must have at most ${limits.max} characters`,
    ),
    documented({
      type: 'string',
      ...(limits.min ? { minLength: limits.min } : {}),
      maxLength: limits.max,
    }),
  );

/** An instant in the stored form: UTC with milliseconds. */
export const Instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'must be an instant'),
  documented({ type: 'string', format: 'date-time' }),
);

/** A moment of the writer's clock, from a client: RFC 3339 with an offset. Its output is an `Instant` and the offset. */
export const MomentInput = v.pipe(
  v.string(),
  v.check(
    (value) => parseInstant(value) !== undefined,
    'must be an RFC 3339 date-time with an offset, in the years 0001 to 9999',
  ),
  documented<string>({ type: 'string', format: 'date-time' }),
  v.transform((value) => ({
    instant: formatInstant(parseInstant(value) ?? Number.NaN),
    /** Undefined where the offset is zero. */
    zone: fixedZoneOf(value),
  })),
);

/** A day of the calendar, `YYYY-MM-DD`. */
export const LocalDate = v.pipe(
  v.string(),
  v.check(
    (value) => parseLocalDate(value) !== undefined,
    'must be a date that exists, written YYYY-MM-DD',
  ),
  documented({ type: 'string', format: 'date' }),
);

/** An IANA time zone name, stored in the spelling of the client. */
export const TimeZone = v.pipe(
  v.string(),
  v.check(isTimeZone, 'must be an IANA time zone name'),
  documented({ type: 'string', examples: ['Europe/London'] }),
);

/** The time zone of an entry, from a client. A fixed zone is only ever the entry's own, sent back as it was read. */
export const EntryTimeZone = v.pipe(
  v.nullable(v.pipe(v.string(), v.check(isZone, 'must be an IANA time zone name'))),
  documented<string | null>({ type: ['string', 'null'], examples: ['Europe/London'] }),
  v.transform((zone) => zone ?? undefined),
);

/** A whole number; `1.0` is one, `1e999` is not. */
export const integer = (min: number, max: number) =>
  v.pipe(
    v.number(`must be a whole number from ${min} to ${max}`),
    v.check(
      (value) => Number.isInteger(value) && value >= min && value <= max,
      `must be a whole number from ${min} to ${max}`,
    ),
    documented({ type: 'integer', minimum: min, maximum: max }),
  );

/** The version of an entity: 1 when new, one more with every accepted change. */
export const Version = integer(1, Number.MAX_SAFE_INTEGER);

/** Smaller angles become 0: DynamoDB refuses numbers closer to zero than 1e-130, and has no −0. */
const SMALLEST_ANGLE = 1e-100;

const angle = (limit: number) =>
  v.pipe(
    v.number(),
    v.minValue(-limit, `must be −${limit} to ${limit}`),
    v.maxValue(limit, `must be −${limit} to ${limit}`),
    documented<number>({ type: 'number', minimum: -limit, maximum: limit }),
    v.transform((value) => (Math.abs(value) < SMALLEST_ANGLE ? 0 : value)),
  );

/** A place on earth, in degrees. */
export const Coordinates = v.object({ latitude: angle(90), longitude: angle(180) });
