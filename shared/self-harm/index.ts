export { asksForHelp, type Need, needOf } from './detect.ts';
