/*
 * Patterns of what identifies people, but for their names. Every repetition is bounded, so that a long run of
 * such characters does not take quadratic time. They expect the plain form of a text (`plainText`).
 */

type Placeholder = '[EMAIL]' | '[URL]' | '[HANDLE]' | '[NUMBER]' | '[ADDRESS]';

const LABEL = String.raw`[\p{L}\p{N}-]{1,63}`;
const MAILBOX = String.raw`[\p{L}\p{N}._%+-]{1,64}`;
const AT = '(?:at|ät|@|arobase|arroba|chiocciola)';
const DOT = '(?:dot|punkt|point|punto|ponto|kropka|\\.)';
const COUNTRY_ENDS =
  'com|org|net|io|co|edu|gov|info|me|app|dev|uk|de|fr|es|it|nl|eu|ch|at|xyz|ly|tv|gg|ai|ca|au|nz|ie|se|no|fi|dk|pl|cz|pt|br|jp|site|online|blog|shop';

/** `a@b.example`, with or without an ending. */
const EMAIL = new RegExp(String.raw`${MAILBOX}@${LABEL}(?:\.${LABEL}){0,8}`, 'gu');
/** `a [at] b [dot] example`, as people hide an address from programs. */
const HIDDEN_EMAIL = new RegExp(
  String.raw`${MAILBOX}\s?[[({<]\s?${AT}\s?[\])}>]\s?${LABEL}(?:\s?[[({<]?\s?${DOT}\s?[\])}>]?\s?${LABEL}){0,6}`,
  'giu',
);
/** `a at b dot com`, and `a @ b.com`. */
const SPOKEN_EMAIL = new RegExp(
  String.raw`${MAILBOX} (?:at ${LABEL}(?: dot ${LABEL}){1,4}|@ ${LABEL}(?:\.${LABEL}){1,6})(?![\p{L}\p{N}])`,
  'giu',
);

/** Links with a scheme, with `www.`, with a path, or with an ending that is no word. */
export const LINK = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)[^\s<>()"']+|(?<![\p{L}\p{N}@-])${LABEL}(?:\.${LABEL}){0,6}\.(?:[a-z]{2,24}[/?][^\s<>()"']*|(?:${COUNTRY_ENDS})(?![\p{L}\p{N}]))`,
  'giu',
);
/** As people are called on social networks; "@5pm" is a time. */
const HANDLE =
  /(?<![\p{L}\p{N}._%+-])@(?!\d{1,2}(?:[:.]\d\d)?(?:am|pm)?(?![\p{L}\p{N}_]))[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?|(?<![\p{L}\p{N}])[\p{L}\p{N}_.]{2,32}#\d{4}(?!\d)|(?<=(?<!\p{L})(?:insta|instagram|snap|snapchat|twitter|tiktok|telegram|discord|skype|username)[ :]{1,3})(?=[a-z.]{0,30}[\d_])[\w.]{3,30}/giu;

const SEPARATED = String.raw`[^\S\n]?[().\-/‐-―·•_]?[().\-/‐-―·•_]?[^\S\n]?`;
/** Seven digits and more in groups, as people write numbers of telephones, cards and accounts. */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\+?\(?\p{Nd}(?:${SEPARATED}\p{Nd}){6,40}(?![\p{L}\p{N}])`,
  'gu',
);
/** The same of twelve digits, whatever letters touch them. */
const LONG_NUMBER = new RegExp(String.raw`\+?\(?\p{Nd}(?:${SEPARATED}\p{Nd}){11,40}`, 'gu');
/** Shorter ones, behind a word that says what they are. */
const TOLD_NUMBER = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:call|ring|phone|tel|telefon|dial|mobile|handy|nummer|number|ext|extension|fax|whatsapp|code|account|konto)(?!\p{L})[^\d\n]{0,12})\p{Nd}(?:${SEPARATED}\p{Nd}){4,6}(?!\p{Nd})|(?<=(?<!\p{L})(?:cvv2?|cvc2?|pin|tan|otp|passcode)(?!\p{L})[^\d\n]{0,12})\p{Nd}{3,8}(?!\p{Nd})`,
  'giu',
);
/** Written like a number: a day, with or without an hour, or two years. */
const DATE =
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}(?: \d{1,2})?|\d{1,2}[-./]\d{1,2}[-./]\d{4}(?: \d{1,2})?|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d)$/;

