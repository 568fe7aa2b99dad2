import type { PromptDifficulty } from '../entities/index.ts';

/** A prompt of the catalogue as it is written down. Its category is the file in which it stands. */
export interface WrittenPrompt {
  /**
   * Becomes its id, for ever: entries refer to it. The next free number of the category for a new prompt; never that of
   * another.
   */
  number: number;
  /** One paragraph. */
  text: string;
  difficulty: PromptDifficulty;
  tags: readonly string[];
  /** Moods in which it suits. */
  moods: readonly string[];
  /** True for a prompt that is no longer offered. It stays readable for the entries that answer it. */
  retired?: true;
}
