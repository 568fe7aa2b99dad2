import type { promptsApi } from '@reflekt/shared/api';
import { defect } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import { retryOnConflict } from '@reflekt/shared/store';
import { localToday } from '@reflekt/shared/time';
import { chooseDaily, withShown } from '../domain/daily.ts';
import { allPrompts } from '../domain/list.ts';
import type { Deps } from './deps.ts';
import { findPrompt } from './find-prompt.ts';

/** Days that are remembered: a traveller can come back to a date. */
const REMEMBERED_DAYS = 7;

/**
 * GET /prompts/daily: the prompt of the owner's day. The first request of a day chooses it and records it; all others
 * of that day find it there.
 */
export const dailyPrompt: Operation<typeof promptsApi.endpoints.dailyPrompt, Deps> = async (
  deps,
  { owner },
) => {
  const settings = await deps.settings(owner);
  const zone = settings.time_zone ?? (await deps.newestZone(owner));
  const date = localToday(deps.now(), zone);
  return retryOnConflict(deps, async () => {
    const before = await deps.daily.read(owner);
    const recorded = before?.days.find((day) => day.date === date);
    const known = recorded && (await findPrompt(deps, owner, recorded.prompt_id));
    if (known) return { prompt: known, date };

    const [seed, own] = await Promise.all([deps.daily.seed(owner), deps.own.all(owner)]);
    const prompts = allPrompts(own.prompts);
    const preferred = new Set<string>(settings.prompt_categories);
    const eligible = prompts.filter(
      ({ category }) => preferred.size === 0 || preferred.has(category),
    );
    const ids = new Set(prompts.map(({ id }) => id));
    const shown = (before?.shown ?? []).filter((id) => ids.has(id));
    const chosen = chooseDaily(
      eligible.map(({ id }) => id),
      shown,
      seed,
    );
    const prompt = prompts.find(({ id }) => id === chosen);
    if (!prompt) throw defect('the chosen prompt is not among those that were given');
    const others = (before?.days ?? []).filter((day) => day.date !== date);
    await deps.daily.write(owner, before, {
      days: [...others, { date, prompt_id: chosen }].slice(-REMEMBERED_DAYS),
      shown: withShown(shown, chosen),
      revision: deps.newId(),
    });
    return { prompt, date };
  });
};
