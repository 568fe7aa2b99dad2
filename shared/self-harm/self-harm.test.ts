import { describe, expect, test } from '@jest/globals';
import { asksForHelp } from './detect.ts';

describe('asks for help', () => {
  test.each([
    'I want to die.',
    "I don't want to be here anymore.",
    'Everyone would be better off without me.',
    'I cut myself again last night.',
    'I keep thinking about killing myself.',
    'There is no point in living.',
    'Sometimes I wish I could go to sleep and never wake up.',
    'I used to think about suicide years ago, and tonight it is back.',
    'I have been saving up pills and wrote a goodbye letter.',
    'Want to die. That is all.',
    "I can't go on like this, I just want to end it all",
    "I'm suicidal",
    'I whispered "I want to kill myself" to the mirror.',
    'Long day.\n\nWork was fine, lunch was fine.\n\nI just want to stop existing.',
    'Ich will nicht mehr leben.',
    'Je veux mourir.',
    'Me quiero morir.',
    'もう死にたい。',
    'Chcę umrzeć.',
    'Nie chcę już żyć',
    'Jag vill dö.',
    'Jeg vil dø',
    'Ölmek istiyorum.',
    'أريد أن أموت',
    'I do not want to live any more.',
    'I dont want to live anymore',
    'i wanna die',
    'I no longer want to live.',
    "Life isn't worth living.",
    "I hope I don't wake up tomorrow.",
    "I can't go on.",
    "I've never wanted to kill myself so badly.",
    "I don't want to wake up.",
    'It was a long day and I want\nto die.',
    "Everyone would be better off if I weren't here",
    "I've been thinking about ending things",
    'I overdosed on paracetamol.',
    'I took all my painkillers.',
    'I wrote my goodbye letter. Forgive me.',
    'I took a few painkillers. I do not want to hurt, I just feel hopeless.',
    'Thinking about suicide again.',
    'I feel like I am going to die and I want to.',
    'Je veux mourir, je suis à bout.',
    'Je veux en finir avec la vie.',
    'Suicide. That is all I think about.',
    'I took twenty painkillers and I want it to be over',
    "They'd be better off if I wasn't around",
    'Going to die tonight.',
  ])('yes: %s', (text) => {
    expect(asksForHelp(text)).toBe(true);
  });

  test.each([
    ['German', 'Ich möchte nicht mehr leben.'],
    ['Portuguese', 'Não quero mais viver.'],
    ['Polish', 'Nie chcę już żyć.'],
    ['Vietnamese', 'Tôi muốn chết.'],
    ['Korean', '죽고 싶다'],
    ['Turkish', 'Ölmek istiyorum.'],
    ['Swedish', 'Jag vill dö.'],
    ['French', 'Je n’ai plus envie de vivre, je suis à bout.'],
    ['Spanish', 'Ya no quiero vivir, mañana menos.'],
    ['Hindi', 'मैं मरना चाहता हूँ'],
    ['Japanese', '死にたいです。ガ'],
    ['English', 'I don’t want to be here anymore.'],
  ])('however its letters are encoded: %s', (language, text) => {
    const entities = Array.from(text, (letter) => `&#${letter.codePointAt(0)};`).join('');
    const forms = {
      composed: text.normalize('NFC'),
      decomposed: text.normalize('NFD'),
      compatible: text.normalize('NFKD'),
      entities,
      'entities that were escaped': entities.replaceAll('&', '&amp;'),
      'in tags': `<p style="margin:0">${text}</p>`,
      'a tag in a word': `${text.slice(0, 3)}<b></b>${text.slice(3)}`,
      'zero-width characters': Array.from(text).join('\u200b'),
      'soft hyphens': Array.from(text).join('\u00ad'),
      'direction characters': `\u202a${text}\u202c`,
      'no-break spaces': text.replaceAll(' ', '\u00a0'),
      'capital letters': text.toLocaleUpperCase(language === 'Turkish' ? 'tr' : 'en'),
      'full-width letters': text.replaceAll(/[!-~]/g, (letter) =>
        String.fromCodePoint(letter.charCodeAt(0) + 0xfee0),
      ),
    };
    const missed = Object.entries(forms).filter(([, form]) => !asksForHelp(form));
    expect(missed).toEqual([]);
  });

  test.each([
    'I want to<br>die.',
    'I want to<br />\ndie.',
    '<div>I want to</div><div>die</div>',
    'I don&#39;t want to live any more.',
    'I don&rsquo;t want to live any more.',
    'I donʼt want to live any more.',
    'I don´t want to live any more.',
    'I don`t want to live any more.',
    "I don\\'t want to live any more.",
    'w\u200ba\u200bn\u200bt to die',
    'Ｉ ｗａｎｔ ｔｏ ｄｉｅ',
    '𝑰 𝒘𝒂𝒏𝒕 𝒕𝒐 𝒅𝒊𝒆',
    'A day <3 and I want to die >:(',
    'I want to <b>die</b>',
    '<i want to die>',
  ])('in any spelling: %s', (text) => {
    expect(asksForHelp(text)).toBe(true);
  });

  test.each([
    'I nearly died of embarrassment.',
    'After shaving with a blunt razor, twice now one after another, I have cut myself much.',
    'Without money the work of the office cannot go on.',
    'He did give him a cut over the wrist, so that he could not fight any longer.',
    'We watched Suicide Squad and ate popcorn.',
    'I cut myself slicing bread, two stitches.',
    'The cake was to die for.',
    'When I was sixteen I wanted to die; I am so glad I no longer do.',
    'He said "I want to die" in the play and everyone laughed.',
    'I am not suicidal, just tired.',
    'My phone died and I killed an hour in a café.',
    'Took two painkillers for the headache.',
    'The hero of the film kills himself at the end and I cried.',
    'I volunteered at the suicide prevention hotline.',
    'The novel is about a man who wants to die.',
    'I could kill for a coffee.',
    'Stepped off the train and bought bread.',
    "I don't want to go on Friday.",
    "I don't want to wake up early tomorrow.",
    "I can't go on holiday this year.",
    'I want to cut my hair again.',
    'My patient reported suicidal ideation at the clinic.',
    'I take everything too seriously.',
    "I don't want to live in London.",
    'My phone is going to die',
    'My last letter to grandma',
    'sent a goodbye message to my colleagues',
    'Je veux mourir de rire',
    'Overdosed on chocolate',
    'I took a few painkillers',
    "My essay on Durkheim's Suicide",
    "I've been thinking about ending things with Tom.",
    'Me quiero morir de risa',
    "OD'd on Netflix",
    "I'm going to die laughing",
    "The battery's going to die, and the plants are going to die of thirst",
    'A farewell message from the boss',
    'Suicide rates were in the news',
    '',
  ])('no: %s', (text) => {
    expect(asksForHelp(text)).toBe(false);
  });

  test('a text of 100,000 characters is read to its end', () => {
    const text = `${'Nothing much happened today. '.repeat(3_400)}I want to kill myself.`;
    expect(asksForHelp(text)).toBe(true);
  });
});
