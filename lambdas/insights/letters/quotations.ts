import type { Highlight } from '@reflekt/shared/entities';
import type { Digest } from '@reflekt/shared/store';

/** An entry to quote, and the kind of passage that is looked for in it. */
export interface Candidate {
  digest: Digest;
  type: Highlight['type'];
}

/** Entries that are read at most, for the quotations of one letter. */
const BRIGHT = 2;
const ABOUT_THEMES = 3;
/** Sentiment from which an entry is bright. */
const BRIGHT_FROM = 0.25;

/**
 * The entries that a letter could quote, the first choices first. Only analysed ones: of another it is not known yet
 * whether it asks for help.
 * @param digests without those that ask for support
 */
export function candidatesOf(digests: readonly Digest[], themes: readonly string[]): Candidate[] {
  const analysed = digests.filter(
    ({ analysis, word_count }) => analysis !== null && word_count > 0,
  );
  const score = ({ analysis }: Digest) => analysis?.sentiment_score ?? -1;
  const bright = analysed
    .filter((digest) => score(digest) >= BRIGHT_FROM)
    .sort((a, b) => score(b) - score(a))
    .slice(0, BRIGHT);
  const about = ({ analysis }: Digest) =>
    themes.filter((theme) => analysis?.keywords.includes(theme)).length;
  const themed = analysed
    .filter((digest) => !bright.includes(digest))
    // Without themes, and with nothing bright, there is still the longest.
    .filter((digest) => (themes.length > 0 ? about(digest) > 0 : bright.length === 0))
    .sort((a, b) => about(b) - about(a) || b.word_count - a.word_count)
    .slice(0, ABOUT_THEMES);
  return [
    ...bright.map((digest) => ({ digest, type: 'bright' as const })),
    ...themed.map((digest) => ({ digest, type: 'theme' as const })),
  ];
}
