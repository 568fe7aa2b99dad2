import type { PromptCategory } from '@reflekt/shared/entities';

const DESCRIPTIONS: Readonly<Record<PromptCategory, { name: string; description: string }>> = {
  gratitude: {
    name: 'Gratitude',
    description: 'What is good, large or small, and whose doing it was',
  },
  reflection: { name: 'Reflection', description: 'A closer look at the day and at yourself' },
  goals: { name: 'Goals', description: 'Wishes, plans and next steps' },
  creativity: { name: 'Creativity', description: 'Invention and play with words' },
  growth: { name: 'Growth', description: 'Learning, mistakes and change' },
  relationships: { name: 'Relationships', description: 'The people in your life' },
  wellness: { name: 'Wellness', description: 'Body, rest and strength' },
  career: { name: 'Career', description: 'Work and study' },
  mindfulness: { name: 'Mindfulness', description: 'What is here at this moment' },
  memory: { name: 'Memory', description: 'What has been, and stays' },
};

/** The name and description of a category, as a client shows them. */
export const describeCategory = (category: PromptCategory) => DESCRIPTIONS[category];
