import { ByteReader, ByteWriter } from './bytes.ts';
import type { IndexedDocument } from './document.ts';

/** Lengths and days of some documents. */
export interface Lengths {
  content: Int32Array;
  title: Int32Array;
  day: Int32Array;
}

export function encodeLengths(docs: readonly IndexedDocument[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { contentLength } of docs) writer.number(contentLength);
  for (const { titleLength } of docs) writer.number(titleLength);
  let before = 0;
  for (const { day } of docs) {
    writer.signed(day - before);
    before = day;
  }
  return writer.bytes();
}

export function decodeLengths(bytes: Uint8Array, count: number): Lengths {
  const reader = new ByteReader(bytes);
  const content = new Int32Array(count);
  const title = new Int32Array(count);
  const day = new Int32Array(count);
  for (let i = 0; i < count; i++) content[i] = reader.number();
  for (let i = 0; i < count; i++) title[i] = reader.number();
  let last = 0;
  for (let i = 0; i < count; i++) {
    last += reader.signed();
    day[i] = last;
  }
  return { content, title, day };
}

export function encodeMoments(docs: readonly IndexedDocument[]): Uint8Array {
  const writer = new ByteWriter();
  let before = 0;
  for (const { moment } of docs) {
    writer.signed(moment - before);
    before = moment;
  }
  return writer.bytes();
}

export function decodeMoments(bytes: Uint8Array, count: number): Float64Array {
  const reader = new ByteReader(bytes);
  const moments = new Float64Array(count);
  let last = 0;
  for (let i = 0; i < count; i++) {
    last += reader.signed();
    moments[i] = last;
  }
  return moments;
}

export function encodeNames(docs: readonly IndexedDocument[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { name } of docs) writer.text(name);
  return writer.bytes();
}

export function decodeNames(bytes: Uint8Array, count: number): string[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: count }, () => reader.text());
}

/** Members by which a search can filter, of some documents. The arrays hold places in the lists; −1 is none. */
export interface Members {
  favorite: Uint8Array;
  hasLocation: Uint8Array;
  moodScore: Uint8Array;
  moods: string[];
  mood: Int32Array;
  categories: string[];
  category: Int32Array;
  tags: string[];
  /** For each document its tags. */
  tagged: readonly Int32Array[];
}

/** Values in the order of their first use. */
class Values {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  place(value: string): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    this.#places.set(value, this.list.length);
    return this.list.push(value) - 1;
  }
}

export function encodeMembers(docs: readonly IndexedDocument[]): Uint8Array {
  const [moods, categories, tags] = [new Values(), new Values(), new Values()];
  const rows = docs.map((doc) => ({
    flags: doc.moodScore * 4 + (doc.hasLocation ? 2 : 0) + (doc.favorite ? 1 : 0),
    mood: doc.mood === '' ? 0 : moods.place(doc.mood) + 1,
    category: doc.categoryId === '' ? 0 : categories.place(doc.categoryId) + 1,
    tags: doc.tags.map((tag) => tags.place(tag)),
  }));
  const writer = new ByteWriter();
  for (const { list } of [moods, categories, tags]) {
    writer.number(list.length);
    for (const value of list) writer.text(value);
  }
  for (const { flags } of rows) writer.number(flags);
  for (const { mood } of rows) writer.number(mood);
  for (const { category } of rows) writer.number(category);
  for (const { tags: places } of rows) {
    writer.number(places.length);
    for (const place of places) writer.number(place);
  }
  return writer.bytes();
}

export function decodeMembers(bytes: Uint8Array, count: number): Members {
  const reader = new ByteReader(bytes);
  const list = () => Array.from({ length: reader.number() }, () => reader.text());
  const [moods, categories, tags] = [list(), list(), list()];
  const favorite = new Uint8Array(count);
  const hasLocation = new Uint8Array(count);
  const moodScore = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const flags = reader.number();
    favorite[i] = flags & 1;
    hasLocation[i] = (flags >> 1) & 1;
    moodScore[i] = flags >> 2;
  }
  const mood = Int32Array.from({ length: count }, () => reader.number() - 1);
  const category = Int32Array.from({ length: count }, () => reader.number() - 1);
  const tagged = Array.from({ length: count }, () =>
    Int32Array.from({ length: reader.number() }, () => reader.number()),
  );
  return { favorite, hasLocation, moodScore, moods, mood, categories, category, tags, tagged };
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = new Map([...ALPHABET].map((letter, digit) => [letter, digit]));
/** Characters of a ULID that are its time. */
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

const timeOf = (ulid: string): number =>
  [...ulid.slice(0, TIME_CHARACTERS)].reduce((sum, c) => sum * 32 + (DIGITS.get(c) ?? 0), 0);

function timeText(time: number): string {
  let text = '';
  let rest = time;
  for (let i = 0; i < TIME_CHARACTERS; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** The random part of a ULID: 80 bits in 10 bytes. */
function randomBytesOf(ulid: string): Uint8Array {
  const bytes = new Uint8Array(10);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of ulid.slice(TIME_CHARACTERS)) {
    bits = (bits << 5) | (DIGITS.get(character) ?? 0);
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = bits >> held;
      bits &= (1 << held) - 1;
    }
  }
  return bytes;
}

function randomText(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += ALPHABET[(bits >> held) & 31];
    }
    bits &= (1 << held) - 1;
  }
  return text.slice(0, RANDOM_CHARACTERS);
}

/** Ids and versions of some documents, in the order of their ids. */
export interface Ids {
  ids: string[];
  versions: number[];
}

export function encodeIds(docs: readonly IndexedDocument[]): Uint8Array {
  const writer = new ByteWriter();
  let before = 0;
  for (const { id, version } of docs) {
    const time = timeOf(id);
    writer.number(time - before);
    before = time;
    writer.append(randomBytesOf(id));
    writer.number(version);
  }
  return writer.bytes();
}

export function decodeIds(bytes: Uint8Array): Ids {
  const reader = new ByteReader(bytes);
  const ids: string[] = [];
  const versions: number[] = [];
  let time = 0;
  while (!reader.done) {
    time += reader.number();
    ids.push(timeText(time) + randomText(bytes.subarray(reader.at, reader.at + 10)));
    reader.at += 10;
    versions.push(reader.number());
  }
  return { ids, versions };
}
