// Made from the API's definitions by `pnpm test client -u`.

import type { Endpoint, IfMatch, NoInput } from './endpoint.ts';

/** The API's own codes of its problems. */
export type ProblemCode =
  | 'malformed'
  | 'start-again'
  | 'unauthorized'
  | 'not-found'
  | 'insight-pending'
  | 'conflict'
  | 'owner-erased'
  | 'insight-skipped'
  | 'insight-failed'
  | 'stale'
  | 'too-large'
  | 'unsupported-media-type'
  | 'invalid'
  | 'throttled'
  | 'defect'
  | 'unavailable';

export interface Entry {
  id: string;
  user_id: string;
  title: string;
  content: string;
  tags: string[];
  mood: string | null;
  mood_score: number | null;
  location: string | null;
  coordinates: {
    latitude: number;
    longitude: number;
  } | null;
  category_id: string | null;
  word_count: number;
  created_at: string;
  time_zone: string;
  entry_date: string;
  updated_at: string;
  favorite: boolean;
  prompt_id: string | null;
  source: string | null;
  external_id: string | null;
  deleted_at: string | null;
  version: number;
}

export interface EntryDraft {
  title?: string;
  /** Markdown. */
  content?: string;
  /** At most 50 that differ, ignoring case. */
  tags?: string[];
  mood?: string | null;
  mood_score?: number | null;
  location?: string | null;
  coordinates?: {
    latitude: number;
    longitude: number;
  } | null;
  category_id?: string | null;
  created_at?: string;
  time_zone?: string | null;
  favorite?: boolean;
  prompt_id?: string | null;
}

export interface EntryTombstone {
  id: string;
  deleted_at: string;
  version: number;
}

export interface Category {
  id: string;
  name: string;
  color: string;
  entry_count: number;
  created_at: string;
  updated_at: string;
  version: number;
}

export interface Insight {
  entry_id: string;
  status: 'ready' | 'failed' | 'skipped';
  sentiment: 'positive' | 'negative' | 'neutral' | 'mixed' | null;
  sentiment_score: number | null;
  keywords: string[];
  suggested_categories: string[];
  insights: string | null;
  reflections: string | null;
  provider: 'anthropic' | 'openai' | 'lexicon' | null;
  model: string | null;
  entry_version: number;
  created_at: string;
  reason: 'no_consent' | 'no_text' | 'language' | 'budget' | 'provider' | null;
  support: {
    about: 'self' | 'other';
    region: string;
    message: string;
    resources: {
      name: string;
      phone: string | null;
      url: string | null;
      hours: string | null;
    }[];
    as_of: string;
  } | null;
  version: number;
}

export interface Achievement {
  id:
    | 'first_entry'
    | 'entries_10'
    | 'entries_50'
    | 'entries_100'
    | 'streak_3'
    | 'streak_7'
    | 'streak_30'
    | 'streak_100'
    | 'words_500'
    | 'words_1000'
    | 'insights_5'
    | 'insights_20'
    | 'prompts_10'
    | 'mood_positive'
    | 'level_5';
  name: string;
  description: string;
  icon: string;
  points: number;
  unlocked: boolean;
  unlocked_at?: string;
  category: 'streak' | 'entries' | 'words' | 'insights' | 'prompts' | 'mood' | 'level';
  requirement: number;
  /** At most `requirement`. */
  progress: number;
}

export interface Transaction {
  id: string;
  user_id: string;
  amount: number;
  reason:
    | 'entry_created'
    | 'entry_word_bonus'
    | 'streak_continued'
    | 'streak_milestone'
    | 'ai_insights'
    | 'prompt_used'
    | 'achievement_unlocked'
    | 'first_entry_of_day'
    | 'level_up'
    | 'reversal';
  description: string;
  entry_id?: string;
  created_at: string;
}

export interface GamificationStats {
  user_id: string;
  tenant_id: string;
  points_balance: number;
  lifetime_points: number;
  level: number;
  level_title: string;
  current_streak: number;
  longest_streak: number;
  last_entry_date: string | null;
  achievements: Achievement[];
  total_entries: number;
  total_words: number;
  insights_requested: number;
  prompts_used: number;
  next_level_points: number;
  points_to_next_level: number;
  created_at: string;
  updated_at: string;
}

