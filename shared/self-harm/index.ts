export { asksForHelp } from './detect.ts';
