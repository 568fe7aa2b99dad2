import type { MoodCorrelations } from '@reflekt/shared/entities';
import type { Digest } from '@reflekt/shared/store';
import { caseless } from '@reflekt/shared/text';
import { weekdayOf } from '@reflekt/shared/time';
import { moodsOf } from './days.ts';
import { compareMeans, mean, round } from './statistics.ts';

/** Moods that each side of a comparison needs. */
const LEAST = 5;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

type Row = MoodCorrelations['correlations'][number];
type Factor = Row['factor'];

/** The circumstances of an entry: a key that ignores case, and the text that is shown. */
const circumstancesOf = (
  digest: Digest,
  categoryNames: ReadonlyMap<string, string>,
): Readonly<Record<Factor, readonly { key: string; shown: string }[]>> => {
  const category = digest.category_id === null ? undefined : categoryNames.get(digest.category_id);
  const plain = (shown: string) => ({ key: shown, shown });
  return {
    tag: digest.tags.map((tag) => ({ key: caseless(tag), shown: tag })),
    category: category === undefined ? [] : [plain(category)],
    weekday: [plain(WEEKDAYS[weekdayOf(digest.entry_date)] ?? '')],
    hour: [plain(String(digest.hour))],
  };
};

/**
 * Compares the moods of entries with a circumstance to those of all others: the largest differences first. Where either
 * side has fewer than five moods nothing is said.
 * @param digests those of a period
 */
export function correlationsOf(
  digests: readonly Digest[],
  categoryNames: ReadonlyMap<string, string>,
): Pick<MoodCorrelations, 'n' | 'average' | 'correlations'> {
  const withMood = digests.filter(({ mood_score }) => mood_score !== null);
  const groups = new Map<string, { factor: Factor; shown: string; members: Set<Digest> }>();
  for (const digest of withMood) {
    for (const [factor, circumstances] of Object.entries(circumstancesOf(digest, categoryNames))) {
      for (const { key, shown } of circumstances) {
        const id = `${factor} ${key}`;
        const group = groups.get(id) ?? { factor: factor as Factor, shown, members: new Set() };
        group.members.add(digest);
        groups.set(id, group);
      }
    }
  }
  const rows = [...groups.values()].flatMap(({ factor, shown, members }): Row[] => {
    const n = members.size;
    if (n < LEAST || withMood.length - n < LEAST) return [];
    const moods = moodsOf([...members]);
    const others = moodsOf(withMood.filter((digest) => !members.has(digest)));
    return [
      { factor, value: shown, n, average: round(mean(moods)), ...compareMeans(moods, others) },
    ];
  });
  const all = moodsOf(withMood);
  return {
    n: all.length,
    average: all.length === 0 ? 0 : round(mean(all)),
    correlations: rows.sort(
      (a, b) =>
        Math.abs(b.difference) - Math.abs(a.difference) ||
        (`${a.factor} ${a.value}` < `${b.factor} ${b.value}` ? -1 : 1),
    ),
  };
}