export interface ReadAnalyticsInput {
  query?: {
    time_period?: 'day' | 'week' | 'month' | 'year' | 'all';
    from_date?: string;
    to_date?: string;
  };
}
export interface ReadAnalyticsOutput {
  time_period: 'day' | 'week' | 'month' | 'year' | 'all' | 'custom';
  from_date: string;
  to_date: string;
  entry_count: number;
  /** Every day of the period, zeros included. In a period of more than 100,000 days, days with entries only. */
  entry_frequency: unknown[];
  category_distribution: {
    category: string;
    count: number;
    percentage: number;
  }[];
  /** Days with an analysed entry. Sentiment is an insight's, mood the writer's own; they are never mixed. */
  mood_trends: unknown[];
  writing_patterns: {
    hour_of_day: number;
    count: number;
  }[];
  word_count_average: number;
  word_count_total: number;
  top_keywords: string[];
  longest_streak_days: number;
  current_streak_days: number;
  as_of: string;
  unreadable?: number;
}
/** A period, summed up. `day`, `week`, `month` and `year` are those of today in the writer's time zone, up to today; `all` begins with the first entry. `from_date` and `to_date` are local dates, inclusive, and take precedence. The default is `month`. With consent `none` there is no sentiment and no keyword. Streaks are over all time, as in the game. Follows entries within seconds. */
export const readAnalytics: Endpoint<ReadAnalyticsInput, ReadAnalyticsOutput> = {
  method: 'GET',
  path: '/analytics',
};

export interface RebuildAnalyticsInput {
  body: {
    time_period?: 'day' | 'week' | 'month' | 'year' | 'all';
    from_date?: string;
    to_date?: string;
  };
}
export interface RebuildAnalyticsOutput {
  time_period: 'day' | 'week' | 'month' | 'year' | 'all' | 'custom';
  from_date: string;
  to_date: string;
  entry_count: number;
  /** Every day of the period, zeros included. In a period of more than 100,000 days, days with entries only. */
  entry_frequency: unknown[];
  category_distribution: {
    category: string;
    count: number;
    percentage: number;
  }[];
  /** Days with an analysed entry. Sentiment is an insight's, mood the writer's own; they are never mixed. */
  mood_trends: unknown[];
  writing_patterns: {
    hour_of_day: number;
    count: number;
  }[];
  word_count_average: number;
  word_count_total: number;
  top_keywords: string[];
  longest_streak_days: number;
  current_streak_days: number;
  as_of: string;
  unreadable?: number;
}
/** Compute anew from the entries, then answer as GET. Never needed while all is well: what it finds is then what there was. */
export const rebuildAnalytics: Endpoint<RebuildAnalyticsInput, RebuildAnalyticsOutput> = {
  method: 'POST',
  path: '/analytics',
};

export interface ReadMoodsInput {
  query?: {
    time_period?: 'day' | 'week' | 'month' | 'year' | 'all';
    from_date?: string;
    to_date?: string;
  };
}
export interface ReadMoodsOutput {
  time_period: 'day' | 'week' | 'month' | 'year' | 'all' | 'custom';
  from_date: string;
  to_date: string;
  moods: {
    date: string;
    value: number;
    sentiment: number | null;
    entry_count: number;
  }[];
  average: number;
  moving_average: {
    date: string;
    average_7_days: number;
    average_28_days: number;
  }[];
  distribution: {
    value: number;
    count: number;
    percentage: number;
  }[];
  labels: {
    mood: string;
    count: number;
  }[];
  unreadable?: number;
}
/** Moods, day by day. `day`, `week`, `month` and `year` are those of today in the writer's time zone, up to today; `all` begins with the first entry. `from_date` and `to_date` are local dates, inclusive, and take precedence. The default is `month`. `value` is the average of a day's moods, `average` that of all moods of the period (0 without any); a moving average is that of the days with a mood among the last 7 or 28. */
export const readMoods: Endpoint<ReadMoodsInput, ReadMoodsOutput> = {
  method: 'GET',
  path: '/analytics/mood',
};

