import type { Sentence } from '@reflekt/shared/text';

/** Words that belong to each part of life. */
const CATEGORIES: Readonly<Record<string, string>> = {
  Work: 'work job boss manager colleague colleagues office meeting meetings project deadline client clients career promotion interview salary shift presentation email emails team workplace',
  Family:
    'family mother mum mom dad father parents sister brother son daughter kids children baby grandma grandmother grandpa grandfather aunt uncle cousin wife husband toddler',
  Friends: 'friend friends party hangout roommate neighbour neighbor reunion',
  Love: 'girlfriend boyfriend partner date dating wedding anniversary kiss kissed marriage engaged breakup',
  Health:
    'doctor hospital sick ill illness medication pills headache migraine pain therapy therapist clinic dentist surgery fever injury physio symptoms',
  Sleep: 'sleep slept asleep insomnia nap dream dreams dreamt nightmare bed awake',
  Sport:
    'run running ran gym workout yoga swim swimming cycling bike match training marathon football tennis climbing',
  Food: 'breakfast lunch dinner cooked cooking baked baking restaurant recipe coffee bread soup meal supper cake',
  Travel:
    'trip travel travelled traveled flight airport train hotel holiday vacation beach passport journey abroad luggage',
  Nature:
    'garden walk forest woods river lake mountain mountains birds rain snow sunset sunrise flowers trees sea hike hiking',
  Learning:
    'school class exam exams study studied studying university college lecture homework course teacher essay thesis book books lesson',
  Creativity:
    'painting painted drew drawing music guitar piano song poem novel wrote sketch photography knitting choir pottery',
  Money: 'money rent bill bills debt bank budget savings loan mortgage afford tax taxes invoice',
  Home: 'house flat apartment kitchen cleaning cleaned laundry moving furniture repair repaired chores tidied plumber landlord',
  Faith: 'church prayer prayed pray god mosque temple faith worship meditation meditated',
  Pets: 'dog cat puppy kitten vet pet horse rabbit',
};

const categoriesByWord = new Map<string, string[]>();
for (const [category, list] of Object.entries(CATEGORIES)) {
  for (const word of list.split(' ')) {
    categoriesByWord.set(word, [...(categoriesByWord.get(word) ?? []), category]);
  }
}

/** True for a word that belongs to a part of life. */
export const isTopicWord = (word: string): boolean => categoriesByWord.has(word);

/** Share of the category words of a text below which a category is only a mention. */
const LEAST_SHARE = 0.15;

/** Parts of life that a text speaks of, the most first, at most three. */
export function categoriesOf(sentences: readonly Sentence[]): string[] {
  const counts = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const { word } of tokens) {
      for (const category of categoriesByWord.get(word.replace(/'s$/, '')) ?? []) {
        counts.set(category, (counts.get(category) ?? 0) + 1);
      }
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .filter(([, count]) => count >= total * LEAST_SHARE)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([category]) => category);
}
