/* Patterns of postal addresses. Every repetition is bounded. */

const WORDS_OF_STREET = String.raw`\p{L}[\p{L}'.-]{0,30}`;
/** Number first: "14 Fernhill Road, Flat 2", "12 rue des Lilas". */
const NUMBER_FIRST = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])\d{1,5}[a-z]?(?:[,/-] ?\d{1,5}[a-z]?)?,? (?:${WORDS_OF_STREET} ){1,4}(?:road|rd|street|avenue|ave|lane|boulevard|blvd|crescent|terrace|highway|parkway|mews)(?!\p{L})\.?(?:,? (?:apt|apartment|flat|unit|suite|no)\.? ?\w{1,5})?`,
    String.raw`(?<![\p{L}\p{N}])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|impasse|chemin|allée|quai|place)(?:(?: (?:de|du|des|la|le|les)){0,2} | (?:de )?[ld]')\p{L}[\p{L}'-]{1,30}`,
  ].join('|'),
  'giu',
);
/** The same with endings that are words of every day, told by their capital. */
const NUMBER_FIRST_CAPITAL =
  /(?<![\p{L}\p{N}])\d{1,5}[a-zA-Z]?,? (?:\p{Lu}[\p{L}'.-]{0,30} ){1,3}(?:St|Ln|Dr|Drive|Ct|Court|Pl|Place|Sq|Square|Close|Way|Gardens|Grove|Hill|Row|Walk|Quay)(?!\p{L})/gu;
const PARTICLE = '(?:de|del|della|dei|degli|da|das|do|dos|la|las|los|el|al|van|der|den)';
const CAPITAL_WORD = String.raw`\p{Lu}[\p{L}'.-]{0,30}`;
/** Number last: "Lindenstraße 12", "Am Alten Markt 7", "Calle Mayor 23", "Storgatan 5". */
const NUMBER_LAST = new RegExp(
  [
    String.raw`(?<!\p{L})(?!During|Spring|String|Bring)\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|gasse|weg|platz|allee|ufer|damm|ring|markt|chaussee|gracht|straat|laan|plein|gatan|vägen|gade|vej|veien|katu|-(?:Straße|Str\.|Weg|Platz|Allee|Ufer|Damm|Ring|Markt)) \d{1,4} ?[a-z]?(?!\p{L})`,
    String.raw`(?<!\p{L})(?:Am|An der|Im|Auf dem|In der|Zum|Zur|Unter den) (?:${CAPITAL_WORD} ){1,3}\d{1,4}[a-z]?(?![\p{L}\p{N}])`,
    String.raw`(?<!\p{L})(?:[Cc]alle|[Aa]venida|[Aa]vda\.?|[Pp]aseo|[Pp]laza|[Rr]ue|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Ll]argo|[Rr]ua|[Tt]ravessa|[Pp]raça|[Aa]lameda|[Uu]l\.|[Uu]lica|[Aa]leja|[Ss]trada) (?:${PARTICLE} ){0,2}${CAPITAL_WORD}(?: (?:${PARTICLE} ){0,2}${CAPITAL_WORD}){0,3},? (?:n[.º°] ?)?\d{1,4}(?!\p{N})`,
  ].join('|'),
  'gu',
);
/** Postcodes with letters, postcodes before a town, boxes, and places on a map. */
const POSTAL =
  /(?<![\p{L}\p{N}])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\p{N}])|\d{5} \p{Lu}\p{Ll}{2,30}|[Pp]\.? ?[Oo]\.? ?[Bb]ox \d{1,6}|Postfach \d{1,7}|-?\d{1,3}\.\d{3,10}, ?-?\d{1,3}\.\d{3,10})/gu;

/** Small words that stand between a number and a road in a sentence, and not in an address. */
const OF_SENTENCES =
  /(?<!\p{L})(?:the|a|an|on|in|at|by|up|down|along|across|from|to|into|with|and|or|for|off|over|through|this|that|my|our|his|her|their|miles?|minutes?|hours?|meters?|metres?)(?!\p{L})/u;

/** Takes out postal addresses, or as much of them as there is. */
export const hideAddresses = (text: string): string =>
  text
    .replace(NUMBER_FIRST, (found) => (OF_SENTENCES.test(found) ? found : '[ADDRESS]'))
    .replace(NUMBER_FIRST_CAPITAL, '[ADDRESS]')
    .replace(NUMBER_LAST, '[ADDRESS]')
    .replace(POSTAL, '[ADDRESS]');
