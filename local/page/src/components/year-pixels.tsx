import { useRef, useState } from 'preact/hooks';
import { hrefOf } from '../router.ts';
import { counted, dateInWords } from '../words.ts';
import { scoreInWords } from './mood.tsx';

/** A day of the calendar. */
export interface Day {
  date: string;
  mood: number | null;
  word_count: number;
  entry_count: number;
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const DAYS = Array.from({ length: 31 }, (_, day) => day + 1);
const two = (n: number) => String(n).padStart(2, '0');

const monthName = (month: number, style: 'long' | 'narrow'): string =>
  new Date(Date.UTC(2024, month, 1)).toLocaleDateString(undefined, {
    month: style,
    timeZone: 'UTC',
  });

function inWords({ date, mood, word_count, entry_count }: Day): string {
  const felt = mood === null ? 'no mood' : scoreInWords(mood).toLowerCase();
  return `${dateInWords(date, 'medium')}: ${felt}, ${counted(entry_count, 'entry', 'entries')}, ${counted(word_count, 'word', 'words')}`;
}

/**
 * A year in pixels: a row for each day of the month, a column for each month. Days with entries are links. One of them is
 * in the order of Tab, and the arrow keys go to the others.
 */
export function YearPixels({ year, days }: { year: number; days: readonly Day[] }) {
  const written = new Map(days.filter((day) => day.entry_count > 0).map((day) => [day.date, day]));
  const dates = [...written.keys()].sort();
  const [current, setCurrent] = useState<string>();
  const table = useRef<HTMLTableElement>(null);
  const tabStop = current !== undefined && written.has(current) ? current : dates.at(-1);

  function move(date: string, by: number) {
    const next = dates[dates.indexOf(date) + by];
    if (next === undefined) return;
    setCurrent(next);
    table.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  }

  return (
    <div class="scroll">
      <table class="pixels" ref={table}>
        <caption>
          {year}, {counted(written.size, 'day', 'days')} with entries
        </caption>
        <thead>
          <tr>
            <td />
            {MONTHS.map((month) => (
              <th key={month} scope="col">
                <abbr title={monthName(month, 'long')}>{monthName(month, 'narrow')}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((dayOfMonth) => (
            <tr key={dayOfMonth}>
              <th scope="row">{dayOfMonth}</th>
              {MONTHS.map((month) => {
                const date = `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(dayOfMonth)}`;
                const day = written.get(date);
                return (
                  <td key={month}>
                    {day && (
                      <a
                        href={hrefOf(['journal'], { from: date, to: date })}
                        aria-label={inWords(day)}
                        title={inWords(day)}
                        data-date={date}
                        data-score={day.mood === null ? undefined : Math.round(day.mood)}
                        tabIndex={date === tabStop ? 0 : -1}
                        onFocus={() => setCurrent(date)}
                        onKeyDown={(event) => {
                          const steps: Record<string, number> = {
                            ArrowDown: 1,
                            ArrowRight: 1,
                            ArrowUp: -1,
                            ArrowLeft: -1,
                          };
                          const by = steps[event.key];
                          if (by === undefined) return;
                          event.preventDefault();
                          move(date, by);
                        }}
                      >
                        {day.mood === null ? '·' : Math.round(day.mood)}
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
