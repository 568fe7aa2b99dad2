import { withoutHtml } from '@reflekt/shared/text';
import tlds from 'tlds' with { type: 'json' };
import { LINK } from '../redaction/links.ts';

/** Invisible characters, direction characters among them, but for joiners and selectors inside words and emoji. */
const INVISIBLE = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const STRAY_JOINER = /(?<![^\p{ASCII}])(?:\u200c|\u200d)|(?:\u200c|\u200d)(?![^\p{ASCII}])/gu;
/** Characters that are no text: annotations, embedded objects, replaced, private and no characters at all. */
const NO_TEXT = /[\ufff9-\ufffd\p{Co}\p{Noncharacter_Code_Point}]/gu;
/** Line breaks among them. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;
/** More marks on one letter than any language writes. */
const MANY_MARKS = /(?<=\p{M}{8})\p{M}+/gu;
/** Full-width letters and punctuation, and the ideographic full stop, which can be read as an address. */
const WIDE = /[\w.:/@?&=#\u3002\uff01-\uff5e\uff61-]{4,200}/g;

/** An image of Markdown goes, of a link its text stays. */
const IMAGE = /!\[[^[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^[\]\n]{0,200}\])/g;
const MARKDOWN_LINK = /\[([^[\]\n]{0,500})\]\([^()\n]{0,2000}\)/g;
/** The joint that would still make a link of the brackets that are left. */
const LINK_JOINT = /\](?=\()/g;
/** The address of a link by reference. It stands at the beginning of a line, and an answer has one line. */
const DEFINITION = /^(\[(?!NAME\d+\])[^\]]{1,200}\]):/;
/** Schemes that need no slashes, and addresses that mail programs and browsers open. */
const OTHER_LINK =
  /(?:javascript|vbscript|https?|ftps?|file):\S*|(?:[a-z][a-z\d+.-]{0,40})?:\/\/\S*|\\\\\S+|(?<![\p{L}\p{N}])(?:data|mailto|tel|sms|blob|intent|geo|maps|magnet|facetime|skype|whatsapp|callto|sip|view-source|about|chrome|ms-[a-z]{1,20}):\S+|(?<![^\s("'])\/\/[^\s<>()"']+|[^\s@<>()"']{1,64}@[^\s@<>()"']{1,63}/giu;
/** A name of a server with an ending, and a path, query or port. */
const ADDRESS_WITH_PATH =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}[\]-]{1,80}(?:\.[\p{L}\p{N}[\]-]{1,80}){1,6}[/?#:][^\s<>()"']+/giu;
/** A name of a server with any ending that there is, or a number of one. */
const SERVER =
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![\p{L}\p{N}@-])[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,8}([\p{L}\p{N}-]{2,63})(?![\p{L}\p{N}])/gu;
const ENDINGS: ReadonlySet<string> = new Set(tlds);
/** Two sentences without a space between them, which are no server. */
const JOINED_SENTENCES = /(?<=\p{L}[\p{Ll}\p{Lo}])\.(?=\p{Lu}\p{Ll}*(?:[\s,]|$))/gu;
const TAG_START = /<(?=[a-z/!?])/gi;

/** Servers go. An ending in letters beyond ASCII counts, too. */
const withoutServers = (text: string): string =>
  text.replace(SERVER, (server, ending: string | undefined) => {
    if (ending === undefined) return '';
    const lower = ending.toLowerCase();
    return ENDINGS.has(lower) || lower.startsWith('xn--') ? '' : server;
  });

/** Removes addresses that are written in wide characters. */
const withoutWideAddresses = (text: string): string =>
  text.replace(WIDE, (run) => {
    const narrow = run.normalize('NFKC').replaceAll('\u3002', '.');
    return narrow === run || withoutAddresses(narrow) === narrow ? run : '';
  });

const withoutAddresses = (text: string): string =>
  withoutServers(text.replace(OTHER_LINK, '').replace(ADDRESS_WITH_PATH, '')).replace(LINK, '');

function pass(text: string): string {
  const prose = withoutHtml(text)
    .replace(/<[a-z/!?][^<>]{0,2000}>/gi, '')
    .replace(TAG_START, '')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(NO_TEXT, '')
    .replace(MANY_MARKS, '')
    .replace(CONTROL, ' ')
    .replace(IMAGE, '')
    .replace(MARKDOWN_LINK, (_, shown: string) => (/^NAME\d+$/.test(shown) ? `[${shown}]` : shown))
    .replace(LINK_JOINT, '] ')
    .replace(DEFINITION, '$1')
    .replace(JOINED_SENTENCES, '. ');
  return withoutAddresses(withoutWideAddresses(prose)).replace(/ {2,}/g, ' ').trim();
}

/** A removal can join its two sides to a new link or tag. A text that still changes after so many passes is dropped. */
const PASSES = 10;

/**
 * The text of a provider as plain text: no HTML, images, links, names of servers, control, direction or other invisible
 * characters. Line breaks become spaces.
 * @returns '' for a text that is made to come apart without end
 */
export function plainAnswer(text: string): string {
  let current = text.toWellFormed();
  for (let done = 0; done < PASSES; done++) {
    const next = pass(current);
    if (next === current) return next;
    current = next;
  }
  return '';
}

/** Multiples of a limit after which a longer answer is cut before it is looked at, so that a megabyte costs a page. */
const LOOKED_AT = 20;

/** Plain text of at most so many UTF-16 units, cut at a whole code point. */
export const plainWithin = (text: string, max: number): string =>
  plainAnswer(text.slice(0, max * LOOKED_AT))
    .slice(0, max)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trim();
