import type { Lexis, Span } from './vocabulary.ts';

/** One sentence, as its language's vocabulary reads it. */
export interface SentenceView {
  /** Folded, without figures of speech, between spaces. */
  text: string;
  /** The same with the sentence before it, for what it is about. */
  around: string;
  /** The same with the next sentence too. */
  near: string;
}

/** The one whom a statement is about; `unsaid` where only the sentences around tell. */
export type About = 'self' | 'other' | 'unsaid';

export interface Statement {
  about: About;
  /** A faint one counts only beside despair. */
  isFaint: boolean;
  /** Names suicide, as a story or a lesson does too. */
  isTopic: boolean;
}

/** Words between the parts of a statement; twice as many characters where there are no spaces. */
const REACH = 4;
/** Words by which a denial may precede what it denies. */
const BEFORE = 2;

const gap = (a: Span, b: Span): number => Math.max(a.from, b.from) - Math.min(a.to, b.to);
const inside = (inner: Span, outer: Span): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** Finds what a sentence states, composed of the parts of one language's vocabulary. */
class Reading {
  readonly #lexis: Lexis;
  readonly #view: SentenceView;
  readonly #scale: number;
  readonly #denials: readonly Span[];
  readonly #others: readonly Span[];
  /** "My" in "my brother" is none. */
  readonly #selves: readonly Span[];

  constructor(lexis: Lexis, view: SentenceView) {
    this.#lexis = lexis;
    this.#view = view;
    this.#scale = lexis.vocabulary.unspaced ? 2 : 1;
    this.#denials = this.spans('not');
    this.#others = this.spans('others');
    this.#selves = this.spans('self').filter(
      (self) => !this.#others.some((other) => inside(self, other)),
    );
  }

  spans(part: Parameters<Lexis['spans']>[0]): Span[] {
    return this.#lexis.spans(part, this.#view.text);
  }

  /** Pairs of the spans of two parts that stand near each other, each span with its nearest ones. */
  pairs(first: readonly Span[], second: readonly Span[], inOrder = false): [Span, Span][] {
    const found: [Span, Span][] = [];
    let start = 0;
    for (const a of first) {
      const reach = REACH * this.#scale;
      while (start < second.length && (second[start]?.to ?? 0) < a.from - reach) start++;
      for (let i = start; i < second.length; i++) {
        const b = second[i];
        if (!b || b.from > a.to + reach) break;
        if (gap(a, b) <= reach && !(inOrder && b.from < a.from)) found.push([a, b]);
      }
    }
    return found;
  }

  /** True where a denial stands before or between spans, and in none of them. */
  isDenied(...spans: Span[]): boolean {
    const from = Math.min(...spans.map((span) => span.from)) - BEFORE * this.#scale;
    const to = Math.max(...spans.map((span) => span.to));
    return this.#denials.some(
      (denial) =>
        denial.from >= from && denial.to <= to && !spans.some((span) => inside(denial, span)),
    );
  }

  /** The nearest subject before a span; without one, the nearest behind it. */
  aboutOf(span: Span): About {
    const lastBefore = (subjects: readonly Span[]) =>
      subjects.findLast(({ from }) => from <= span.to)?.from ?? -1;
    const before = { self: lastBefore(this.#selves), other: lastBefore(this.#others) };
    if (Math.max(before.self, before.other) >= 0) {
      return before.self > before.other ? 'self' : 'other';
    }
    const firstAfter = (subjects: readonly Span[]) =>
      subjects.find(({ from }) => from > span.to)?.from ?? Infinity;
    const after = { self: firstAfter(this.#selves), other: firstAfter(this.#others) };
    if (Math.min(after.self, after.other) - span.to > BEFORE * this.#scale) return 'unsaid';
    return after.self < after.other ? 'self' : 'other';
  }

  /** True where a span holds a word for the writer. */
  saysSelf(span: Span): boolean {
    return this.#selves.some((self) => inside(self, span));
  }
}

/** Everything that a sentence may state about ending a life or hurting oneself, before its context is weighed. */
export function statementsOf(lexis: Lexis, view: SentenceView): Statement[] {
  if (!lexis.mayState(view.text)) return [];
  const { subjects, wishFirst } = lexis.vocabulary;
  const reading = new Reading(lexis, view);
  const found: Statement[] = [];
  const say = (about: About, isFaint = false, isTopic = false) =>
    found.push({ about, isFaint, isTopic });
  /** A verb that does not say who speaks leaves it to the subject. */
  const spoken = (span: Span): About => {
    if (!subjects) return 'self';
    return reading.aboutOf(span);
  };
  /** A whole statement is the writer's own, unless the subject is somebody else and it holds no "I" or "my". */
  const stated = (span: Span): About =>
    subjects && !reading.saysSelf(span) && reading.aboutOf(span) === 'other' ? 'other' : 'self';

  const wishes = reading.spans('wish');
  const die = reading.spans('die');
  const live = reading.spans('live');
  for (const [wish, end] of reading.pairs(wishes, die, wishFirst)) {
    if (!reading.isDenied(wish, end)) say(spoken(wish));
  }
  for (const [wish, life] of reading.pairs(wishes, live, wishFirst)) {
    if (reading.isDenied(wish, life)) say(spoken(wish));
  }
  for (const part of ['unwilling', 'reason', 'weary'] as const) {
    for (const [sign] of reading.pairs(reading.spans(part), live, wishFirst)) say(spoken(sign));
  }
  for (const sign of reading.spans('suicide')) if (!reading.isDenied(sign)) say('self');
  const thoughts = reading.spans('suicideNoun');
  for (const [wish, thought] of reading.pairs(wishes, thoughts)) {
    if (!reading.isDenied(wish, thought)) say(spoken(wish));
  }
  for (const thought of thoughts) {
    if (reading.isDenied(thought)) continue;
    const about = reading.aboutOf(thought);
    say(about, about === 'unsaid', true);
  }
  const isAccident = lexis.has('accident', view.text) && !lexis.has('deliberate', view.near);
  if (!isAccident) {
    for (const part of ['harm', 'hurt'] as const) {
      for (const sign of reading.spans(part)) if (!reading.isDenied(sign)) say(stated(sign));
    }
  }
  if (lexis.has('burden', view.text)) say('self');
  const relief = reading.spans('relief');
  for (const [sign] of reading.pairs(reading.spans('better'), reading.spans('absence'))) {
    if (!reading.isDenied(sign)) say('self');
  }
  for (const [sign] of reading.pairs(relief, die)) say(spoken(sign));
  for (const [sign] of reading.pairs(reading.spans('regret'), reading.spans('wake')))
    say(spoken(sign));
  const fate = reading.spans('fate');
  for (const [sign] of [...reading.pairs(wishes, fate), ...reading.pairs(relief, fate)])
    say(spoken(sign));
  for (const sign of reading.spans('direct')) {
    if (!reading.isDenied(sign)) say(stated(sign));
  }
  if (lexis.has('faint', view.text)) say('self', true);

  const others = reading.spans('wishOther');
  for (const [wish, end] of reading.pairs(others, die)) {
    if (!reading.isDenied(wish, end)) say('other');
  }
  for (const [wish, life] of reading.pairs(others, live)) {
    if (reading.isDenied(wish, life)) say('other');
  }
  if (lexis.has('suicideOther', view.text) || lexis.has('harmOther', view.text)) {
    if (lexis.vocabulary.unmarked) return [{ about: 'other', isFaint: false, isTopic: false }];
    say('other');
  }
  return found;
}
