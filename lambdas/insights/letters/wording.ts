import type { Highlight, LetterPeriod } from '@reflekt/shared/entities';
import { type DateRange, datesOf } from '@reflekt/shared/time';
import type { Findings } from './findings.ts';
import { isWholeSentence } from './passages.ts';

const format = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(date));

/** A date as it is said within a period. */
function saidDay(date: string, period: LetterPeriod): string {
  if (period === 'week') return format(date, { weekday: 'long' });
  return format(date, { day: 'numeric', month: 'long' });
}

/** A period as a noun. */
function saidPeriod(period: LetterPeriod, { from, to }: DateRange): string {
  if (period === 'year') return from.slice(0, 4);
  if (period === 'month') return format(from, { month: 'long', year: 'numeric' });
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = format(from, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
  return `the week of ${start} to ${format(to, { day: 'numeric', month: 'long' })}`;
}

const number = (value: number): string => value.toLocaleString('en-GB');
const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (value: number): string => SMALL[value] ?? number(value);

const listed = (items: readonly string[]): string =>
  items.length <= 1 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

function aboutWriting(findings: Findings, period: LetterPeriod, range: DateRange): string {
  const { entries, days, words } = findings;
  const when = saidPeriod(period, range);
  const all = datesOf(range).length;
  const several = entries > days ? `, ${number(entries)} entries in all` : '';
  const first =
    days === all
      ? `In ${when} you wrote every day${several}.`
      : days === 1
        ? `In ${when} you wrote on one day.`
        : `In ${when} you wrote on ${inWords(days)} of ${inWords(all)} days${several}.`;
  const { fullest } = findings;
  if (words === 0) return first;
  const most = fullest
    ? ` You had most to say on ${saidDay(fullest.date, period)}: ${number(fullest.words)} of the ${number(words)} words.`
    : ` It came to ${number(words)} words.`;
  return `${first}${most}`;
}

const aboutThemes = ({ themes }: Findings): string | undefined =>
  themes.length === 0
    ? undefined
    : themes.length === 1
      ? `One word came back: ${themes[0]}.`
      : `Words that came back: ${listed(themes)}.`;

/**
 * What is said of an average, from its least value on. An analysis can take a hard week for a bright one (it does with
 * the Great Fire of London, as Pepys tells it), so of sentiment nothing bright is ever said.
 */
const TONES = {
  mood: [
    [4.2, 'You marked it as a good time.'],
    [3.4, 'You marked more of it as good than as bad.'],
    [2.6, 'You marked it as neither a good time nor a bad one.'],
    [1.8, 'You marked it as no easy time.'],
    [0, 'You marked it as a hard time.'],
  ],
  sentiment: [
    [-0.1, undefined],
    [-0.35, 'It reads a little darker than bright.'],
    [-2, 'Much of it reads heavy.'],
  ],
} as const;

const TRENDS = {
  improving: 'The second half was lighter than the first.',
  declining: 'The second half was heavier than the first.',
  stable: undefined,
} as const;

/** A day is named only where it differs from the average by so much. */
const DISTANCE = { mood: 0.75, sentiment: 0.25 };

function aboutTone({ rated, trend }: Findings, period: LetterPeriod): string | undefined {
  if (!rated) return undefined;
  const { by, days } = rated;
  const average = days.reduce((sum, { value }) => sum + value, 0) / days.length;
  const tone = TONES[by].find(([from]) => average >= from)?.[1];
  const sorted = [...days].sort((a, b) => b.value - a.value);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  const named = (day: typeof best) =>
    day && Math.abs(day.value - average) >= DISTANCE[by] ? saidDay(day.date, period) : undefined;
  const [light, dark] = [named(best), named(worst)];
  const how = by === 'mood' ? 'By your own marks' : 'By its words';
  const extremes =
    light && dark
      ? `${how}, ${light} was the lightest day and ${dark} the heaviest.`
      : dark
        ? `${how}, ${dark} was the heaviest day.`
        : light
          ? `${how}, ${light} was the lightest day.`
          : undefined;
  const change = trend && by === 'mood' ? TRENDS[trend] : undefined;
  return [tone, extremes, change].filter((part) => part !== undefined).join(' ');
}

function quotation({ content, metadata }: Highlight, period: LetterPeriod, first: boolean): string {
  const day = saidDay(metadata.entry_date, period);
  const lead = first ? `On ${day} you wrote:` : `And on ${day}:`;
  return `${lead} “${content}${isWholeSentence(content) ? '' : ' …'}”`;
}

/**
 * Writes a letter: what was written, what came up, how it was, and some sentences of the writer's own. It says only what
 * the findings say.
 */
export function letterText(
  findings: Findings,
  highlights: readonly Highlight[],
  period: LetterPeriod,
  range: DateRange,
): string {
  if (findings.entries === 0) {
    return `There is no entry of ${saidPeriod(period, range)}. Nothing needs to be made up for; the page is there when you want it.`;
  }
  const inOrder = [...highlights].sort((a, b) =>
    a.metadata.entry_date < b.metadata.entry_date ? -1 : 1,
  );
  return [
    [aboutWriting(findings, period, range), aboutThemes(findings)],
    [aboutTone(findings, period)],
    ...inOrder.map((highlight, n) => [quotation(highlight, period, n === 0)]),
  ]
    .map((paragraph) => paragraph.filter((part) => part !== undefined && part !== '').join(' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
