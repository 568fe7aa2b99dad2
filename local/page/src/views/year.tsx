import { readMoodCalendar, readMoods } from '@reflekt/client';
import { useApi } from '../api.ts';
import { ProblemAlert, Status } from '../components/notice.tsx';
import { Trend } from '../components/trend.tsx';
import { YearPixels } from '../components/year-pixels.tsx';
import { hrefOf, type Route } from '../router.ts';
import { useResult } from '../use-result.ts';
import { today } from '../words.ts';

/** A year of moods: each day, and their course. */
export function Year({ route }: { route: Route }) {
  const api = useApi();
  const asked = Number(route.query.get('year'));
  const year = asked >= 1 && asked <= 9999 ? Math.trunc(asked) : Number(today().slice(0, 4));
  const digits = String(year).padStart(4, '0');
  const calendar = useResult(`calendar ${year}`, (signal) =>
    api.call(readMoodCalendar, { query: { year } }, { signal }),
  );
  const range = { from_date: `${digits}-01-01`, to_date: `${digits}-12-31` };
  const moods = useResult(`moods ${year}`, (signal) =>
    api.call(readMoods, { query: range }, { signal }),
  );
  return (
    <>
      <h1 tabIndex={-1}>Your {year}</h1>
      <p class="actions">
        {year > 1 && <a href={hrefOf(['year'], { year: String(year - 1) })}>{year - 1}</a>}
        {year < 9999 && <a href={hrefOf(['year'], { year: String(year + 1) })}>{year + 1}</a>}
      </p>
      <ProblemAlert problem={calendar.problem} retry={calendar.reload} />
      {calendar.loading && !calendar.data && <Status>Reading…</Status>}
      {calendar.data && <YearPixels year={year} days={calendar.data.days} />}
      <section aria-labelledby="trend">
        <h2 id="trend">Moods in their course</h2>
        <ProblemAlert problem={moods.problem} retry={moods.reload} />
        {moods.data && <Trend days={moods.data.moving_average} />}
      </section>
    </>
  );
}
