import type { Entry } from '@reflekt/client';
import { hrefOf } from '../router.ts';
import { counted, dateInWords } from '../words.ts';
import { MoodMark } from './mood.tsx';

const PREVIEW = 180;

/** The beginning of the words, never cut inside a character that people see as one. */
function previewOf(content: string): string {
  const plain = content
    .replace(/[#>*_`~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= PREVIEW) return plain;
  let text = '';
  for (const { segment } of new Intl.Segmenter().segment(plain.slice(0, PREVIEW * 2))) {
    if (text.length + segment.length > PREVIEW) break;
    text += segment;
  }
  return `${text.trimEnd()}…`;
}

/** Entries with their days, each a link. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ol class="entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          <article>
            <h3 dir="auto">
              <a href={hrefOf(['entry', entry.id])}>
                {entry.title || dateInWords(entry.entry_date)}
              </a>
            </h3>
            <p class="quiet">
              <time dateTime={entry.entry_date}>{dateInWords(entry.entry_date, 'medium')}</time>
              {' · '}
              {counted(entry.word_count, 'word', 'words')}{' '}
              <MoodMark label={entry.mood} score={entry.mood_score} />
            </p>
            <p dir="auto">{previewOf(entry.content)}</p>
            {entry.tags.length > 0 && (
              <ul class="tags" aria-label="Tags">
                {entry.tags.map((tag) => (
                  <li key={tag} dir="auto">
                    <a href={hrefOf(['journal'], { tag })}>{tag}</a>
                  </li>
                ))}
              </ul>
            )}
          </article>
        </li>
      ))}
    </ol>
  );
}