export interface ReadMoodCalendarInput {
  query?: {
    year?: number;
  };
}
export interface ReadMoodCalendarOutput {
  year: number;
  days: {
    date: string;
    mood: number | null;
    sentiment: number | null;
    word_count: number;
    entry_count: number;
  }[];
  unreadable?: number;
}
/** A year, one cell a day. The default is the current year. */
export const readMoodCalendar: Endpoint<ReadMoodCalendarInput, ReadMoodCalendarOutput> = {
  method: 'GET',
  path: '/analytics/calendar',
};

export interface ReadMoodCorrelationsInput {
  query?: {
    time_period?: 'day' | 'week' | 'month' | 'year' | 'all';
    from_date?: string;
    to_date?: string;
  };
}
export interface ReadMoodCorrelationsOutput {
  time_period: 'day' | 'week' | 'month' | 'year' | 'all' | 'custom';
  from_date: string;
  to_date: string;
  n: number;
  average: number;
  correlations: {
    factor: 'tag' | 'category' | 'weekday' | 'hour';
    value: string;
    n: number;
    average: number;
    difference: number;
    /** 95 % confidence interval of the difference. One with 0 inside claims nothing. */
    interval: number[];
  }[];
  unreadable?: number;
}
/** Moods by tag, category, weekday and hour. `day`, `week`, `month` and `year` are those of today in the writer's time zone, up to today; `all` begins with the first entry. `from_date` and `to_date` are local dates, inclusive, and take precedence. The default is `year`. The difference is between the average mood of the `n` entries with a circumstance and that of all others, with Welch's interval. Where either side has fewer than 5 moods nothing is said. */
export const readMoodCorrelations: Endpoint<ReadMoodCorrelationsInput, ReadMoodCorrelationsOutput> =
  {
    method: 'GET',
    path: '/analytics/correlations',
  };

export interface ListEntriesInput {
  query?: {
    limit?: number;
    from_date?: string;
    to_date?: string;
    tag?: string;
    category_id?: string;
    mood?: string;
    favorite?: boolean;
    order?: 'asc' | 'desc';
    trashed?: boolean;
    /** The `next_cursor` of the page before; bound to the query. */
    cursor?: string;
  };
}
export interface ListEntriesOutput {
  items: Entry[];
  next_cursor: string | null;
  /** Items that are stored and could not be read. Absent when all could. */
  unreadable?: number;
}
/** Entries, newest first. By the moment they are about (`created_at`). `from_date` and `to_date` are local dates, inclusive, each entry compared in its own time zone. */
export const listEntries: Endpoint<ListEntriesInput, ListEntriesOutput> = {
  method: 'GET',
  path: '/entries',
};

export interface CreateEntryInput {
  body: EntryDraft;
}
/** Write an entry. At least one of title, content and mood must be non-empty. */
export const createEntry: Endpoint<CreateEntryInput, Entry> = {
  method: 'POST',
  path: '/entries',
  idempotent: true,
};

export interface EntriesOnThisDayInput {
  query?: {
    limit?: number;
    date?: string;
    /** The `next_cursor` of the page before; bound to the query. */
    cursor?: string;
  };
}
export interface EntriesOnThisDayOutput {
  items: Entry[];
  next_cursor: string | null;
  /** Items that are stored and could not be read. Absent when all could. */
  unreadable?: number;
}
/** Earlier years' entries of a day. `date` is today when not given, and stays the first page's day over all pages. In common years 29 February's entries fall to the 28th. */
export const entriesOnThisDay: Endpoint<EntriesOnThisDayInput, EntriesOnThisDayOutput> = {
  method: 'GET',
  path: '/entries/on-this-day',
};

export interface EntryChangesInput {
  query?: {
    limit?: number;
    /** The `next_cursor` of the page before; bound to the query. */
    cursor?: string;
  };
}
export interface EntryChangesOutput {
  items: (Entry | EntryTombstone)[];
  next_cursor: string;
  /** Items that are stored and could not be read. Absent when all could. */
  unreadable?: number;
  /** Whether there is more to read now; false when you have caught up. */
  more: boolean;
}
/** What changed since. Entries as they are now, and tombstones of those deleted for good. Changes of the last five minutes are sent again: apply what has a newer `version` than yours. `next_cursor` is never null: read on while `more` is true (pages end by size too, so a short page says nothing), then ask again later. */
export const entryChanges: Endpoint<EntryChangesInput, EntryChangesOutput> = {
  method: 'GET',
  path: '/entries/changes',
};

