import type { Owner } from '@reflekt/shared/tables';
import { bringUpToDate } from './bring-up-to-date.ts';
import { demandsOf, type InsightEvent } from './demands.ts';
import type { BatchDeps } from './deps.ts';

/** Entries of one owner that are worked on at a time. */
const ABREAST = 5;

/**
 * Brings the insights of one owner's entries up to date. All are tried; what went wrong with one is thrown
 * after the others are done.
 */
export async function consume(
  deps: BatchDeps,
  owner: Owner,
  events: readonly InsightEvent[],
): Promise<void> {
  const demands = demandsOf(events);
  const failures: unknown[] = [];
  const next = demands.values();
  const worker = async () => {
    for (const demand of next) {
      try {
        await bringUpToDate({ ...deps, requestId: demand.requestId }, owner, demand);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, worker));
  if (failures.length > 0) throw failures[0];
}
