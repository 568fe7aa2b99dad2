import { randomUUID } from 'node:crypto';
import type { Answer, Client, Options } from './client.ts';
import type { Entry, List } from './contract.ts';

/** Bounds a loop over pages, so that a cursor that goes in circles fails a test and does not hang it. */
const MAX_PAGES = 1_000;

/**
 * All pages of a list, first to last.
 * @param between is run after each page but the last
 */
export async function pagesOf<T>(
  client: Client,
  path: string,
  query: Exclude<Options['query'], string> = {},
  between: (page: number) => Promise<void> = async () => {},
): Promise<List<T>[]> {
  const pages: List<T>[] = [];
  let cursor: string | null = null;
  do {
    if (pages.length > 0) await between(pages.length);
    const answer: Answer<List<T>> = await client.get<List<T>>(path, {
      query: { ...query, ...(cursor === null ? {} : { cursor }) },
    });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    pages.push(answer.body);
    cursor = answer.body.next_cursor;
    if (pages.length > MAX_PAGES) throw new Error(`${path} does not end`);
  } while (cursor !== null);
  return pages;
}

/** All items of a list. */
export const itemsOf = async <T = Entry>(
  client: Client,
  path: string,
  query?: Exclude<Options['query'], string>,
): Promise<T[]> => (await pagesOf<T>(client, path, query)).flatMap(({ items }) => items);

/** Writes entries, a few at a time, and gives them in the order of the drafts. Drafts may be alike: each has a key. */
export async function writeAll(client: Client, drafts: readonly object[]): Promise<Entry[]> {
  const made: Entry[] = [];
  const ABREAST = 8;
  for (let at = 0; at < drafts.length; at += ABREAST) {
    const answers = await Promise.all(
      drafts
        .slice(at, at + ABREAST)
        .map((draft) =>
          client.post<Entry>('/entries', draft, { headers: { 'idempotency-key': randomUUID() } }),
        ),
    );
    for (const { status, body } of answers) {
      if (status !== 201) throw new Error(`POST /entries answered ${status}`);
      made.push(body);
    }
  }
  return made;
}