export interface ReadEntryInput {
  params: {
    id: string;
  };
  query?: {
    trashed?: boolean;
  };
}
/** One entry. One in the trash is 404 unless `trashed=true`. */
export const readEntry: Endpoint<ReadEntryInput, Entry> = {
  method: 'GET',
  path: '/entries/{id}',
};

export interface UpdateEntryInput {
  params: {
    id: string;
  };
  body: EntryDraft;
  ifMatch?: IfMatch;
}
/** Change an entry. Members present are replaced, members absent stay. */
export const updateEntry: Endpoint<UpdateEntryInput, Entry> = {
  method: 'PUT',
  path: '/entries/{id}',
};

export interface DeleteEntryInput {
  params: {
    id: string;
  };
  query?: {
    permanent?: boolean;
  };
  ifMatch?: IfMatch;
}
/** Into the trash, or away for good. The trash keeps an entry for 30 days; `permanent=true` deletes at once, with all revisions. */
export const deleteEntry: Endpoint<DeleteEntryInput, undefined> = {
  method: 'DELETE',
  path: '/entries/{id}',
};

export interface RestoreEntryInput {
  params: {
    id: string;
  };
}
/** Out of the trash. A live entry is answered unchanged. */
export const restoreEntry: Endpoint<RestoreEntryInput, Entry> = {
  method: 'POST',
  path: '/entries/{id}/restore',
};

export interface ListRevisionsInput {
  params: {
    id: string;
  };
  query?: {
    limit?: number;
    /** The `next_cursor` of the page before; bound to the query. */
    cursor?: string;
  };
}
export interface ListRevisionsOutput {
  items: Entry[];
  next_cursor: string | null;
  /** Items that are stored and could not be read. Absent when all could. */
  unreadable?: number;
}
/** Earlier states of an entry, newest first. Kept from before a change: at most one per ten minutes of editing, and always before a restore and before a change that takes away 50 or more characters in a row of title or content. At most 50, and 5 MB: the oldest go first. */
export const listRevisions: Endpoint<ListRevisionsInput, ListRevisionsOutput> = {
  method: 'GET',
  path: '/entries/{id}/revisions',
};

export interface RestoreRevisionInput {
  params: {
    id: string;
    version: number;
  };
  ifMatch?: IfMatch;
}
/** An earlier state of an entry again. As a new version; the state before it becomes a revision. Nothing changes where the entry is in that state. */
export const restoreRevision: Endpoint<RestoreRevisionInput, Entry> = {
  method: 'POST',
  path: '/entries/{id}/revisions/{version}/restore',
};

/** Points, level and streaks as they are now. The current streak is that of today in the time zone of the settings, or else of the newest entry. */
export const gamificationStats: Endpoint<NoInput, GamificationStats> = {
  method: 'GET',
  path: '/gamification/stats',
};

export interface ListTransactionsInput {
  query?: {
    limit?: number;
    /** The `x-next-cursor` header of the page before; bound to the query. */
    cursor?: string;
  };
}
/** Lines of the points ledger, newest first. */
export const listTransactions: Endpoint<ListTransactionsInput, Transaction[]> = {
  method: 'GET',
  path: '/gamification/transactions',
};

/** Every achievement, with how far it is. */
export const listAchievements: Endpoint<NoInput, Achievement[]> = {
  method: 'GET',
  path: '/gamification/achievements',
};

export interface ReadInsightInput {
  params: {
    id: string;
  };
}
/** An entry's insight. Only one with an analysis, or with support, is answered; one that was `skipped` or `failed` is 404 of type `insight-skipped` or `insight-failed`, with the reason in `detail`. 404 is of type `insight-pending`, with Retry-After, while one is on its way, so that a client can ask until 200. While a request by POST is open that also hides an older insight: who asked again wants the new one, and could not tell them apart. After an edit the older insight stays readable until the new one is there (`entry_version` says what it is about): a panel that goes empty at every save helps nobody. Without consent it is a plain 404, even where an older insight is kept, but for one that says that a request was `skipped` for want of it. */
export const readInsight: Endpoint<ReadInsightInput, Insight> = {
  method: 'GET',
  path: '/entries/{id}/insights',
};

