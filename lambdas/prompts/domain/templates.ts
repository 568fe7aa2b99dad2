import type { PromptCategory } from '@reflekt/shared/entities';

/** The place of a theme in a template. */
const THEME = '{theme}';

/** Prompts about any theme, by category. Each works with one word and with several. */
const TEMPLATES: Readonly<Record<PromptCategory, readonly string[]>> = {
  gratitude: [
    'Think of “{theme}”. Is there anything in it that you would miss?',
    'Who or what has made “{theme}” easier for you, even slightly?',
  ],
  reflection: [
    '“{theme}”: what do you think about it today that you did not think a year ago?',
    'What would you rather not say about “{theme}”? Write it here first.',
  ],
  goals: [
    'Where would you like to be with “{theme}” in three months? What is the smallest step?',
    'What about “{theme}” is in your hands, and what is not?',
  ],
  creativity: [
    'Describe “{theme}” to somebody who has never heard of it.',
    'If “{theme}” were a place, what would one see on arriving?',
  ],
  growth: [
    'What has “{theme}” taught you that you did not want to learn?',
    'What do you do differently about “{theme}” than you used to?',
  ],
  relationships: [
    'With whom can you talk about “{theme}”? What do they understand, and what not?',
    'How would somebody who is close to you tell the story of “{theme}”?',
  ],
  wellness: [
    'What does your body do when you think of “{theme}”?',
    'How much strength does “{theme}” take at the moment, and what gives some back?',
  ],
  career: [
    'What part does “{theme}” play in your work or your studies?',
    'What would you do about “{theme}” if nobody were watching?',
  ],
  mindfulness: [
    'Stay with “{theme}” for five minutes. Write down only what you notice.',
    'What is true of “{theme}” at this very moment, apart from what may come?',
  ],
  memory: [
    'What is the first thing you remember about “{theme}”?',
    'Which moment with “{theme}” would you like to keep exactly as it was?',
  ],
};

/** A prompt that was made from a template. */
export interface TemplatePrompt {
  text: string;
  category: PromptCategory;
}

/** All prompts about a theme, of one category or of all. */
export const aboutTheme = (theme: string, category: PromptCategory | undefined): TemplatePrompt[] =>
  Object.entries(TEMPLATES)
    .filter(([name]) => category === undefined || name === category)
    .flatMap(([name, templates]) =>
      templates.map((template) => ({
        text: template.replace(THEME, () => theme),
        category: name as PromptCategory,
      })),
    );
