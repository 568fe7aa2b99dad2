export * from './load-calendar.ts';
export * from './profile.ts';
export * from './reader.ts';
export * from './year.ts';