export interface RequestInsightInput {
  params: {
    id: string;
  };
}
export interface RequestInsightOutput {
  status: 'pending';
  entry_id: string;
  requested_at: string;
}
/** Ask for an insight, again if there is one. Once an entry and version: asking again while a request is open, or within a minute of one whose insight is ready, gives the same one. Without consent it ends as an insight that was `skipped`, or, where there is an older one, with nothing changed. */
export const requestInsight: Endpoint<RequestInsightInput, RequestInsightOutput> = {
  method: 'POST',
  path: '/entries/{id}/insights',
};

export interface ReadInsightsInput {
  body: {
    entry_ids: string[];
  };
}
/** The insights of several entries. Those that are there and say something, in the order of the ids; entries without one, unknown ones and those in the trash are left out. Nothing without consent. */
export const readInsights: Endpoint<ReadInsightsInput, Insight[]> = {
  method: 'POST',
  path: '/entries/insights/batch',
};

export interface GenerateInsightInput {
  params: {
    id: string;
  };
}
export interface GenerateInsightOutput {
  status: 'pending';
  entry_id: string;
  requested_at: string;
}
/** Ask for an insight: another name of POST /entries/{id}/insights. Once an entry and version: asking again while a request is open, or within a minute of one whose insight is ready, gives the same one. Without consent it ends as an insight that was `skipped`, or, where there is an older one, with nothing changed. */
export const generateInsight: Endpoint<GenerateInsightInput, GenerateInsightOutput> = {
  method: 'POST',
  path: '/entries/{id}/insights/generate',
};

export interface ReadLetterInput {
  query?: {
    period?: 'week' | 'month' | 'year';
    date?: string;
  };
}
export interface ReadLetterOutput {
  period: 'week' | 'month' | 'year';
  from_date: string;
  to_date: string;
  themes: string[];
  /** From the first half of the period to the second; null where too little is known. */
  mood_trend: unknown;
  highlights: {
    id: string;
    user_id: string;
    entry_id: string;
    type: 'bright' | 'theme';
    content: string;
    metadata: {
      entry_date: string;
    };
    created_at: string;
  }[];
  text: string | null;
  generated_at: string;
}
/** A letter about a week, a month or a year. About the period that holds `date`; without it, about the last whole one. A letter is kept, and stays the same until an entry of its period changes in what the letter is made of. It quotes entries word for word, and says nothing of an entry that asks for help. With consent `none` it has no text, themes and quotations. */
export const readLetter: Endpoint<ReadLetterInput, ReadLetterOutput> = {
  method: 'GET',
  path: '/insights/summary',
};

export interface HealthOutput {
  timestamp: string;
  status: 'healthy' | 'degraded' | 'unhealthy';
  services: {
    name: string;
    status: 'healthy' | 'degraded' | 'unhealthy';
    /** Milliseconds. */
    latency: number;
  }[];
}
/** Whether the service and its storage answer. */
export const health: Endpoint<NoInput, HealthOutput> = {
  method: 'GET',
  path: '/health',
};

/** The status of GET /health alone. */
export const healthStatus: Endpoint<NoInput, undefined> = {
  method: 'HEAD',
  path: '/health',
};

/** This document. */
export const openApiDocument: Endpoint<NoInput, Record<string, unknown>> = {
  method: 'GET',
  path: '/openapi.json',
};

export interface ListPromptsInput {
  query?: {
    limit?: number;
    category?: string;
    /** The `next_cursor` of the page before; bound to the query. */
    cursor?: string;
  };
}
export interface ListPromptsOutput {
  prompts: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
  }[];
  next_cursor: string | null;
  /** Items that are stored and could not be read. Absent when all could. */
  unreadable?: number;
}
/** All prompts: your own, and those of the catalogue. All at once when no limit is given. An unknown category has none. */
export const listPrompts: Endpoint<ListPromptsInput, ListPromptsOutput> = {
  method: 'GET',
  path: '/prompts',
};

