import { withoutHtml } from '@reflekt/shared/text';
import { LINK } from './identifying.ts';

/** Invisible characters, direction characters among them, but for joiners and selectors inside words and emoji. */
const INVISIBLE = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const STRAY_JOINER = /(?<![^\p{ASCII}])(?:\u200c|\u200d)|(?:\u200c|\u200d)(?![^\p{ASCII}])/gu;
/** An image of Markdown goes, of a link its text stays. */
const IMAGE = /!\[[^[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^[\]\n]{0,200}\])/g;
const MARKDOWN_LINK = /\[([^[\]\n]{0,500})\]\([^()\n]{0,2000}\)/g;
/** The joint that would still make a link of the brackets that are left. */
const LINK_JOINT = /\](?=\()/g;
/** The address of a link by reference. It stands at the beginning of a line, and an answer has one line. */
const DEFINITION = /^(\[(?!NAME\d+\])[^\]]{1,200}\]):/;
/** Schemes that need no slashes, and addresses that mail programs and browsers open. */
const OTHER_LINK =
  /(?<![\p{L}\p{N}])(?:javascript|vbscript|data|mailto|tel|sms|file|blob|intent|https?|ftp):[^\s]+|(?<![^\s("'])\/\/[^\s<>()"']+|[^\s@<>()"']{1,64}@[^\s@<>()"']{1,63}(?:\.[^\s@<>()"']{1,63})+/giu;
/** A name of a server with an ending, and a path, query or port. */
const ADDRESS_WITH_PATH =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}[\]-]{1,80}(?:\.[\p{L}\p{N}[\]-]{1,80}){1,6}[/?#:][^\s<>()"']+/giu;
const TAG_START = /<(?=[a-z/!?])/gi;

function pass(text: string): string {
  return withoutHtml(text)
    .replace(/<[a-z/!?][^<>]{0,2000}>/gi, '')
    .replace(TAG_START, '')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(IMAGE, '')
    .replace(MARKDOWN_LINK, (_, shown: string) => (/^NAME\d+$/.test(shown) ? `[${shown}]` : shown))
    .replace(LINK_JOINT, '] ')
    .replace(DEFINITION, '$1')
    .replace(OTHER_LINK, '')
    .replace(ADDRESS_WITH_PATH, '')
    .replace(LINK, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A removal can join its two sides to a new link or tag. A text that still changes after so many passes is dropped. */
const PASSES = 10;

/**
 * The text of a provider as plain text: no HTML, images, links, control, direction or other invisible
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

/** Longer texts are cut before they are looked at: an answer of a megabyte should cost no more than a page. */
const LOOKED_AT = 20;

/** Plain text of at most so many UTF-16 units, cut at a whole code point. */
export const plainWithin = (text: string, max: number): string =>
  plainAnswer(text.slice(0, max * LOOKED_AT))
    .slice(0, max)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trim();
