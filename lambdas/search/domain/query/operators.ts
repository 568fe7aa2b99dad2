import { parseLocalDate } from '@reflekt/shared/time';
import type { MemberMatch } from './query.ts';

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';
const DAY_MS = 86_400_000;

const dayText = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10);

/** The first and last day of `2020`, `2020-03` or `2020-03-01`, with `-`, `/` or `.` between; undefined for others. */
function daysOf(text: string): { from: string; to: string } | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const from = `${year}-${(month ?? '1').padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`;
  if (parseLocalDate(from) === undefined) return undefined;
  if (day !== undefined) return { from, to: from };
  if (month === undefined) return { from, to: `${year}-12-31` };
  const lastDay = new Date(0);
  lastDay.setUTCFullYear(Number(year), Number(month), 0);
  return { from, to: dayText(lastDay.getTime()) };
}

/** The day before or after another one; undefined outside the calendar. */
function neighbour(day: string, step: number): string | undefined {
  const midnight = parseLocalDate(day);
  if (midnight === undefined) return undefined;
  if ((step < 0 && day === FIRST_DAY) || (step > 0 && day === LAST_DAY)) return undefined;
  return dayText(midnight + step * DAY_MS);
}

/** A range that no day is in. */
const NO_DAY = { kind: 'dates', from: LAST_DAY, to: FIRST_DAY } as const;

function mood(value: string): MemberMatch | undefined {
  const [, comparison = '', digits] = /^(>=|<=|>|<|=)?([1-5])(?:\.0+)?$/.exec(value) ?? [];
  if (digits === undefined) {
    return /^[<>=]/.test(value) ? undefined : { kind: 'mood', label: value };
  }
  const score = Number(digits);
  const from = comparison === '>' ? score + 1 : comparison.startsWith('<') ? 1 : score;
  const to = comparison === '<' ? score - 1 : comparison.startsWith('>') ? 5 : score;
  return { kind: 'mood-score', from, to };
}

type Operator = (value: string) => MemberMatch | undefined;

/** The operators of a query by name. They return undefined for a value that they do not know. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  tag: (tag) => ({ kind: 'tag', tag: tag.replace(/^#/, '') }),
  category: (name) => ({ kind: 'category', name }),
  mood,
  before: (value) => {
    const days = daysOf(value);
    if (!days) return undefined;
    const to = neighbour(days.from, -1);
    return to === undefined ? NO_DAY : { kind: 'dates', from: FIRST_DAY, to };
  },
  after: (value) => {
    const days = daysOf(value);
    if (!days) return undefined;
    const from = neighbour(days.to, 1);
    return from === undefined ? NO_DAY : { kind: 'dates', from, to: LAST_DAY };
  },
  on: (value) => {
    const days = daysOf(value);
    return days && { kind: 'dates', ...days };
  },
  is: (value) => (/^favou?rite$/i.test(value) ? { kind: 'favorite', value: true } : undefined),
  has: (value) => (/^location$/i.test(value) ? { kind: 'location' } : undefined),
};

/** The match of `name:value`; undefined where it is no operator, and words like others. */
export function readOperator(name: string, value: string): MemberMatch | undefined {
  const key = name.toLowerCase();
  if (value === '' || !Object.hasOwn(OPERATORS, key)) return undefined;
  return OPERATORS[key]?.(value);
}
