/**
 * `rate(…)` and `cron(…)` of EventBridge rules, in UTC. Kept: six cron fields with `*`, `?`, lists,
 * ranges, steps and names of days and months. `L`, `W` and `#` stop the start.
 */
import { LocalCloudError } from '../errors.ts';

/** Whether a schedule is due at `now`, after it last fired, both in milliseconds. */
export interface Schedule {
  isDue(now: number, lastFired: number): boolean;
}

const MINUTE_MS = 60_000;
const UNITS_MS: Record<string, number> = { minute: MINUTE_MS, hour: 3_600_000, day: 86_400_000 };

/** @throws LocalCloudError naming the owner of an expression that is not supported */
export function compileSchedule(expression: string, owner: string): Schedule {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  const unit = UNITS_MS[rate?.[2] ?? ''];
  if (rate !== null && unit !== undefined) {
    const period = Number(rate[1]) * unit;
    return { isDue: (now, lastFired) => now - lastFired >= period };
  }
  const cron = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(/\s+/);
  if (cron?.length === 6) return compileCron(cron, expression, owner);
  return refuse(expression, owner);
}

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

interface Field {
  minimum: number;
  maximum: number;
  names?: string[];
  read(date: Date): number;
}

const FIELDS: Field[] = [
  { minimum: 0, maximum: 59, read: (date) => date.getUTCMinutes() },
  { minimum: 0, maximum: 23, read: (date) => date.getUTCHours() },
  { minimum: 1, maximum: 31, read: (date) => date.getUTCDate() },
  { minimum: 1, maximum: 12, names: MONTHS, read: (date) => date.getUTCMonth() + 1 },
  { minimum: 1, maximum: 7, names: DAYS, read: (date) => date.getUTCDay() + 1 },
  { minimum: 1970, maximum: 2199, read: (date) => date.getUTCFullYear() },
];

function compileCron(texts: string[], expression: string, owner: string): Schedule {
  const tests = FIELDS.map((field, position) => {
    const allowed = allowedValues(texts[position] ?? '', field) ?? refuse(expression, owner);
    return (date: Date) => allowed.has(field.read(date));
  });
  return {
    // At most once a minute; a minute that passed while nothing ran is missed, as on a laptop asleep.
    isDue: (now, lastFired) =>
      Math.floor(now / MINUTE_MS) > Math.floor(lastFired / MINUTE_MS) &&
      tests.every((test) => test(new Date(now))),
  };
}

function allowedValues(text: string, field: Field): Set<number> | undefined {
  const allowed = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', stepText] = part.split('/', 2);
    const [from, to] = ['*', '?'].includes(range)
      ? [field.minimum, field.maximum]
      : range.split('-', 2).map((value) => numberIn(value, field));
    const last = to ?? (stepText === undefined ? from : field.maximum);
    const step = stepText === undefined ? 1 : Number(stepText);
    if (from === undefined || last === undefined || !(step >= 1)) return undefined;
    if (!(from >= field.minimum && last <= field.maximum && from <= last)) return undefined;
    for (let value = from; value <= last; value += step) allowed.add(value);
  }
  return allowed;
}

function numberIn(text: string, field: Field): number {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return field.minimum + named;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function refuse(expression: string, owner: string): never {
  throw new LocalCloudError(
    `${owner}: the local cloud does not support the schedule ${expression}.`,
  );
}
