import { dateInWords } from '../words.ts';

/** Moods of one day, averaged over the days before it. */
export interface TrendDay {
  date: string;
  average_7_days: number;
  average_28_days: number;
}

const WIDTH = 600;
const HEIGHT = 160;
const PAD = 20;

/** The course of moods: a line over a week, a line over four, and the same as a table. */
export function Trend({ days }: { days: readonly TrendDay[] }) {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 2) {
    return <p>Two days with a mood make a line. There are not so many yet.</p>;
  }
  const begin = Date.parse(first.date);
  const span = Math.max(1, Date.parse(last.date) - begin);
  const line = (value: (day: TrendDay) => number) =>
    days
      .map((day) => {
        const x = PAD + ((Date.parse(day.date) - begin) / span) * (WIDTH - 2 * PAD);
        const y = HEIGHT - PAD - ((value(day) - 1) / 4) * (HEIGHT - 2 * PAD);
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(' ');
  return (
    <>
      <svg
        class="trend"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Moods over the year, from 1 to 5; the table below has the same"
      >
        {[1, 3, 5].map((score) => {
          const y = HEIGHT - PAD - ((score - 1) / 4) * (HEIGHT - 2 * PAD);
          return (
            <g key={score}>
              <line x1={PAD} x2={WIDTH - PAD} y1={y} y2={y} class="grid" />
              <text x={2} y={y + 4}>
                {score}
              </text>
            </g>
          );
        })}
        <polyline class="long" points={line((day) => day.average_28_days)} />
        <polyline class="short" points={line((day) => day.average_7_days)} />
      </svg>
      <p class="quiet">The thin line is the average of 7 days, the thick one that of 28.</p>
      <details>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">7 days</th>
              <th scope="col">28 days</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, average_7_days, average_28_days }) => (
              <tr key={date}>
                <th scope="row">{dateInWords(date, 'medium')}</th>
                <td>{average_7_days.toFixed(1)}</td>
                <td>{average_28_days.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
