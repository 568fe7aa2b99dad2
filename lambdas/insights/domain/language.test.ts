import { expect, test } from '@jest/globals';
import { LANGUAGE_SAMPLES } from '../quality/languages.ts';
import { languageOf } from './language.ts';

test.each([
  ['en', 'I went to the market with my sister and we laughed a lot.'],
  ['en', 'Great day!'],
  ['en', 'Tired. Rain. Soup.'],
  ['en', 'I no longer want to live'],
  ['en', 'Woke early, ran five miles, ate pancakes, watched football, slept'],
  ['en', 'Coffee with Zoë at a café'],
  ['en', 'Pancakes!'],
  ['en', 'Slept.'],
  ['en', 'Feeling low'],
  ['en', 'So happy'],
  ['en', 'Ok day'],
  ['en', 'Wonderful'],
  ['en', 'No work, no plans, no rain'],
  ['en', 'We ate at the Café zum Löwen, and the waiter said "guten Appetit" to us.'],
  ['de', 'Ich war heute mit meiner Schwester auf dem Markt und wir haben viel gelacht.'],
  ['de', 'Ich bin so müde'],
  ['de', 'Müde'],
  ['de', 'Schlechte Laune'],
  ['es', 'Estoy feliz'],
  ['es', 'Tengo hambre'],
  ['es', 'Hoy fue genial'],
  ['es', 'Terrible día'],
  ['fr', 'Journée difficile'],
  ['fr', 'Triste'],
  ['it', 'Giornata orribile'],
  ['pt', 'Estou cansado'],
  ['tr', 'Mutlu'],
  ['nl', 'Ik ben moe'],
  ['de', 'War super heute'],
  ['fr', 'Je suis allé au marché avec ma sœur et nous avons beaucoup ri.'],
  ['es', 'Hoy fui al mercado con mi hermana y nos reímos mucho de todo.'],
  ['it', 'Oggi sono andato al mercato con mia sorella e abbiamo riso molto.'],
  ['nl', 'Vandaag ben ik met mijn zus naar de markt geweest en we hebben veel gelachen.'],
  ['pl', 'Dzisiaj byłam z siostrą na targu i bardzo się śmiałyśmy, ale jestem zmęczona.'],
  ['ja', '今日は妹と市場に行きました。'],
  ['ru', 'Сегодня мы с сестрой были на рынке и много смеялись.'],
  ['ar', 'ذهبت اليوم إلى السوق مع أختي'],
  ['und', '🦀🦀🦀'],
  ['de', 'Ich bin so mu\u0308de und mo\u0308chte schlafen'],
  ['de', '<p>Ich war m&uuml;de</p>'],
])('%s: %s', async (language, text) => {
  const found = await languageOf(text);
  // Close neighbours may be mixed up; only English must be told from the others.
  expect(found === 'en').toBe(language === 'en');
  if (language === 'und') expect(found).toBe('und');
});

test('of the labelled sentences hardly one English is lost, and of the others hardly one scored', async () => {
  const wrong = { english: 0, others: 0 };
  for (const { code, text } of LANGUAGE_SAMPLES) {
    const isEnglish = (await languageOf(text)) === 'en';
    if (isEnglish !== (code === 'en')) wrong[code === 'en' ? 'english' : 'others'] += 1;
  }
  expect(wrong.english).toBeLessThanOrEqual(5);
  expect(wrong.others).toBeLessThanOrEqual(1);
});
