import { gamificationStats, listAchievements, listTransactions } from '@reflekt/client';
import { useApi } from '../api.ts';
import { More } from '../components/more.tsx';
import { ProblemAlert, Status } from '../components/notice.tsx';
import { usePages } from '../use-pages.ts';
import { useResult } from '../use-result.ts';
import { counted } from '../words.ts';

/** Streak, level, achievements and points. */
export function Progress() {
  const api = useApi();
  const stats = useResult('stats', (signal) => api.call(gamificationStats, {}, { signal }));
  const achievements = useResult('achievements', (signal) =>
    api.call(listAchievements, {}, { signal }),
  );
  const lines = usePages('transactions', listTransactions, { query: { limit: 20 } });
  return (
    <>
      <h1 tabIndex={-1}>Progress</h1>
      <ProblemAlert problem={stats.problem} retry={stats.reload} />
      {stats.loading && !stats.data && <Status>Reading…</Status>}
      {stats.data && (
        <dl class="figures">
          <div>
            <dt>Streak</dt>
            <dd>{counted(stats.data.current_streak, 'day', 'days')}</dd>
          </div>
          <div>
            <dt>Longest streak</dt>
            <dd>{counted(stats.data.longest_streak, 'day', 'days')}</dd>
          </div>
          <div>
            <dt>Level {stats.data.level}</dt>
            <dd>{stats.data.level_title}</dd>
          </div>
          <div>
            <dt>Points</dt>
            <dd>{stats.data.points_balance.toLocaleString()}</dd>
          </div>
          <div>
            <dt>Entries</dt>
            <dd>{stats.data.total_entries.toLocaleString()}</dd>
          </div>
          <div>
            <dt>Words</dt>
            <dd>{stats.data.total_words.toLocaleString()}</dd>
          </div>
        </dl>
      )}
      <section aria-labelledby="achievements">
        <h2 id="achievements">Achievements</h2>
        <ProblemAlert problem={achievements.problem} retry={achievements.reload} />
        <ul class="achievements">
          {achievements.data?.map(({ id, name, description, unlocked, progress, requirement }) => (
            <li key={id} data-unlocked={unlocked}>
              <strong>{name}</strong>
              <span>{description}</span>
              {unlocked ? (
                <span class="quiet">Reached</span>
              ) : (
                <label class="quiet">
                  {progress} of {requirement} <progress value={progress} max={requirement} />
                </label>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="points">
        <h2 id="points">Points</h2>
        <ol class="lines">
          {lines.items.map(({ id, amount, description, created_at }) => (
            <li key={id}>
              <span dir="auto">{description}</span>
              <span>{amount > 0 ? `+${amount}` : amount}</span>
              <time class="quiet" dateTime={created_at}>
                {new Date(created_at).toLocaleDateString(undefined, { dateStyle: 'medium' })}
              </time>
            </li>
          ))}
        </ol>
        <More list={lines} nothing="No points yet." />
      </section>
    </>
  );
}
