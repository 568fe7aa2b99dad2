import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from '@reflekt/shared/entities';
import { contended, unavailable } from '@reflekt/shared/errors';
import { type InsightRecord, type InsightRequest, isOpen } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { textHash } from '../domain/analysis.ts';
import type { Lease } from '../store/insight-writer.ts';
import type { ConsumerDeps, Stores } from './deps.ts';
import { askProviders, PROVIDER_TIME } from './external.ts';
import { analyseLocally, settledBefore } from './local.ts';
import { insightOf, type Outcome } from './outcome.ts';
import type { PendingChange } from './pending-changes.ts';

/** How often it is begun anew because entry or insight changed meanwhile. */
const ATTEMPTS = 4;
/** What storage needs after the providers, milliseconds. */
const TIME_TO_SAVE = 10_000;
/** How long a lease outlives the time given to the providers. */
const LEASE_MARGIN = 30_000;
/** How long one delivery waits for another that is having the same text analysed, and how often it looks. */
const PATIENCE = PROVIDER_TIME + 5_000;
const LOOK_EVERY = 500;

interface Work {
  entry: Entry;
  insight: InsightRecord | undefined;
  request: InsightRequest | undefined;
}

/**
 * What is to be done for an entry, by the state that is stored, whatever was delivered before; undefined
 * when nothing is.
 * @throws DomainError `unavailable` when storage does not show yet what the event tells of
 */
async function workFor(
  stores: Stores,
  owner: Owner,
  demand: PendingChange,
): Promise<Work | undefined> {
  const record = await stores.entries.read(owner, demand.entryId);
  if (record?.kind === 'gone' || (!record && demand.deleted)) {
    const keys = await stores.insights.keysUnder(owner, demand.entryId);
    await stores.insights.remove(keys);
    return undefined;
  }
  if (!record || record.entry.version < demand.version) throw unavailable();
  const { entry } = record;
  if (entry.deleted_at !== null) return undefined;
  const [insight, request] = await Promise.all([
    stores.insights.read(owner, entry.id),
    stores.insights.newestRequest(owner, entry.id),
  ]);
  if (!isOpen(request, insight)) {
    // A newer message is on its way and will do it: a burst of saves is analysed once.
    if (entry.version > demand.version) return undefined;
    if (insight?.textHash === textHash(entry)) return undefined;
  }
  return { entry, insight, request };
}

async function save(
  deps: ConsumerDeps,
  owner: Owner,
  { entry, insight, request }: Work,
  outcome: Outcome,
  lease?: Lease,
): Promise<boolean> {
  const version = (insight?.insight.version ?? 0) + 1;
  // Without consent nothing was analysed: the text is as new as before.
  const notAnalysed = outcome.kind === 'skipped' && outcome.reason === 'no_consent';
  const after = {
    insight: insightOf(entry, outcome, version, deps.now()),
    answers: request?.id ?? null,
    textHash: notAnalysed ? null : textHash(entry),
  };
  const change = { before: insight, after };
  const saved = await deps.stores.insights.save(owner, entry, change, deps.requestId, lease);
  return saved === 'saved';
}

/**
 * Answers a request without consent. An analysis that is there is kept: it is not shown while there is none,
 * and is as true as before when consent is given again.
 */
async function decline(deps: ConsumerDeps, owner: Owner, work: Work): Promise<boolean> {
  const { entry, insight, request } = work;
  if (!insight || insight.insight.reason === 'no_consent') {
    return save(deps, owner, work, { kind: 'skipped', reason: 'no_consent' });
  }
  const change = { before: insight, after: { ...insight, answers: request?.id ?? null } };
  const { insights } = deps.stores;
  return (await insights.save(owner, entry, change, deps.requestId, undefined)) === 'saved';
}

/** With the lease on this text; `busy` while another delivery than this `holder` has it. */
async function analyseExternally(
  deps: ConsumerDeps,
  owner: Owner,
  work: Work,
  zone: string | null,
  holder: string,
): Promise<'done' | 'overtaken' | 'busy'> {
  const { entry } = work;
  const now = deps.now();
  if (deps.deadline - now < PROVIDER_TIME + TIME_TO_SAVE) throw unavailable();
  const lease = { owner, entry, holder };
  const until = now + PROVIDER_TIME + LEASE_MARGIN;
  const taken = await deps.stores.insights.lease(lease, work.insight, now, until);
  if (taken !== 'held') return taken === 'busy' ? 'busy' : 'overtaken';
  const answer = await askProviders(deps, owner, entry, zone);
  // Consent was taken back meanwhile: what a provider said is not kept, and it is begun anew by what holds now.
  if ((await deps.stores.settingsOf(owner)).ai_consent !== 'external') return 'overtaken';
  const outcome =
    answer.outcome ??
    (await analyseLocally(entry)) ??
    (answer.asked
      ? { kind: 'failed' as const, reason: 'providers_failed' as const }
      : { kind: 'skipped' as const, reason: 'language' as const });
  return (await saveAnalysed(deps, owner, work, outcome, lease)) ? 'done' : 'overtaken';
}

/** Keeps what was paid for where meanwhile only other members than the text changed: it is as true as before. */
async function saveAnalysed(
  deps: ConsumerDeps,
  owner: Owner,
  work: Work,
  outcome: Outcome,
  lease: Lease,
): Promise<boolean> {
  const { entries, insights } = deps.stores;
  let current = work;
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    if (await save(deps, owner, current, outcome, lease)) return true;
    const [record, insight] = await Promise.all([
      entries.read(owner, work.entry.id),
      insights.read(owner, work.entry.id),
    ]);
    if (record?.kind !== 'entry' || record.entry.deleted_at !== null) return false;
    if (textHash(record.entry) !== textHash(work.entry)) return false;
    if (insight?.insight.version !== work.insight?.insight.version) return false;
    if (insight?.answers !== work.insight?.answers) return false;
    current = { ...work, entry: record.entry };
  }
  return false;
}

/**
 * Brings an entry's insight to what its text, its requests and its writer's consent demand. Doing it again
 * changes nothing.
 * @throws DomainError `unavailable` or a transient `conflict`: to be tried again later
 */
export async function bringUpToDate(
  deps: ConsumerDeps,
  owner: Owner,
  demand: PendingChange,
): Promise<void> {
  const patience = deps.now() + PATIENCE;
  // One for all attempts: begun anew, a delivery must not wait for its own lease.
  const holder = deps.newId();
  let tries = 0;
  while (tries < ATTEMPTS) {
    const work = await workFor(deps.stores, owner, demand);
    if (!work) return;
    const { ai_consent: consent, time_zone: zone } = await deps.stores.settingsOf(owner);
    if (consent === 'none') {
      if (!isOpen(work.request, work.insight)) return;
      if (await decline(deps, owner, work)) return;
      tries += 1;
      continue;
    }
    const region = zone ?? work.entry.time_zone;
    const settled =
      settledBefore(work.entry, region) ??
      (consent === 'local'
        ? ((await analyseLocally(work.entry)) ?? {
            kind: 'skipped' as const,
            reason: 'language' as const,
          })
        : undefined);
    if (settled) {
      if (await save(deps, owner, work, settled)) return;
      tries += 1;
      continue;
    }
    const ended = await analyseExternally(deps, owner, work, region, holder);
    if (ended === 'done') return;
    if (ended === 'overtaken') tries += 1;
    else if (deps.now() >= patience) throw unavailable();
    else await sleep(LOOK_EVERY);
  }
  throw contended();
}
