import { type DayNumber, type RestRule, yearOf } from './days.ts';
import { type DateFacts, isBridged, WIDEST_STEP } from './streaks.ts';

/** The counts of a local date: it has entries, or had quiet ones, or is one that the writer's zone skipped. */
export interface CalendarDay {
  /** Live entries. */
  entries: number;
  /** Those of them that are neither imported nor quiet. */
  own: number;
  /** The live ones that are quiet. */
  quiet: number;
  /** Quiet entries that left the diary from this date. */
  gone: number;
  /** Live entries in whose zone there was no such date. */
  skippedBy: number;
  /** Net amounts written so far for the date. */
  firstOfDay: number;
  streak: number;
}

/** A milestone of the streak that starts on a day, with the net amount written so far. */
export interface Milestone {
  start: DayNumber;
  days: number;
  amount: number;
}

/** The dates of one calendar year. */
export interface CalendarYear {
  days: ReadonlyMap<DayNumber, CalendarDay>;
  milestones: readonly Milestone[];
}

const NO_DAY: CalendarDay = {
  entries: 0,
  own: 0,
  quiet: 0,
  gone: 0,
  skippedBy: 0,
  firstOfDay: 0,
  streak: 0,
};
const milestoneKey = (start: DayNumber, days: number) => `${start}#${days}`;

/**
 * The dates of the loaded years, so that a change reads only the years it touches. It remembers which years changed.
 */
export class StreakCalendar implements DateFacts {
  readonly #days = new Map<DayNumber, CalendarDay>();
  readonly #milestones = new Map<string, Milestone>();
  readonly #loaded = new Set<number>();
  readonly #changed = new Set<number>();

  load(year: number, stored: CalendarYear | undefined): void {
    this.#loaded.add(year);
    for (const [day, value] of stored?.days ?? []) this.#days.set(day, value);
    for (const milestone of stored?.milestones ?? []) {
      this.#milestones.set(milestoneKey(milestone.start, milestone.days), milestone);
    }
  }

  isLoaded(day: DayNumber): boolean {
    return this.#loaded.has(yearOf(day));
  }

  day(day: DayNumber): CalendarDay {
    return this.#days.get(day) ?? NO_DAY;
  }

  has(day: DayNumber): boolean {
    return this.day(day).entries > 0;
  }

  /** True for a date with live entries, and for one that a quiet entry left. */
  hasOrHad(day: DayNumber): boolean {
    return this.has(day) || this.day(day).gone > 0;
  }

  isSkipped(day: DayNumber): boolean {
    return this.day(day).skippedBy > 0;
  }

  isToldOf(day: DayNumber): boolean {
    const { entries, quiet } = this.day(day);
    return entries > quiet;
  }

  /** All loaded dates with live entries, ascending. */
  dates(): DayNumber[] {
    return [...this.#days.keys()].filter((day) => this.has(day)).sort((a, b) => a - b);
  }

  setDay(day: DayNumber, change: Partial<CalendarDay>): void {
    const next = { ...this.day(day), ...change };
    const isEmpty = Object.values(next).every((value) => value === 0);
    if (isEmpty) this.#days.delete(day);
    else this.#days.set(day, next);
    this.#changed.add(yearOf(day));
  }

  milestone(start: DayNumber, days: number): number {
    return this.#milestones.get(milestoneKey(start, days))?.amount ?? 0;
  }

  setMilestone(milestone: Milestone): void {
    const key = milestoneKey(milestone.start, milestone.days);
    if (milestone.amount === 0) this.#milestones.delete(key);
    else this.#milestones.set(key, milestone);
    this.#changed.add(yearOf(milestone.start));
  }

  /** The changed years in their current state. */
  changedYears(): Map<number, CalendarYear> {
    const years = new Map<number, { days: Map<DayNumber, CalendarDay>; milestones: Milestone[] }>();
    for (const year of this.#changed) years.set(year, { days: new Map(), milestones: [] });
    for (const [day, value] of this.#days) years.get(yearOf(day))?.days.set(day, value);
    for (const one of this.#milestones.values()) years.get(yearOf(one.start))?.milestones.push(one);
    return years;
  }

  /**
   * The dates whose streaks could depend on the given ones: all that can be reached from them over gaps that the rule
   * bridges. Ascending; includes the given dates, with or without entries.
   * @returns the years to load, instead, where the loaded ones are not enough
   */
  around(
    given: readonly DayNumber[],
    restRule: RestRule,
  ): { days: DayNumber[] } | { missing: Set<number> } {
    const wanted = new Set(given);
    const found = new Set<DayNumber>();
    const missing = new Set<number>();
    const walk = (from: DayNumber, direction: 1 | -1) => {
      let at = from;
      for (let step = 1; step <= WIDEST_STEP; step++) {
        const next = at + direction * step;
        if (!this.isLoaded(next)) {
          missing.add(yearOf(next));
          return;
        }
        if (!this.hasOrHad(next) && !wanted.has(next)) continue;
        const [earlier, later] = direction === 1 ? [at, next] : [next, at];
        if (found.has(next) || !isBridged(earlier, later, restRule, this)) return;
        found.add(next);
        at = next;
        step = 0;
      }
    };
    for (const day of wanted) {
      if (!this.isLoaded(day)) missing.add(yearOf(day));
      found.add(day);
    }
    for (const day of wanted) {
      walk(day, -1);
      walk(day, 1);
    }
    return missing.size > 0 ? { missing } : { days: [...found].sort((a, b) => a - b) };
  }
}
