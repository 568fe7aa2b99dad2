/** What the wire contract says, written down by hand: the tests' own idea of it, not the product's. */

export interface Entry {
  id: string;
  user_id: string;
  title: string;
  content: string;
  tags: string[];
  mood: string | null;
  mood_score: number | null;
  location: string | null;
  coordinates: { latitude: number; longitude: number } | null;
  category_id: string | null;
  word_count: number;
  created_at: string;
  time_zone: string;
  entry_date: string;
  updated_at: string;
  favorite: boolean;
  prompt_id: string | null;
  source: string | null;
  external_id: string | null;
  deleted_at: string | null;
  version: number;
}

export const ENTRY_MEMBERS: readonly string[] = [
  'id',
  'user_id',
  'title',
  'content',
  'tags',
  'mood',
  'mood_score',
  'location',
  'coordinates',
  'category_id',
  'word_count',
  'created_at',
  'time_zone',
  'entry_date',
  'updated_at',
  'favorite',
  'prompt_id',
  'source',
  'external_id',
  'deleted_at',
  'version',
];

export interface Tombstone {
  id: string;
  deleted_at: string;
  version: number;
}

export interface List<T> {
  items: T[];
  next_cursor: string | null;
}

/** RFC 9457 as the contract has it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors?: { pointer?: string; parameter?: string; detail: string }[];
}

export const MOODS: Readonly<Record<string, number>> = {
  happy: 5,
  grateful: 5,
  excited: 5,
  inspired: 5,
  proud: 5,
  energized: 5,
  content: 4,
  hopeful: 4,
  peaceful: 4,
  relieved: 4,
  neutral: 3,
  reflective: 3,
  tired: 2,
  anxious: 2,
  stressed: 2,
  frustrated: 2,
  sad: 1,
};

export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** A well-formed id that was never given to anything. */
export const NOBODYS_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
