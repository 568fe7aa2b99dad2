import type { Owner } from '@reflekt/shared/tables';
import { seqTime } from '@reflekt/shared/tables';
import { analyse } from '../domain/analyse.ts';
import { documentsOf, termsIn } from '../domain/segment/build.ts';
import type { AnalysedDocument, IndexedDocument } from '../domain/segment/document.ts';
import { loadSegment, searchable } from './compact.ts';
import type { IndexDeps } from './index-deps.ts';

/** Entries read at the same time. */
const STEP = 200;
/** Ids that are named of each kind. */
const NAMED = 100;

/** What differs between an owner's index and entries, by entry id. Entries with a mark are left out: they may differ. */
export interface IndexReport {
  entries: number;
  documents: number;
  /** Entries that no segment has. */
  missing: string[];
  /** Documents of entries that are gone, or in the trash. */
  extra: string[];
  /** Entries with more than one live document. */
  repeated: string[];
  /** Documents of another version than the entry's. */
  outdated: string[];
  /** Documents that say something else than the entry of the same version. */
  different: string[];
}

/** A document as text, its terms with their places included. */
const textOf = ({ terms: _, ...doc }: IndexedDocument & { terms?: unknown }, places: string[]) =>
  JSON.stringify([Object.entries(doc).sort(([a], [b]) => (a < b ? -1 : 1)), places.sort()]);

const textOfAnalysed = (doc: AnalysedDocument): string =>
  textOf(
    doc,
    [...doc.terms].map(([term, { title, content }]) => `${term} ${title} ${content}`),
  );

/** The live documents of an index as texts. */
async function indexedTexts(deps: IndexDeps, owner: Owner) {
  const { manifest, marks } = await deps.index.read(owner);
  const texts = new Map<string, { version: number; text: string }[]>();
  for (const segment of manifest?.segments ?? []) {
    const loaded = await loadSegment(deps, owner, segment);
    const docs = documentsOf(loaded);
    const places = docs.map((): string[] => []);
    for (const { term, postings, positions } of termsIn(loaded, docs)) {
      const { values, offsets } = positions;
      for (const [i, number] of postings.docs.entries()) {
        const content = (offsets[i] ?? 0) + (postings.title[i] ?? 0);
        const inTitle = values.subarray(offsets[i], content);
        places[number]?.push(`${term} ${inTitle} ${values.subarray(content, offsets[i + 1])}`);
      }
    }
    for (const [number, doc] of docs.entries()) {
      if (segment.dead.has(number)) continue;
      const text = textOf(doc, places[number] ?? []);
      texts.set(doc.id, [...(texts.get(doc.id) ?? []), { version: doc.version, text }]);
    }
  }
  return { texts, marked: new Set(marks.map(({ entryId }) => entryId)) };
}

/** Compares an owner's index with the entries, word by word. It changes nothing. */
export async function verifyIndex(deps: IndexDeps, owner: Owner): Promise<IndexReport> {
  const { texts, marked } = await indexedTexts(deps, owner);
  const documents = [...texts.values()].reduce((sum, { length }) => sum + length, 0);
  const report: IndexReport = {
    entries: 0,
    documents,
    missing: [],
    extra: [],
    repeated: [],
    outdated: [],
    different: [],
  };
  const name = (kind: 'missing' | 'extra' | 'repeated' | 'outdated' | 'different', id: string) => {
    if (report[kind].length < NAMED) report[kind].push(id);
  };
  const seen = new Set<string>();
  const until = `${seqTime(deps.now())}~`;
  let after: string | undefined = '0';
  while (after !== undefined) {
    const page: Awaited<ReturnType<typeof deps.entries.changed>> = await deps.entries.changed(
      owner,
      after,
      until,
      STEP,
    );
    const last = page.items.at(-1)?.seq;
    after = page.last === undefined || last === undefined ? undefined : `${last} `;
    const records = await deps.entries.readMany(
      owner,
      page.items.map(({ id }) => id),
    );
    for (const [id, record] of records) {
      const entry = searchable(record);
      if (!entry || seen.has(id)) continue;
      seen.add(id);
      report.entries++;
      if (marked.has(id)) continue;
      const [doc, ...others] = texts.get(id) ?? [];
      if (others.length > 0) name('repeated', id);
      if (!doc) name('missing', id);
      else if (doc.version !== entry.version) name('outdated', id);
      else if (doc.text !== textOfAnalysed(analyse(entry))) name('different', id);
    }
  }
  for (const id of texts.keys()) if (!seen.has(id) && !marked.has(id)) name('extra', id);
  return report;
}
