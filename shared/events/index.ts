export * from './catalogue.ts';
export { EventBase } from './detail.ts';
export * from './event.ts';
