import type { Recorded } from '../../trace/steps.ts';

export type Call = Recorded & { kind: 'call' };
export type Request = Recorded & { kind: 'request' };

/** Steps of one request in the order in which a person tells them: each run of a function with the calls in it. */
export interface Group {
  head: Recorded;
  calls: Call[];
}

/** Groups steps by the run they happened in. A run that has not ended is not there yet; its calls stand alone. */
export function groupSteps(steps: readonly Recorded[]): Group[] {
  const groups: Group[] = [];
  const byRun = new Map<string, Group>();
  for (const step of steps) {
    if (step.kind === 'call') continue;
    const group = { head: step, calls: [] };
    groups.push(group);
    if (step.kind === 'invocation') byRun.set(step.invocation, group);
  }
  for (const step of steps) {
    if (step.kind !== 'call') continue;
    const group = step.invocation === undefined ? undefined : byRun.get(step.invocation);
    if (group) group.calls.push(step);
    else groups.push({ head: step, calls: [] });
  }
  return groups.sort((a, b) => begin(a.head) - begin(b.head));
}

/** When a step began, milliseconds since 1970. */
export const begin = (step: Recorded): number => step.at - ('ms' in step ? step.ms : 0);

/** The capacity units of steps, together. */
export const unitsOf = (calls: readonly Call[]): number =>
  calls.reduce((sum, { units = 0 }) => sum + units, 0);
