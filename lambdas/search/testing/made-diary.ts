import type { Entry } from '@reflekt/shared/entities';
import type { EntryReader } from '@reflekt/shared/store';
import { ulid } from 'ulid';

const DAY = 86_400_000;

/** A diary in memory, one entry a day. */
export interface MadeDiary {
  entries: readonly Entry[];
  /** Reads it as the table would be read. */
  reader: Pick<EntryReader, 'readMany' | 'changed'>;
}

/** Makes a diary of texts, written one a day up to now. */
export function makeDiary(texts: readonly string[], until: number): MadeDiary {
  const entries = texts.map((content, n): Entry => {
    const at = until - (texts.length - n) * DAY + ((n * 7919) % 40_000) * 1_000;
    const instant = new Date(at).toISOString();
    return {
      id: ulid(at),
      user_id: 'writer',
      title: `Day ${n}, ${content.slice(0, 20)}`,
      content,
      tags: n % 5 === 0 ? ['work', `topic${n % 40}`] : [],
      mood: n % 3 === 0 ? 'happy' : null,
      mood_score: n % 3 === 0 ? 5 : null,
      location: null,
      coordinates: null,
      category_id: null,
      word_count: 1,
      created_at: instant,
      time_zone: 'UTC',
      entry_date: instant.slice(0, 10),
      updated_at: instant,
      favorite: n % 50 === 0,
      prompt_id: null,
      source: null,
      external_id: null,
      deleted_at: null,
      version: 1,
    };
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    entries,
    reader: {
      async readMany(_owner, ids) {
        return new Map(
          ids.flatMap((id) => {
            const entry = byId.get(id);
            return entry ? [[id, { kind: 'entry', entry } as never]] : [];
          }),
        );
      },
      async changed() {
        return { items: [], last: undefined, bytesRead: 0 };
      },
    },
  };
}

/** Texts of about the same length as some others, of their sentences in another order. */
export function mixTexts(texts: readonly string[], count: number, random: () => number): string[] {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.;:])\s+/));
  const length = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return Array.from({ length: count }, () => {
    const wanted = length * (0.3 + 1.4 * random());
    let text = '';
    while (text.length < wanted) {
      text += `${sentences[Math.floor(random() * sentences.length)]} `;
    }
    return text.trim();
  });
}
