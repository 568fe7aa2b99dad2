import { eld } from 'eld/extrasmall';

/**
 * The language that a statistic of letter groups finds in the first 1,000 UTF-16 units of a text.
 * @returns an ISO 639-1 code, or '' for none
 */
export const mostLikely = (text: string): string => eld.detect(text).language;