export interface CreatePromptInput {
  body: {
    text: string;
    category?:
      | 'gratitude'
      | 'reflection'
      | 'goals'
      | 'creativity'
      | 'growth'
      | 'relationships'
      | 'wellness'
      | 'career'
      | 'mindfulness'
      | 'memory';
    tags?: string[];
    difficulty?: 'light' | 'medium' | 'deep';
    mood_appropriate?: string[];
  };
}
export interface CreatePromptOutput {
  prompt: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
  };
}
/** Write a prompt of your own. */
export const createPrompt: Endpoint<CreatePromptInput, CreatePromptOutput> = {
  method: 'POST',
  path: '/prompts',
  idempotent: true,
};

export interface ListPromptsOfCategoryInput {
  params: {
    category: string;
  };
  query?: {
    limit?: number;
    /** The `next_cursor` of the page before; bound to the query. */
    cursor?: string;
  };
}
export interface ListPromptsOfCategoryOutput {
  prompts: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
  }[];
  next_cursor: string | null;
  /** Items that are stored and could not be read. Absent when all could. */
  unreadable?: number;
}
/** The prompts of a category. */
export const listPromptsOfCategory: Endpoint<
  ListPromptsOfCategoryInput,
  ListPromptsOfCategoryOutput
> = {
  method: 'GET',
  path: '/prompts/category/{category}',
};

/** The categories of prompts. */
export const listPromptCategories: Endpoint<
  NoInput,
  {
    id:
      | 'gratitude'
      | 'reflection'
      | 'goals'
      | 'creativity'
      | 'growth'
      | 'relationships'
      | 'wellness'
      | 'career'
      | 'mindfulness'
      | 'memory';
    name: string;
    description: string;
    count: number;
  }[]
> = {
  method: 'GET',
  path: '/prompts/categories',
};

export interface DailyPromptOutput {
  prompt: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
  };
  date: string;
}
/** The prompt of the day. The same all day, in the time zone of the settings. None is repeated until all have been shown that the settings prefer. */
export const dailyPrompt: Endpoint<NoInput, DailyPromptOutput> = {
  method: 'GET',
  path: '/prompts/daily',
};

export interface RandomPromptInput {
  query?: {
    category?: string;
    mood?: string;
  };
}
export interface RandomPromptOutput {
  prompt: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
  };
}
/** Any prompt. A mood for which there is no prompt leaves the choice among all. */
export const randomPrompt: Endpoint<RandomPromptInput, RandomPromptOutput> = {
  method: 'GET',
  path: '/prompts/random',
};

export interface ReadPromptInput {
  params: {
    id: string;
  };
}
export interface ReadPromptOutput {
  prompt: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
  };
}
/** One prompt. */
export const readPrompt: Endpoint<ReadPromptInput, ReadPromptOutput> = {
  method: 'GET',
  path: '/prompts/{id}',
};

export interface UpdatePromptInput {
  params: {
    id: string;
  };
  body: {
    text?: string;
    category?:
      | 'gratitude'
      | 'reflection'
      | 'goals'
      | 'creativity'
      | 'growth'
      | 'relationships'
      | 'wellness'
      | 'career'
      | 'mindfulness'
      | 'memory';
    tags?: string[];
    difficulty?: 'light' | 'medium' | 'deep';
    mood_appropriate?: string[];
  };
  ifMatch?: IfMatch;
}
export interface UpdatePromptOutput {
  prompt: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
  };
}
/** Change a prompt of your own. */
export const updatePrompt: Endpoint<UpdatePromptInput, UpdatePromptOutput> = {
  method: 'PUT',
  path: '/prompts/{id}',
};

export interface DeletePromptInput {
  params: {
    id: string;
  };
  ifMatch?: IfMatch;
}
/** Delete a prompt of your own. */
export const deletePrompt: Endpoint<DeletePromptInput, undefined> = {
  method: 'DELETE',
  path: '/prompts/{id}',
};

