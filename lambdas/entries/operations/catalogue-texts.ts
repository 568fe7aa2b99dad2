import { wholeCatalogue } from '@reflekt/shared/prompts';

const byText = new Map(wholeCatalogue.map(({ text, id }) => [text, id]));

/** The id of the prompt of the catalogue with exactly this text. */
export const cataloguePromptOf = (text: string): string | undefined => byText.get(text);
