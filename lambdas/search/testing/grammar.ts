import type { Entry } from '@reflekt/shared/entities';
import { type Groups, member, type Part, phrase, prefix, word, wordsIn } from './oracle.ts';

/** Makes queries at random from the words of some entries. */
export function createGrammar(random: () => number, entries: () => readonly Entry[]) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (probability: number) => random() < probability;
  const anyEntry = () => pick(entries());

  /** Words as they are written somewhere, several in a row. */
  function written(count: number): string[] {
    for (;;) {
      const { content, title } = anyEntry();
      const text = chance(0.2) && title !== '' ? title : content;
      const words = wordsIn(text);
      if (words.length < count) continue;
      const at = Math.floor(random() * (words.length - count + 1));
      const row = words.slice(at, at + count);
      return row.map(({ start, end }) => text.slice(start, end));
    }
  }

  const cased = (text: string) =>
    pick([text, text.toUpperCase(), text.toLowerCase(), text.normalize('NFD')]);

  function textPart(): Part {
    const [first = ''] = written(1);
    const kind = random();
    if (kind < 0.55)
      return word(
        first === 'OR' ? 'or' : cased(first) === 'OR' ? 'or' : cased(first).replace(/^OR$/, 'or'),
      );
    if (kind < 0.75) return phrase(written(2 + Math.floor(random() * 3)), pick([' ', ', ', '  ']));
    if (kind < 0.9) return prefix([...first].slice(0, 1 + Math.floor(random() * 4)).join(''));
    return word(`${first}xq`);
  }

  function memberPart(): Part {
    const entry = anyEntry();
    const [tag] = entry.tags;
    const day = entry.entry_date;
    const score = 1 + Math.floor(random() * 5);
    const options: Part[] = [
      member('is:favorite', ({ favorite }) => favorite),
      member('has:location', ({ location }) => location !== null),
      member(`mood:>=${score}`, ({ mood_score }) => mood_score !== null && mood_score >= score),
      member(`mood:<${score}`, ({ mood_score }) => mood_score !== null && mood_score < score),
      member(`before:${day}`, ({ entry_date }) => entry_date < day),
      member(`after:${day}`, ({ entry_date }) => entry_date > day),
      member(`on:${day.slice(0, 7)}`, ({ entry_date }) => entry_date.startsWith(day.slice(0, 7))),
    ];
    if (tag !== undefined) {
      options.push(
        member(`tag:"${cased(tag)}"`, ({ tags }) =>
          tags.some((one) => one.toLowerCase() === tag.toLowerCase()),
        ),
      );
    }
    if (entry.mood !== null)
      options.push(member(`mood:${entry.mood}`, ({ mood }) => mood === entry.mood));
    return pick(options);
  }

  /** A query of one to four groups. */
  return (): Groups =>
    Array.from({ length: 1 + Math.floor(random() * random() * 4) }, () => {
      const parts = chance(0.15) ? 2 + Math.floor(random() * 2) : 1;
      return Array.from({ length: parts }, () => ({
        part: chance(0.8) ? textPart() : memberPart(),
        negated: chance(0.12),
      }));
    });
}
