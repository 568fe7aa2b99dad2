/** Mood labels with a fixed score, 1 (worst) to 5 (best). Other labels need a `mood_score`. */
export const MOOD_SCORES: Readonly<Record<string, number>> = {
  happy: 5,
  grateful: 5,
  excited: 5,
  inspired: 5,
  proud: 5,
  energized: 5,
  content: 4,
  hopeful: 4,
  peaceful: 4,
  relieved: 4,
  neutral: 3,
  reflective: 3,
  tired: 2,
  anxious: 2,
  stressed: 2,
  frustrated: 2,
  sad: 1,
};

/** The score of a known label, or undefined. */
export const moodScoreOf = (label: string): number | undefined =>
  Object.hasOwn(MOOD_SCORES, label) ? MOOD_SCORES[label] : undefined;
