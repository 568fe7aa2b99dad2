import type { Highlight } from './match/highlights.ts';

/** The members of an entry that can be cut. */
interface Shown {
  content: string;
  highlights: Highlight[];
}

/** UTF-16 units before the first highlight that stay. */
const BEFORE = 500;

const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const isInsidePair = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/** The longest part of a text from `start` whose JSON has at most so many bytes. */
function endWithin(text: string, start: number, bytes: number): number {
  let low = start;
  let high = Math.min(text.length, start + bytes);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (jsonBytes(text.slice(start, middle)) <= bytes) low = middle;
    else high = middle - 1;
  }
  return isInsidePair(text, low) ? low - 1 : low;
}

/** Cuts an entry's content around its first highlight. Highlights outside are dropped, others moved along. */
function cut<T extends Shown>(item: T, bytes: number): T & { content_truncated: true } {
  const { content, highlights } = item;
  const first = highlights.find(({ field }) => field === 'content')?.start ?? 0;
  let start = Math.max(0, first - BEFORE);
  if (isInsidePair(content, start)) start--;
  const end = endWithin(content, start, bytes);
  return {
    ...item,
    content: content.slice(start, end),
    highlights: highlights.flatMap((one) => {
      if (one.field !== 'content') return [one];
      if (one.start < start || one.end > end) return [];
      return [{ ...one, start: one.start - start, end: one.end - start }];
    }),
    content_truncated: true as const,
  };
}

/**
 * Cuts the longest contents of a page so that its JSON has at most so many bytes. All that are cut get the same number
 * of bytes.
 */
export function fitPage<T extends Shown>(
  items: readonly T[],
  maxBytes: number,
): (T & { content_truncated?: true })[] {
  const sizes = items.map((item) => ({ all: jsonBytes(item), content: jsonBytes(item.content) }));
  let room = maxBytes - sizes.reduce((sum, { all, content }) => sum + all - content, 0);
  const contents = sizes.map(({ content }) => content).sort((a, b) => a - b);
  if (contents.reduce((sum, bytes) => sum + bytes, 0) <= room) return [...items];
  let share = 0;
  for (const [i, bytes] of contents.entries()) {
    share = Math.floor(room / (contents.length - i));
    if (bytes > share) break;
    room -= bytes;
  }
  return items.map((item, i) =>
    (sizes[i]?.content ?? 0) > share ? cut(item, Math.max(2, share)) : item,
  );
}
