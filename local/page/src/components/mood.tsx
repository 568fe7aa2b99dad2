/** The moods that have a score of their own, by score. The API takes others with a score, this page does not ask for one. */
const MOODS: readonly (readonly [score: number, labels: readonly string[]])[] = [
  [5, ['happy', 'grateful', 'excited', 'inspired', 'proud', 'energized']],
  [4, ['content', 'hopeful', 'peaceful', 'relieved']],
  [3, ['neutral', 'reflective']],
  [2, ['tired', 'anxious', 'stressed', 'frustrated']],
  [1, ['sad']],
];
const SCORES = ['', 'Low', 'Rather low', 'In between', 'Good', 'Very good'];

/** A score in a word. */
export const scoreInWords = (score: number): string => SCORES[Math.round(score)] ?? '';

export function MoodPicker({ value, choose }: { value: string; choose: (mood: string) => void }) {
  const known = MOODS.some(([, labels]) => labels.includes(value));
  return (
    <label class="field">
      <span>Mood</span>
      <select value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">none</option>
        {!known && value !== '' && <option value={value}>{value}</option>}
        {MOODS.map(([score, labels]) => (
          <optgroup key={score} label={scoreInWords(score)}>
            {labels.map((label) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** A mood beside an entry; never by colour alone. */
export function MoodMark({ label, score }: { label: string | null; score: number | null }) {
  if (label === null) return null;
  return (
    <span class="mood" data-score={score ?? undefined}>
      {label}
    </span>
  );
}