export interface GeneratePromptsInput {
  body: {
    category?:
      | 'gratitude'
      | 'reflection'
      | 'goals'
      | 'creativity'
      | 'growth'
      | 'relationships'
      | 'wellness'
      | 'career'
      | 'mindfulness'
      | 'memory';
    themes?: string[];
    mood?: string | null;
    count?: number;
  };
}
export interface GeneratePromptsOutput {
  prompts: {
    id: string;
    text: string;
    category: string;
    tags: string[];
    difficulty: 'light' | 'medium' | 'deep';
    mood_appropriate: string[];
    created_at: string;
    updated_at: string;
    own: boolean;
    version: number;
    generated: true;
  }[];
}
/** Prompts for a theme, a mood or a category. From the given themes, the keywords of your insights, and the catalogue. They are not kept; an entry uses one by its id all the same. */
export const generatePrompts: Endpoint<GeneratePromptsInput, GeneratePromptsOutput> = {
  method: 'POST',
  path: '/prompts/generate',
};

export interface SearchEntriesInput {
  query?: {
    text?: string;
    q?: string;
    /** Comma-separated; an entry must have all. */
    tags?: string;
    category_id?: string;
    mood?: string;
    from_date?: string;
    to_date?: string;
    favorite?: boolean;
    sort_by?: 'relevance' | 'date_desc' | 'date_asc' | 'title_asc' | 'title_desc';
    limit?: number;
    page?: number;
  };
}
export interface SearchEntriesOutput {
  items: {
    id: string;
    user_id: string;
    title: string;
    content: string;
    tags: string[];
    mood: string | null;
    mood_score: number | null;
    location: string | null;
    coordinates: {
      latitude: number;
      longitude: number;
    } | null;
    category_id: string | null;
    word_count: number;
    created_at: string;
    time_zone: string;
    entry_date: string;
    updated_at: string;
    favorite: boolean;
    prompt_id: string | null;
    source: string | null;
    external_id: string | null;
    deleted_at: string | null;
    version: number;
    score: number;
    highlights: {
      field: 'title' | 'content';
      start: number;
      end: number;
    }[];
    content_truncated?: true;
  }[];
  page: number;
  limit: number;
  total: number;
}
/** Search entries. Words are ANDed. `"a phrase"`, `prefix*`, `-not`, `a OR b`, `tag:x`, `category:name`, `mood:sad`, `mood:>=4`, `before:2020-01-01`, `after:2020-01`, `on:2020`, `is:favorite`, `has:location`; anything else is searched as words. Case, accents and the form of apostrophes make no difference, and other forms of a word are found below the one that was asked for. `total` is exact. The first 1,000 results stay as they were on the first page for ten minutes; what was deleted or no longer matches is left out. */
export const searchEntries: Endpoint<SearchEntriesInput, SearchEntriesOutput> = {
  method: 'GET',
  path: '/entries/search',
};

export interface ListTagsInput {
  query?: {
    limit?: number;
  };
}
export interface ListTagsOutput {
  tag: string;
  count: number;
}
[];
/** Tags in use, most used first. */
export const listTags: Endpoint<ListTagsInput, ListTagsOutput> = {
  method: 'GET',
  path: '/entries/tags',
};

export interface SuggestTagsInput {
  body: {
    content?: string;
    existing_tags?: string[];
  };
}
export interface SuggestTagsOutput {
  tags: string[];
}
/** Tags that a text may get. The owner's own tags that the text speaks of, then its own keywords. Nothing leaves for an outside service. */
export const suggestTags: Endpoint<SuggestTagsInput, SuggestTagsOutput> = {
  method: 'POST',
  path: '/entries/suggest-tags',
};

export interface ReadSettingsOutput {
  theme: 'light' | 'dark' | 'system';
  date_format: 'MM/DD/YYYY' | 'DD/MM/YYYY' | 'YYYY-MM-DD';
  time_format: '12h' | '24h';
  privacy_level: string;
  time_zone: string | null;
  language: string;
  week_starts_on: 'monday' | 'saturday' | 'sunday';
  ai_consent: 'none' | 'local' | 'external';
  prompt_categories: (
    | 'gratitude'
    | 'reflection'
    | 'goals'
    | 'creativity'
    | 'growth'
    | 'relationships'
    | 'wellness'
    | 'career'
    | 'mindfulness'
    | 'memory'
  )[];
  streak_rest_days: number;
  notification_preferences: {
    email_notifications: boolean;
    reminders_enabled: boolean;
    reminder_time: string;
    browser_notifications: boolean;
  };
  display_preferences: {
    default_view: 'list' | 'grid' | 'calendar';
    entries_per_page: number;
    show_word_count: boolean;
    show_insights: boolean;
  };
  updated_at: string | null;
  version: number;
}
/** The writer's settings. The defaults, at version 0, for one who has set nothing. */
export const readSettings: Endpoint<NoInput, ReadSettingsOutput> = {
  method: 'GET',
  path: '/settings',
};

