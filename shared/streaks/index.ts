export * from './days.ts';
export * from './streak-calendar.ts';
export * from './streaks.ts';