/** Two letters, two digits, and groups; of words that look like one, few hold ten digits. */
const IBAN =
  /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ -]?[a-z\d]{4}){2,7}(?:[ -]?[a-z\d]{1,3})?(?![\p{L}\p{N}])/giu;
const IBAN_DIGITS = 10;
/** Capital letters and digits together, as passports, tax offices and insurers number people. */
const CODE =
  /(?<![\p{L}\p{N}])(?=[A-Z]*\d[A-Z]*\d[A-Z]*\d[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{8,34}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[A-Z]{2}(?: ?\d{2}){3} ?[A-D](?![\p{L}\p{N}])/gu;
/** Long runs of small letters and digits: wallets, keys. */
const LONG_CODE =
  /(?<![\p{L}\p{N}])(?=[a-z]{0,40}\d[a-z]{0,40}\d[a-z]{0,40}\d[a-z]{0,40}\d)[a-z\d]{20,90}(?![\p{L}\p{N}])/giu;
/** A document by its name, up to five words or groups behind it. */
const DOCUMENT =
  /(?<!\p{L})(passport|passeport|pasaporte|passaporto|passaporte|reisepass|paspoort|(?:personal)?ausweis|licen[cs]e|plate|kennzeichen|policy|member(?:ship)?|insurance|dni|nif|nie|ssn|bsn|pesel|cpf|sort code|routing|blz|reference)(?!\p{L})((?:[ :.#]{1,3}(?:no|nr|number|nummer|numéro|núm|num|is|ist|es|id)(?!\p{L}))?[ :.#]{1,3})((?:[a-z\d-]{1,24} ?){1,5})/giu;

/** Replaces the leading groups that are a number: with a digit in them, or of up to four capital letters. */
function hideDocument(_: string, name: string, between: string, rest: string): string {
  const groups = /^(?:(?:(?=[a-z-]{0,24}\d)[a-z\d-]{1,24}|[A-Z]{1,4}(?:-[A-Z]{1,4})?) ?)+/i.exec(
    rest,
  );
  const code = groups?.[0].trimEnd() ?? '';
  const digits = code.match(/\d/g)?.length ?? 0;
  if (digits < 3) return `${name}${between}${rest}`;
  return `${name}${between}[NUMBER]${rest.slice(code.length)}`;
}

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

/** In the order in which they are applied: longer forms before what they hold. */
const PATTERNS: readonly (readonly [RegExp, Placeholder])[] = [
  [HIDDEN_EMAIL, '[EMAIL]'],
  [SPOKEN_EMAIL, '[EMAIL]'],
  [EMAIL, '[EMAIL]'],
  [LINK, '[URL]'],
  [HANDLE, '[HANDLE]'],
  [NUMBER_FIRST, '[ADDRESS]'],
  [NUMBER_FIRST_CAPITAL, '[ADDRESS]'],
  [NUMBER_LAST, '[ADDRESS]'],
  [POSTAL, '[ADDRESS]'],
  [CODE, '[NUMBER]'],
  [LONG_CODE, '[NUMBER]'],
  [LONG_NUMBER, '[NUMBER]'],
];

/** Takes out e-mail addresses, links, handles, postal addresses, and numbers of telephones, accounts, papers. */
export function hideIdentifying(text: string): string {
  const withoutAccounts = text.replace(IBAN, (found) =>
    (found.match(/\d/g)?.length ?? 0) >= IBAN_DIGITS ? '[NUMBER]' : found,
  );
  return PATTERNS.reduce(
    (rest, [pattern, placeholder]) => rest.replace(pattern, placeholder),
    withoutAccounts.replace(DOCUMENT, hideDocument),
  )
    .replace(NUMBER, (found) => (DATE.test(found.trim()) ? found : '[NUMBER]'))
    .replace(TOLD_NUMBER, '[NUMBER]');
}
