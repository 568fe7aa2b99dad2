import { dailyPrompt } from '@reflekt/client';
import { useApi } from '../api.ts';
import { useResult } from '../use-result.ts';

/** Today's prompt, and whether the entry that is being written answers it. Without one the page is whole all the same. */
export function TodaysPrompt({
  chosen,
  choose,
}: {
  chosen: string | null | undefined;
  choose: (id: string | undefined) => void;
}) {
  const api = useApi();
  const today = useResult('prompt', (signal) => api.call(dailyPrompt, {}, { signal }));
  const { prompt } = today.data ?? {};
  if (prompt === undefined) return null;
  const isChosen = chosen === prompt.id;
  return (
    <aside aria-label="Today’s prompt">
      <p class="reflection" dir="auto">
        {prompt.text}
      </p>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={() => choose(isChosen ? undefined : prompt.id)}
      >
        Answer this
      </button>
    </aside>
  );
}
