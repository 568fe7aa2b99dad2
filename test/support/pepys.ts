import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const DIARY = join(import.meta.dirname, '../../../shared/data/pepys.jsonl.gz');

/** Whether the diary lies beside the repository; its tests are skipped, and say so, where it does not. */
export const hasPepys = existsSync(DIARY);

export interface PepysDay {
  /** Local date in London; a few days have two entries. */
  date: string;
  /** The date in the book, 352 years earlier. */
  original_date: string;
  content: string;
}

/** The diary of Samuel Pepys, in the order of the days, which the book is not everywhere. */
export function pepysDays(): PepysDay[] {
  if (!hasPepys) return [];
  return gunzipSync(readFileSync(DIARY))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line): PepysDay => JSON.parse(line))
    .sort((a, b) => a.date.localeCompare(b.date));
}

/**
 * The same as drafts: back-dated to noon in UTC, which is the same day in London, summer or winter; the second
 * entry of a day a minute later.
 */
export function pepysDrafts() {
  const days = pepysDays();
  return days.map(({ date, original_date, content }, n) => ({
    title: original_date,
    content,
    created_at: `${date}T12:0${days[n - 1]?.date === date ? 1 : 0}:00Z`,
    time_zone: 'Europe/London',
  }));
}
