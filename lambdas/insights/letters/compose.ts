import type { Entry, Highlight, Letter, LetterPeriod } from '@reflekt/shared/entities';
import type { Digest } from '@reflekt/shared/store';
import { caseless, textHash } from '@reflekt/shared/text';
import type { DateRange } from '@reflekt/shared/time';
import { analyseByLexicon } from '../lexicon/index.ts';
import { type Findings, findingsOf, speakable } from './findings.ts';
import { bestPassage } from './passages.ts';
import { type Candidate, candidatesOf } from './quotations.ts';
import { letterText } from './wording.ts';

/** Quotations in a letter. */
const QUOTATIONS = 3;

/** A letter that is to be made: the findings, and the entries that it could quote. */
export interface Draft {
  findings: Findings;
  candidates: readonly Candidate[];
}

/** The first half of making a letter, from digests alone. */
export function draftOf(digests: readonly Digest[], range: DateRange): Draft {
  const findings = findingsOf(digests, range);
  return { findings, candidates: candidatesOf(speakable(digests), findings.themes) };
}

/** The passage of an entry that fits its place in a letter. */
function passageFor({ type }: Candidate, entry: Entry, themes: readonly string[]) {
  const words = themes.map(caseless);
  const about = (passage: string) =>
    words.filter((word) => caseless(passage).includes(word)).length;
  const score = (passage: string) =>
    type === 'bright' ? analyseByLexicon(passage).sentiment_score : about(passage);
  return bestPassage(entry.content, score);
}

/**
 * The second half: the letter, with passages of the entries that it quotes.
 * @param entries the present states of candidates by id; one whose text is another by now is not quoted
 */
export function composeLetter(
  { findings, candidates }: Draft,
  entries: ReadonlyMap<string, Entry>,
  about: {
    period: LetterPeriod;
    range: DateRange;
    userId: string;
    now: string;
    newId: () => string;
  },
): Letter & { text: string } {
  const { period, range, userId, now, newId } = about;
  const highlights: Highlight[] = [];
  for (const candidate of candidates) {
    const { entry_id, entry_date, text_hash } = candidate.digest;
    const entry = entries.get(entry_id);
    if (highlights.length === QUOTATIONS || !entry) continue;
    if (!textHash(entry).startsWith(text_hash)) continue;
    const content = passageFor(candidate, entry, findings.themes);
    if (content === undefined) continue;
    const { type } = candidate;
    const metadata = { entry_date };
    highlights.push({
      id: newId(),
      user_id: userId,
      entry_id,
      type,
      content,
      metadata,
      created_at: now,
    });
  }
  return {
    period,
    from_date: range.from,
    to_date: range.to,
    themes: findings.themes,
    mood_trend: findings.trend,
    highlights,
    text: letterText(findings, highlights, period, range),
    generated_at: now,
  };
}
