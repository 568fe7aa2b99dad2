const QUIET_MS = 60_000;
const REMEMBERED_MAX = 500;

/**
 * A log that writes a line that comes again and again once a minute, with the number of times it came: a full
 * disk or a broken function must not fill the log as well.
 * @param now epoch milliseconds
 */
export function withoutRepeats(
  log: (line: string) => void,
  now: () => number = Date.now,
): (line: string) => void {
  const seen = new Map<string, { since: number; repeats: number }>();
  return (line) => {
    const before = seen.get(line);
    if (before !== undefined && now() - before.since < QUIET_MS) {
      before.repeats += 1;
      return;
    }
    const repeats = before?.repeats ?? 0;
    log(repeats === 0 ? line : `${line} (and ${repeats} times more in the last minutes)`);
    seen.delete(line);
    seen.set(line, { since: now(), repeats: 0 });
    const [oldest] = seen.keys();
    if (seen.size > REMEMBERED_MAX && oldest !== undefined) seen.delete(oldest);
  };
}
