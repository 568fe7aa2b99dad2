/* Patterns of e-mail addresses, links and handles. Every repetition is bounded. */

const LABEL = String.raw`[\p{L}\p{N}-]{1,63}`;
const MAILBOX = String.raw`[\p{L}\p{N}._%+-]{1,64}`;
const AT = '(?:at|ät|@|arobase|arroba|chiocciola)';
const DOT = '(?:dot|punkt|point|punto|ponto|kropka|\\.)';
const COUNTRY_ENDS =
  'com|org|net|io|co|edu|gov|info|me|app|dev|uk|de|fr|es|it|nl|eu|ch|at|xyz|ly|tv|gg|ai|ca|au|nz|ie|se|no|fi|dk|pl|cz|pt|br|jp|site|online|blog|shop';

/** `a@b.example`, with or without an ending. */
export const EMAIL = new RegExp(String.raw`${MAILBOX}@${LABEL}(?:\.${LABEL}){0,8}`, 'gu');
/** `a [at] b [dot] example`, as people hide an address from programs. */
export const HIDDEN_EMAIL = new RegExp(
  String.raw`${MAILBOX}\s?[[({<]\s?${AT}\s?[\])}>]\s?${LABEL}(?:\s?[[({<]?\s?${DOT}\s?[\])}>]?\s?${LABEL}){0,6}`,
  'giu',
);
/** `a at b dot com`, and `a @ b.com`. */
export const SPOKEN_EMAIL = new RegExp(
  String.raw`${MAILBOX} (?:at ${LABEL}(?: dot ${LABEL}){1,4}|@ ${LABEL}(?:\.${LABEL}){1,6})(?![\p{L}\p{N}])`,
  'giu',
);

/** Links with a scheme, with `www.`, with a path, or with an ending that is no word. */
export const LINK = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)[^\s<>()"']+|(?<![\p{L}\p{N}@-])${LABEL}(?:\.${LABEL}){0,6}\.(?:[a-z]{2,24}[/?][^\s<>()"']*|(?:${COUNTRY_ENDS})(?![\p{L}\p{N}]))`,
  'giu',
);
/** As people are called on social networks; "@5pm" is a time. */
export const HANDLE =
  /(?<![\p{L}\p{N}._%+-])@(?!\d{1,2}(?:[:.]\d\d)?(?:am|pm)?(?![\p{L}\p{N}_]))[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?|(?<![\p{L}\p{N}])[\p{L}\p{N}_.]{2,32}#\d{4}(?!\d)|(?<=(?<!\p{L})(?:insta|instagram|snap|snapchat|twitter|tiktok|telegram|discord|skype|username)[ :]{1,3})(?=[a-z.]{0,30}[\d_])[\w.]{3,30}/giu;
