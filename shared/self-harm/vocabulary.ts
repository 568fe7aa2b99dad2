import { folded } from './fold.ts';

/**
 * The words of one language for each part of a statement. A list is written as patterns with commas between
 * them: `*` stands for any letters, ` .. ` for up to three words (in scripts without spaces: eight characters),
 * `( | )`, `[ ]`, `?` and `(?! )` mean what they mean in regular expressions. Lists and texts are compared in
 * folded form (`fold.ts`): lower case, no accents, and a space for an apostrophe.
 */
export interface Vocabulary {
  /** A text without such a letter has none of this language. */
  script: RegExp;
  /** Written without spaces between words. */
  unspaced?: true;
  /** Letters that are written as one word with the next one, as a pattern. */
  prefix?: string;
  /** True where a verb leaves open who speaks, so that the nearest subject says it. */
  subjects?: true;
  /** True where no form of a word tells one's own wish from one that is told of somebody. */
  unmarked?: true;
  /** True where the object of a wish follows it. */
  wishFirst?: true;

  /** Words of this language and not of English; a sentence without one is passed over. Absent where none need it. */
  common?: string;

  /** The writer's own wish, intent or thought. */
  wish: string;
  not: string;
  /** To die, to be gone. */
  die: string;
  /** To live, to go on, to wake up: what is denied. */
  live: string;
  /** A wish that holds its own denial. */
  unwilling?: string;
  /** A reason, a sense, a point. */
  reason?: string;
  /** Tired of, sick of, unable to bear. */
  weary?: string;
  /** To take one's own life, said of oneself. */
  suicide: string;
  /** The word suicide, which needs a subject or a thought beside it. */
  suicideNoun: string;
  /** To hurt oneself on purpose, said of oneself. */
  harm: string;
  /** To hurt oneself, on purpose or not: needs no accident beside it. */
  hurt?: string;
  /** Being a burden, others being better off. */
  burden: string;
  /** Comparatives of relief: beside the writer's absence, or said of dying. */
  better?: string;
  relief?: string;
  /** The writer gone, dead, never born. */
  absence?: string;
  /** Regret, and to wake or still be alive, which it may be about. */
  regret?: string;
  wake?: string;
  /** To be killed by a car, an illness, chance. */
  fate?: string;
  /** States it alone: farewell, means, plan. */
  direct?: string;
  /** May mean something harmless: needs despair in the same entry. */
  faint?: string;
  despair?: string;

  /** Subjects: the writer, and others. */
  self?: string;
  others?: string;
  /** Said of somebody else: a wish; ending their life; hurting themselves; being better off without them. */
  wishOther?: string;
  suicideOther?: string;
  harmOther?: string;
  /** Somebody whom the writer knows. */
  person?: string;
  /** Fear for somebody, or the wish to help. */
  worry?: string;
  /** A death that is known and over. */
  mourned?: string;

  /** Figures of speech: taken out before anything else is looked at. */
  figurative: string;
  /** Denials that deny nothing: "cannot stop", "nothing but". */
  emphasis?: string;
  /** Books, films, news, lessons, games. */
  fiction: string;
  past: string;
  /** Says that it is so again or still. */
  still?: string;
  /** What people threaten to die of in jest. */
  trivial?: string;
  /** "One more and I …", laughter. */
  jest?: string;
  /** What accidents happen with. */
  accident?: string;
  /** Says that it was no accident. */
  deliberate?: string;
  /** The writer says aloud what stands in quotation marks. */
  said?: string;
}

/** The names of the lists of a vocabulary. */
export type Part = Exclude<
  keyof Vocabulary,
  'script' | 'unspaced' | 'prefix' | 'subjects' | 'unmarked' | 'wishFirst'
>;

/** The parts without which no sentence says anything. */
const ANCHORS: readonly Part[] = [
  'die',
  'live',
  'suicide',
  'suicideNoun',
  'harm',
  'hurt',
  'burden',
  'absence',
  'wake',
  'fate',
  'direct',
  'faint',
  'suicideOther',
  'harmOther',
];

/** A place in a sentence, in words (in scripts without spaces: in characters). */
export interface Span {
  from: number;
  to: number;
}

const NOTHING = /(?!)/g;
/** A comma, but not that of `{0,3}`. */
const BETWEEN = /,(?!\d*\})/;

function compiled(lists: readonly string[], { unspaced, prefix }: Vocabulary): RegExp {
  const patterns = folded(lists.join(','))
    .split(BETWEEN)
    .map((pattern) => pattern.trim().replaceAll(/\s+/g, ' '))
    .filter((pattern) => pattern !== '');
  if (patterns.length === 0) return NOTHING;
  if (unspaced) return new RegExp(patterns.join('|').replaceAll(' .. ', '.{0,8}'), 'gu');
  const words = patterns.join('|').replaceAll('*', '[^ ]*').replaceAll(' .. ', '(?: [^ ]+){0,3} ');
  return new RegExp(`(?<= )(?:${prefix ?? ''})(?:${words})(?= )`, 'gu');
}

/** A vocabulary as its texts are searched for it. Everything is compiled when it is first needed. */
export class Lexis {
  readonly vocabulary: Vocabulary;
  readonly #compiled = new Map<string, RegExp>();

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  #pattern(name: string, parts: readonly Part[]): RegExp {
    const known = this.#compiled.get(name);
    if (known) return known;
    const pattern = compiled(
      parts.map((part) => this.vocabulary[part] ?? ''),
      this.vocabulary,
    );
    this.#compiled.set(name, pattern);
    return pattern;
  }

  /** True where a sentence has a word that any statement needs. */
  mayState(sentence: string): boolean {
    if (this.vocabulary.common !== undefined && !this.has('common', sentence)) return false;
    return sentence.search(this.#pattern('anchors', ANCHORS)) >= 0;
  }

  has(part: Part, text: string): boolean {
    return text.search(this.#pattern(part, [part])) >= 0;
  }

  /** The sentence without what a list says. */
  without(part: Part, sentence: string): string {
    return sentence.replace(this.#pattern(part, [part]), this.vocabulary.unspaced ? '' : '~');
  }

  /** Where a list is in a sentence, in order. */
  spans(part: Part, sentence: string): Span[] {
    const position = this.vocabulary.unspaced
      ? (index: number) => index
      : createWordCounter(sentence);
    return [...sentence.matchAll(this.#pattern(part, [part]))].map(({ index, 0: found }) => ({
      from: position(index),
      to: position(index + found.length),
    }));
  }
}

/** Counts the spaces before an index; indexes come in rising order, so that all counts take linear time. */
function createWordCounter(sentence: string): (index: number) => number {
  let at = 0;
  let words = 0;
  return (index) => {
    for (; at < index; at++) if (sentence.charCodeAt(at) === 32) words++;
    return words;
  };
}
