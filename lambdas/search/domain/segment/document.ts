/** The indexed members of an entry. */
export interface IndexedDocument {
  /** The entry's ULID. */
  id: string;
  version: number;
  /** Milliseconds since 1970 of `created_at`. */
  moment: number;
  /** Days since 1970 of `entry_date`. */
  day: number;
  /** The folded title, for sorting. */
  name: string;
  titleLength: number;
  contentLength: number;
  favorite: boolean;
  hasLocation: boolean;
  /** 1 to 5; 0 where there is none. */
  moodScore: number;
  /** In the form in which labels are compared; empty where there is none. */
  mood: string;
  /** A ULID; empty where there is none. */
  categoryId: string;
  /** As written. */
  tags: readonly string[];
}

/** The places of one term in one document: positions in the title and in the content, ascending. */
export interface TermPlaces {
  title: number[];
  content: number[];
}

/** A document with its terms. */
export interface AnalysedDocument extends IndexedDocument {
  terms: ReadonlyMap<string, TermPlaces>;
}
