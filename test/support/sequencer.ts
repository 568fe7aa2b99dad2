/** The files that take longest, longest first: started last, each would keep one core idle at the end. */
const LONG = [
  'test/e2e/pepys.test.ts',
  'test/events/exactly-once.test.ts',
  'test/events/duplicate-delivery.test.ts',
];
/** Projects in the order of their runs: what is quick to fail runs first. */
const PROJECTS = ['unit', 'stack', 'local', 'store', 'events', 'e2e'];

interface Test {
  path: string;
  context: { config: { displayName?: { name: string } | undefined } };
}

const rank = (value: number) => (value < 0 ? Number.POSITIVE_INFINITY : value);

/** The order in which Jest starts test files, the same on every machine: it keeps no record of earlier runs. */
export default class Sequencer {
  sort(tests: readonly Test[]): Test[] {
    const place = ({ path, context }: Test) =>
      [
        rank(LONG.findIndex((name) => path.endsWith(name))),
        rank(PROJECTS.indexOf(context.config.displayName?.name ?? '')),
      ] as const;
    return [...tests].sort((a, b) => {
      const [x, y] = [place(a), place(b)];
      return compare(x[0], y[0]) || compare(x[1], y[1]) || (a.path < b.path ? -1 : 1);
    });
  }

  /** Required by Jest; the suite is not run in shards. */
  shard = (tests: Test[]): Test[] => tests;
  allFailedTests = (tests: Test[]): Test[] => tests;
  cacheResults = (): void => {};
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