export interface UpdateSettingsInput {
  body: {
    theme?: 'light' | 'dark' | 'system';
    date_format?: 'MM/DD/YYYY' | 'DD/MM/YYYY' | 'YYYY-MM-DD';
    time_format?: '12h' | '24h';
    privacy_level?: string;
    time_zone?: string | null;
    language?: string;
    week_starts_on?: 'monday' | 'saturday' | 'sunday';
    ai_consent?: 'none' | 'local' | 'external';
    prompt_categories?: (
      | 'gratitude'
      | 'reflection'
      | 'goals'
      | 'creativity'
      | 'growth'
      | 'relationships'
      | 'wellness'
      | 'career'
      | 'mindfulness'
      | 'memory'
    )[];
    streak_rest_days?: number;
    notification_preferences?: {
      email_notifications?: boolean;
      reminders_enabled?: boolean;
      reminder_time?: string;
      browser_notifications?: boolean;
    };
    display_preferences?: {
      default_view?: 'list' | 'grid' | 'calendar';
      entries_per_page?: number;
      show_word_count?: boolean;
      show_insights?: boolean;
    };
    redate_entries?: boolean;
  };
  ifMatch?: IfMatch;
}
export interface UpdateSettingsOutput {
  theme: 'light' | 'dark' | 'system';
  date_format: 'MM/DD/YYYY' | 'DD/MM/YYYY' | 'YYYY-MM-DD';
  time_format: '12h' | '24h';
  privacy_level: string;
  time_zone: string | null;
  language: string;
  week_starts_on: 'monday' | 'saturday' | 'sunday';
  ai_consent: 'none' | 'local' | 'external';
  prompt_categories: (
    | 'gratitude'
    | 'reflection'
    | 'goals'
    | 'creativity'
    | 'growth'
    | 'relationships'
    | 'wellness'
    | 'career'
    | 'mindfulness'
    | 'memory'
  )[];
  streak_rest_days: number;
  notification_preferences: {
    email_notifications: boolean;
    reminders_enabled: boolean;
    reminder_time: string;
    browser_notifications: boolean;
  };
  display_preferences: {
    default_view: 'list' | 'grid' | 'calendar';
    entries_per_page: number;
    show_word_count: boolean;
    show_insights: boolean;
  };
  updated_at: string | null;
  version: number;
}
/** Change settings. Members present are replaced, members absent stay, in nested objects too. `redate_entries: true` beside a `time_zone` moves the entries that were written without a zone of their own to the days of that zone: the settings answer at once, the entries follow, each by an ordinary update. */
export const updateSettings: Endpoint<UpdateSettingsInput, UpdateSettingsOutput> = {
  method: 'PUT',
  path: '/settings',
};

/** All categories, by name. */
export const listCategories: Endpoint<NoInput, Category[]> = {
  method: 'GET',
  path: '/settings/categories',
};

export interface CreateCategoryInput {
  body: {
    name: string;
    color?: string | null;
  };
}
/** Create a category. Names are unique, ignoring case, normal forms and invisible characters: a name that is taken is 409. */
export const createCategory: Endpoint<CreateCategoryInput, Category> = {
  method: 'POST',
  path: '/settings/categories',
  idempotent: true,
};

export interface UpdateCategoryInput {
  params: {
    id: string;
  };
  body: {
    name?: string;
    color?: string | null;
  };
  ifMatch?: IfMatch;
}
/** Change a category. Members present are replaced, members absent stay. */
export const updateCategory: Endpoint<UpdateCategoryInput, Category> = {
  method: 'PUT',
  path: '/settings/categories/{id}',
};

export interface DeleteCategoryInput {
  params: {
    id: string;
  };
  ifMatch?: IfMatch;
}
/** Delete a category. Its entries stay, and lose the category within seconds. */
export const deleteCategory: Endpoint<DeleteCategoryInput, undefined> = {
  method: 'DELETE',
  path: '/settings/categories/{id}',
};
