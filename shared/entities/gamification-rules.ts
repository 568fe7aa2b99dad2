/** The rules of the game as data: points, levels, achievements. */

/** Points by reason. The points of an achievement are part of the achievement. */
export const POINTS = {
  entry: 10,
  /** For the words of one entry: only the highest step that it reaches. */
  words: [
    { from: 500, points: 15 },
    { from: 300, points: 10 },
    { from: 100, points: 5 },
  ],
  firstOfDay: 5,
  streakDay: 15,
  /** For a streak that reaches this length. */
  milestones: [
    { days: 7, points: 50 },
    { days: 30, points: 200 },
  ],
  insight: 5,
  prompt: 5,
} as const;

/** A level of the game. */
export interface Level {
  level: number;
  title: string;
  /** The lifetime points at which the level begins. */
  from: number;
}

/** All levels, lowest first. */
export const LEVELS: readonly [Level, ...Level[]] = [
  { level: 1, title: 'Novice Writer', from: 0 },
  { level: 2, title: 'Journaling Beginner', from: 100 },
  { level: 3, title: 'Regular Reflector', from: 300 },
  { level: 4, title: 'Committed Writer', from: 600 },
  { level: 5, title: 'Dedicated Journalist', from: 1_000 },
  { level: 6, title: 'Mindful Author', from: 1_500 },
  { level: 7, title: 'Reflection Master', from: 2_500 },
  { level: 8, title: 'Journaling Expert', from: 4_000 },
  { level: 9, title: 'Wisdom Seeker', from: 6_000 },
  { level: 10, title: 'Enlightened Scribe', from: 10_000 },
];

/** The lowest `mood_score` that counts for `mood_positive`. */
export const POSITIVE_MOOD = 4;

/** The figure that an achievement measures. */
export type Measure =
  | 'entries'
  | 'longest_streak'
  | 'longest_entry'
  | 'insights'
  | 'prompts'
  | 'positive_moods'
  | 'level';

/** The categories that achievements are shown under. */
export const ACHIEVEMENT_CATEGORIES = [
  'streak',
  'entries',
  'words',
  'insights',
  'prompts',
  'mood',
  'level',
] as const;

/** An achievement of the catalogue. */
export interface AchievementSpec {
  id: string;
  name: string;
  description: string;
  /** The name of an icon of the frontend's set. */
  icon: string;
  points: number;
  category: (typeof ACHIEVEMENT_CATEGORIES)[number];
  measure: Measure;
  /** The achievement is reached when the measure is at least this. */
  requirement: number;
}

/** All achievements. An achievement once reached stays, with its points. */
export const ACHIEVEMENTS = [
  {
    id: 'first_entry',
    name: 'First Words',
    description: 'Write your first entry',
    icon: 'pencil',
    points: 10,
    category: 'entries',
    measure: 'entries',
    requirement: 1,
  },
  {
    id: 'entries_10',
    name: 'Finding a Rhythm',
    description: 'Write 10 entries',
    icon: 'book',
    points: 50,
    category: 'entries',
    measure: 'entries',
    requirement: 10,
  },
  {
    id: 'entries_50',
    name: 'Half a Hundred',
    description: 'Write 50 entries',
    icon: 'book',
    points: 150,
    category: 'entries',
    measure: 'entries',
    requirement: 50,
  },
  {
    id: 'entries_100',
    name: 'A Full Volume',
    description: 'Write 100 entries',
    icon: 'library',
    points: 300,
    category: 'entries',
    measure: 'entries',
    requirement: 100,
  },
  {
    id: 'streak_3',
    name: 'Three in a Row',
    description: 'Write on 3 days running',
    icon: 'flame',
    points: 25,
    category: 'streak',
    measure: 'longest_streak',
    requirement: 3,
  },
  {
    id: 'streak_7',
    name: 'A Whole Week',
    description: 'Write on 7 days running',
    icon: 'flame',
    points: 50,
    category: 'streak',
    measure: 'longest_streak',
    requirement: 7,
  },
  {
    id: 'streak_30',
    name: 'A Whole Month',
    description: 'Write on 30 days running',
    icon: 'flame',
    points: 200,
    category: 'streak',
    measure: 'longest_streak',
    requirement: 30,
  },
  {
    id: 'streak_100',
    name: 'A Hundred Days',
    description: 'Write on 100 days running',
    icon: 'trophy',
    points: 500,
    category: 'streak',
    measure: 'longest_streak',
    requirement: 100,
  },
  {
    id: 'words_500',
    name: 'Deep Dive',
    description: 'Write an entry of 500 words',
    icon: 'type',
    points: 25,
    category: 'words',
    measure: 'longest_entry',
    requirement: 500,
  },
  {
    id: 'words_1000',
    name: 'Long Form',
    description: 'Write an entry of 1,000 words',
    icon: 'book-open',
    points: 50,
    category: 'words',
    measure: 'longest_entry',
    requirement: 1_000,
  },
  {
    id: 'insights_5',
    name: 'Curious Mind',
    description: 'Ask for insights on 5 entries',
    icon: 'sparkles',
    points: 25,
    category: 'insights',
    measure: 'insights',
    requirement: 5,
  },
  {
    id: 'insights_20',
    name: 'Looking Inward',
    description: 'Ask for insights on 20 entries',
    icon: 'brain',
    points: 75,
    category: 'insights',
    measure: 'insights',
    requirement: 20,
  },
  {
    id: 'prompts_10',
    name: 'Good Questions',
    description: 'Answer prompts in 10 entries',
    icon: 'message-square',
    points: 40,
    category: 'prompts',
    measure: 'prompts',
    requirement: 10,
  },
  {
    id: 'mood_positive',
    name: 'Bright Days',
    description: 'Write 5 entries in a good mood',
    icon: 'smile',
    points: 30,
    category: 'mood',
    measure: 'positive_moods',
    requirement: 5,
  },
  {
    id: 'level_5',
    name: 'Dedicated',
    description: 'Reach level 5',
    icon: 'star',
    points: 100,
    category: 'level',
    measure: 'level',
    requirement: 5,
  },
] as const satisfies readonly AchievementSpec[];

/** The id of an achievement of the catalogue. */
export type AchievementId = (typeof ACHIEVEMENTS)[number]['id'];
