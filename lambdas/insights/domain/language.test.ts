import { expect, test } from '@jest/globals';
import { languageOf } from './language.ts';

test.each([
  ['en', 'I went to the market with my sister and we laughed a lot.'],
  ['en', 'Great day!'],
  ['en', 'Tired. Rain. Soup.'],
  ['en', 'Ran ten miles'],
  ['en', 'I no longer want to live'],
  ['en', 'Die hard marathon tonight'],
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
  ['und', '今日は妹と市場に行きました。'],
  ['und', 'Сегодня мы с сестрой были на рынке и много смеялись.'],
  ['und', 'ذهبت اليوم إلى السوق مع أختي'],
  ['und', '🦀🦀🦀'],
])('%s: %s', (language, text) => {
  const found = languageOf(text);
  if (language === 'en' || language === 'und') expect(found).toBe(language);
  // Which of two close neighbours it is matters to nobody; that it is not English does.
  else expect(found).not.toBe('en');
});
