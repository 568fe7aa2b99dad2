import type { EntryDraft } from '@reflekt/shared/entities';

const WORDS =
  'the and of to a in i was that it we with for on my at had but so as her he they walked walking walk river office dinner wife home morning evening garden café naïve don’t father’s Sunday happy happier church music letter letters window rain rained raining summer winter book books read reading friend friends night dream dreams work worked money house street London Zürich Ærø straße coat bread coffee 2020 3 mother sister brother child children train station tired slept sleeping table lamp quiet storm sea boat boats fish fishing market apples orange hills'.split(
    ' ',
  );
const TAGS = ['family', 'Work', 'travel', 'two words', 'Ärger'];
const MOODS = ['happy', 'sad', 'tired', 'neutral'];

/** Drafts at random, of words that are rare to very common. */
export function createDrafts(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const anyWord = () => WORDS[Math.floor(random() * random() * WORDS.length)] as string;
  const sentence = (words: number) =>
    Array.from({ length: words }, anyWord).join(pick([' ', ' ', ', ']));
  return (content?: string): EntryDraft => {
    const day = 1 + Math.floor(random() * 28);
    const month = 1 + Math.floor(random() * 12);
    return {
      title: random() < 0.2 ? '' : sentence(1 + Math.floor(random() * 5)),
      content:
        content ??
        Array.from(
          { length: 1 + Math.floor(random() * 8) },
          () => `${sentence(2 + Math.floor(random() * 15))}.`,
        ).join(' '),
      tags: TAGS.filter(() => random() < 0.2),
      mood: random() < 0.5 ? null : pick(MOODS),
      favorite: random() < 0.2,
      location: random() < 0.2 ? 'Zürich' : null,
      created_at: `20${10 + Math.floor(random() * 10)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T12:00:00.000Z`,
      time_zone: 'UTC',
    };
  };
}
