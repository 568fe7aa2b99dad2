import { hideAddresses } from './addresses.ts';
import { EMAIL, HANDLE, HIDDEN_EMAIL, LINK, SPOKEN_EMAIL } from './links.ts';
import { hideNamedNumbers, hideNumbers } from './numbers.ts';

/**
 * Takes out what identifies people, but for their names: e-mail addresses, links, handles, postal addresses, and
 * numbers of telephones, accounts, cards and papers.
 * @param text in its plain form (`shared/text`)
 */
export function hideIdentifying(text: string): string {
  // Longer forms before what they hold.
  const reachable = hideNamedNumbers(text)
    .replace(HIDDEN_EMAIL, '[EMAIL]')
    .replace(SPOKEN_EMAIL, '[EMAIL]')
    .replace(EMAIL, '[EMAIL]')
    .replace(LINK, '[URL]')
    .replace(HANDLE, '[HANDLE]');
  return hideNumbers(hideAddresses(reachable));
}
