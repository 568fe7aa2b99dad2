import { INSIGHT_LIMITS, type Sentiment } from '@reflekt/shared/entities';
import type { ParsedAnswer } from './schema.ts';

/** UTF-16 units of a part: small enough to be answered well within the time limit. */
const CHUNK = 24_000;
/** Places to cut a text, the best first: between paragraphs, lines, sentences, words. */
const BREAKS = [/\n\s*\n/g, /\n/g, /[.!?。！？]\s*/g, /\s/g];
/** Share of a part that may be given up for a better place to cut. */
const SEARCHED = 0.3;

function cutAt(text: string): number {
  const from = Math.floor(CHUNK * (1 - SEARCHED));
  const tail = text.slice(from, CHUNK);
  for (const pattern of BREAKS) {
    const last = [...tail.matchAll(pattern)].at(-1);
    if (last) return from + last.index + last[0].length;
  }
  // Not between the halves of one character.
  return /[\uD800-\uDBFF]$/.test(text.slice(0, CHUNK)) ? CHUNK - 1 : CHUNK;
}

/** Splits a text into parts, one for each call; nothing is left out. */
export function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  let rest = text;
  while (rest.length > CHUNK) {
    const at = cutAt(rest);
    chunks.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' ? chunks : [...chunks, rest];
}

/** Terms by how many parts name them, the earlier of equals first. */
function merged(lists: readonly (readonly string[])[], limit: number): string[] {
  const counts = new Map<string, { term: string; count: number }>();
  for (const term of lists.flat()) {
    const key = term.toLowerCase();
    const known = counts.get(key) ?? { term, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
    .map(({ term }) => term);
}

/** Whole sentences only, up to the limit. */
function joined(texts: readonly (string | null)[], limit: number): string | null {
  let text = '';
  for (const one of texts) {
    if (one !== null && text.length + one.length + 1 <= limit)
      text += text === '' ? one : ` ${one}`;
  }
  return text === '' ? null : text;
}

function labelOf(parts: readonly Sentiment[], score: number): Sentiment {
  const [first] = parts;
  if (first !== undefined && parts.every((one) => one === first)) return first;
  const mixed =
    parts.includes('mixed') || (parts.includes('positive') && parts.includes('negative'));
  if (mixed && Math.abs(score) < 0.4) return 'mixed';
  if (Math.abs(score) < 0.1) return 'neutral';
  return score > 0 ? 'positive' : 'negative';
}

/**
 * Combines the answers about the parts of a text, each weighted by the length of its part.
 * @param answers at least one, with the UTF-16 units of its part
 */
export function combine(answers: readonly (ParsedAnswer & { units: number })[]): ParsedAnswer {
  const units = answers.reduce((sum, one) => sum + one.units, 0);
  const mean = answers.reduce(
    (sum, one) => sum + (one.analysis.sentiment_score * one.units) / units,
    0,
  );
  // Two digits and no −0: storage refuses numbers next to zero.
  const score = Math.round(mean * 100) / 100 + 0;
  const all = answers.map(({ analysis }) => analysis);
  return {
    selfHarm: answers.some(({ selfHarm }) => selfHarm),
    analysis: {
      sentiment: labelOf(
        all.map(({ sentiment }) => sentiment),
        score,
      ),
      sentiment_score: score,
      keywords: merged(
        all.map(({ keywords }) => keywords),
        INSIGHT_LIMITS.keywords,
      ),
      suggested_categories: merged(
        all.map((one) => one.suggested_categories),
        INSIGHT_LIMITS.categories,
      ),
      insights: joined(
        all.map(({ insights }) => insights),
        INSIGHT_LIMITS.insights,
      ),
      reflections: all.findLast(({ reflections }) => reflections !== null)?.reflections ?? null,
    },
  };
}
