import { decodeHTML } from 'entities/decode';
import { withoutInvisible } from './invisible.ts';

/** An attribute of HTML. One without a value is no sign of HTML: "<i want to go>" is prose. */
const ATTRIBUTE = String.raw`\s{1,20}[a-z_:@][\w:.@-]{0,60}\s{0,20}=\s{0,20}(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>=]{1,2000})`;
const TAG = new RegExp(
  String.raw`<\/?([a-z][a-z0-9]{0,15}(?::[a-z]{1,15})?)(?:${ATTRIBUTE}){0,30}\s{0,20}\/?>`,
  'gi',
);
/** With the line break that editors put behind it. */
const BREAK = /<br\s{0,20}\/?>\n?/gi;
const COMMENT_MARK = /<!--|-->/g;

/** Elements that stand inside a line, and inside words: nothing takes their place. */
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements that stand in blocks of their own. */
const BLOCK = new Set(
  'address article aside blockquote body center dd details dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe input li main meta nav ol option p pre script section select style summary table tbody td textarea tfoot th thead title tr ul video audio'.split(
    ' ',
  ),
);

/** The text that replaces a tag. A name that HTML does not have is a word of the writer's, as in "<sigh>". */
function inPlaceOf(tag: string, name: string): string {
  const element = name.toLowerCase();
  if (element === 'br') return '\n';
  // Browsers write one for each line.
  if (element === 'div') return tag.startsWith('</') ? ' ' : '\n';
  if (INLINE.has(element) || element.includes(':')) return '';
  return BLOCK.has(element) ? '\n\n' : tag;
}

/** Marks on one letter that are kept; Unicode's stream-safe format allows as many. */
const MARKS = 30;
/** Combining marks, and the two half-width letters that become marks. */
const MANY_MARKS = new RegExp(
  String.raw`([\p{M}\uff9e\uff9f]{${MARKS}})[\p{M}\uff9e\uff9f]+`,
  'gu',
);

/**
 * Spaces, ligatures, and letters that only look different: full-width, mathematical, circled. Other scripts
 * keep theirs, which NFKC would take apart (Thai vowels, Korean single letters).
 */
const LOOK_DIFFERENT =
  /[\u00a0\u2000-\u200a\u202f\u205f\u2460-\u24ea\u3000\ufb00-\ufb06\uff01-\uffee\u{1d400}-\u{1d7ff}]+/gu;

/** Written for an apostrophe wherever they stand. */
const APOSTROPHE = /[\u2019\u02bc\u02b9\u201b\u07f4\u07f5\u055a\ua78b\ua78c\uff07]/g;
/** Quotation marks, accents and primes that are an apostrophe between two letters. */
const APOSTROPHE_INSIDE = /(?<=\p{L})[\u2018\u0060\u00b4\u2032\u02bb\u02bd](?=\p{L})/gu;
/** The backslash by which Markdown keeps punctuation from being markup. */
const ESCAPED = /\\(?=[!-/:-@[-`{-~])/g;

/** Entities decoded, and HTML's tags and the marks of its comments taken out. */
export function withoutHtml(text: string): string {
  // Twice, for text that one program escaped after another.
  const decoded = decodeHTML(decodeHTML(text));
  return decoded.replace(COMMENT_MARK, ' ').replace(BREAK, '\n').replace(TAG, inPlaceOf);
}

/**
 * Brings a text into the one form in which it is analysed, whatever program wrote it: entities decoded, HTML tags taken
 * out, invisible characters gone, full-width letters narrow, letters composed (NFC), apostrophes straight.
 * Markdown stays, but for its backslashes. Takes linear time; done again, it changes nothing in prose.
 */
export function plainText(text: string): string {
  // Runs of marks are cut first: to put a long one in order takes quadratic time.
  return withoutInvisible(withoutHtml(text))
    .replace(APOSTROPHE_INSIDE, "'")
    .replace(MANY_MARKS, '$1')
    .replace(LOOK_DIFFERENT, (run) => run.normalize('NFKC'))
    .normalize('NFC')
    .replace(APOSTROPHE, "'")
    .replace(ESCAPED, '');
}

/** Lower case; the dotted capital I of Turkish becomes a plain i, as its writers mean it. */
export const lowerCase = (text: string): string => text.toLowerCase().replaceAll('i\u0307', 'i');
