import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const DIARY = join(import.meta.dirname, '../../../shared/data/pepys.jsonl.gz');

/** Whether the diary lies beside the repository; its tests are skipped where it does not. */
export const hasPepys = existsSync(DIARY);

/** The diary of Samuel Pepys as drafts, back-dated, at noon in UTC: that is the same day in London. */
export function pepysDrafts(): { content: string; created_at: string; time_zone: string }[] {
  if (!hasPepys) return [];
  return gunzipSync(readFileSync(DIARY))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line): { date: string; content: string } => JSON.parse(line))
    .map(({ date, content }) => ({
      content,
      created_at: `${date}T12:00:00Z`,
      time_zone: 'Europe/London',
    }));
}
