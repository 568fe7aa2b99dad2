import type { Entry } from '@reflekt/shared/entities';
import { caseless } from '@reflekt/shared/text';
import { DAY, parseLocalDate } from '@reflekt/shared/time';
import type { AnalysedDocument, TermPlaces } from './segment/document.ts';
import { fold } from './text/fold.ts';
import { tokenize } from './text/tokens.ts';

/** The form in which titles are sorted: the folded words. */
const nameOf = (title: string): string => title.split(/\s+/).map(fold).join(' ').trim();

/** Days since 1970 of a local date. */
export const dayOf = (localDate: string): number => (parseLocalDate(localDate) ?? 0) / DAY;

/** The document of an entry, with its terms. */
export function analyse(entry: Entry): AnalysedDocument {
  const terms = new Map<string, TermPlaces>();
  const add = (field: 'title' | 'content') => {
    const tokens = tokenize(entry[field]);
    for (const [position, { term }] of tokens.entries()) {
      const places = terms.get(term) ?? { title: [], content: [] };
      places[field].push(position);
      terms.set(term, places);
    }
    return tokens.length;
  };
  return {
    id: entry.id,
    version: entry.version,
    moment: Date.parse(entry.created_at),
    day: dayOf(entry.entry_date),
    name: nameOf(entry.title),
    titleLength: add('title'),
    contentLength: add('content'),
    favorite: entry.favorite,
    hasLocation: (entry.location ?? '') !== '' || entry.coordinates !== null,
    moodScore: entry.mood_score ?? 0,
    mood: entry.mood === null ? '' : caseless(entry.mood),
    categoryId: entry.category_id ?? '',
    tags: entry.tags,
    terms,
  };
}
