import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from '@reflekt/shared/entities';
import { unavailable } from '@reflekt/shared/errors';
import {
  type InsightRecord,
  type InsightRequest,
  type InsightSlot,
  isOpen,
  retryOnConflict,
  WriteConflict,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { textHash } from '@reflekt/shared/text';
import { MINUTE } from '@reflekt/shared/time';
import { ANALYSED_MEMBERS } from '../service.ts';
import type { Lease } from '../store/leases.ts';
import type { ConsumerDeps } from './deps.ts';
import { askProviders, type ExternalAnswer, PROVIDER_TIME } from './external.ts';
import { analyseLocally, outcomeWithoutAnalysis } from './local.ts';
import { insightOf, type Outcome } from './outcome.ts';
import type { PendingChange } from './pending-changes.ts';

/** Attempts of one delivery while the insight or the consent changes in between. */
const ATTEMPTS = 4;
/** Milliseconds that storage needs after the providers. */
const SAVE_TIME = 10_000;
/** Milliseconds by which a lease outlives the time of the providers. */
const LEASE_MARGIN = 30_000;
/** Milliseconds that a delivery waits for another one with a lease on the same text. */
const LEASE_TIMEOUT = PROVIDER_TIME + 5_000;
const POLL_INTERVAL = 500;
/**
 * Milliseconds for which providers that could not answer are asked again, while our own analysis is there. By then a
 * message was received nine times at most, of ten.
 */
const ASK_AGAIN_TIME = 30 * MINUTE;

interface Work {
  entry: Entry;
  slot: InsightSlot;
  request: InsightRequest | undefined;
}

/** Removes the insight and requests of a permanently deleted entry, and leaves a tombstone against slow deliveries. */
async function deleteInsights(
  { stores, now }: ConsumerDeps,
  owner: Owner,
  entryId: string,
  slot: InsightSlot,
): Promise<void> {
  if (!slot.isTombstone) await stores.insights.writeTombstone(owner, entryId, slot, now());
  await stores.insights.remove(await stores.insights.keysUnder(owner, entryId));
}

const isAnalysed = (member: string) => ANALYSED_MEMBERS.some((name) => name === member);

/**
 * The work that an entry's stored state demands, whatever was delivered before; undefined when there is none.
 * @throws DomainError `unavailable` when storage does not show the event's version yet
 */
async function workFor(
  deps: ConsumerDeps,
  owner: Owner,
  change: PendingChange,
): Promise<Work | undefined> {
  const { stores } = deps;
  // The insight is read before the entry. Any change of the entry after this read leads to a newer insight, and the
  // one made of the entry read below then fails on the version read here.
  const slot = await stores.insights.readSlot(owner, change.entryId);
  const [record, request] = await Promise.all([
    stores.entries.read(owner, change.entryId),
    stores.insights.newestRequest(owner, change.entryId),
  ]);
  if (record?.kind === 'tombstone' || (!record && change.deleted)) {
    await deleteInsights(deps, owner, change.entryId, slot);
    return undefined;
  }
  if (!record || record.entry.version < change.version) throw unavailable();
  const { entry } = record;
  if (entry.deleted_at !== null) return undefined;
  if (!isOpen(request, slot.record)) {
    // A newer message will do it, so that a burst of saves is analysed once. Not of every change is there a message.
    if (entry.version > change.version && record.changed.some(isAnalysed)) return undefined;
    if (slot.record?.textHash === textHash(entry)) return undefined;
  }
  return { entry, slot, request };
}

/**
 * Writes the insight of an entry.
 * @param isFinal false where the text is still to be analysed: by another delivery, or once there is consent
 * @throws WriteConflict when the stored insight is no longer the one that was read
 */
async function save(
  deps: ConsumerDeps,
  owner: Owner,
  { entry, slot, request }: Work,
  outcome: Outcome,
  isFinal: boolean,
): Promise<void> {
  const after = {
    insight: insightOf(entry, outcome, slot.version + 1, deps.now()),
    answers: request?.id ?? null,
    textHash: isFinal ? textHash(entry) : null,
  };
  await deps.stores.insights.save(owner, slot, after, deps.requestId);
}

/** Answers a request with the insight that is there. @throws WriteConflict as `save` */
async function keep(
  deps: ConsumerDeps,
  owner: Owner,
  { slot, request }: Work,
  record: InsightRecord,
): Promise<void> {
  const after = { ...record, answers: request?.id ?? null };
  await deps.stores.insights.save(owner, slot, after, deps.requestId);
}

/**
 * Answers a request without consent. An existing analysis stays stored: it is hidden meanwhile, and valid again when
 * consent returns.
 */
async function decline(deps: ConsumerDeps, owner: Owner, work: Work): Promise<void> {
  const { record } = work.slot;
  if (!record || record.insight.reason === 'no_consent') {
    return save(deps, owner, work, { kind: 'skipped', reason: 'no_consent' }, false);
  }
  return keep(deps, owner, work, record);
}

/**
 * Saves our own analysis, or the reason why there is none, in place of an answer of the providers. The text stays to be
 * analysed where they may answer another time.
 * @throws DomainError `unavailable` while they are to be asked again in a while
 */
async function saveInstead(
  deps: ConsumerDeps,
  owner: Owner,
  work: Work,
  { reason, mayPass }: Extract<ExternalAnswer, { kind: 'unanswered' }>,
): Promise<void> {
  const { entry, slot, request } = work;
  const { record } = slot;
  const isByProvider = record?.insight.status === 'ready' && record.insight.provider !== 'lexicon';
  // A provider's analysis of this very text is not given up for ours.
  if (isByProvider && record.textHash === textHash(entry)) return keep(deps, owner, work, record);
  const own = await analyseLocally(entry);
  const outcome: Outcome =
    own?.kind === 'analysed'
      ? { ...own, reason }
      : { kind: reason === 'provider' ? 'failed' : 'skipped', reason: reason ?? 'language' };
  const isSaved =
    record?.textHash === null &&
    record.insight.reason === reason &&
    record.insight.entry_version === entry.version &&
    !isOpen(request, record);
  const isFinal = !mayPass && reason !== 'budget';
  if (!isSaved) await save(deps, owner, work, outcome, isFinal);
  const since = isSaved ? Date.parse(record.insight.created_at) : deps.now();
  if (mayPass && deps.now() - since < ASK_AGAIN_TIME) throw unavailable();
}

/**
 * Has the text analysed by the providers, or by our own code where none gives a usable answer.
 * @throws WriteConflict where consent was withdrawn in between: the answer is dropped, and the delivery begins again
 * @throws DomainError `unavailable` where the providers are to be asked again in a while
 */
async function analyseExternally(
  deps: ConsumerDeps,
  owner: Owner,
  work: Work,
  zone: string | null,
): Promise<void> {
  const answer = await askProviders(deps, owner, work.entry, zone);
  if ((await deps.stores.settingsOf(owner)).ai_consent !== 'external') throw new WriteConflict();
  switch (answer.kind) {
    case 'answered':
      return save(deps, owner, work, answer.outcome, true);
    case 'unanswered':
      return saveInstead(deps, owner, work, answer);
    case 'withdrawn':
      throw new WriteConflict();
    case 'busy':
      throw unavailable();
  }
}

/** The leases of one delivery. */
class HeldLeases {
  /** The same for all attempts, because a delivery must not wait for its own lease. */
  readonly #holder: string;
  readonly #deps: ConsumerDeps;
  readonly #owner: Owner;
  readonly #held = new Map<string, Lease>();

  constructor(deps: ConsumerDeps, owner: Owner) {
    this.#holder = deps.newId();
    this.#deps = deps;
    this.#owner = owner;
  }

  /** @returns false while another delivery has a lease on the same text */
  async take(entry: Entry): Promise<boolean> {
    const now = this.#deps.now();
    if (this.#deps.deadline - now < PROVIDER_TIME + SAVE_TIME) throw unavailable();
    const text = { entryId: entry.id, textHash: textHash(entry) };
    const until = now + PROVIDER_TIME + LEASE_MARGIN;
    const { leases } = this.#deps.stores;
    const lease = await leases.take(this.#owner, text, this.#holder, { now, until });
    if (lease) this.#held.set(text.textHash, lease);
    return lease !== undefined;
  }

  async release(): Promise<void> {
    for (const lease of this.#held.values()) await this.#deps.stores.leases.release(lease);
  }
}

/** @throws WriteConflict when the delivery must begin again */
async function attempt(
  deps: ConsumerDeps,
  owner: Owner,
  change: PendingChange,
  leases: HeldLeases,
): Promise<'done' | 'busy'> {
  const work = await workFor(deps, owner, change);
  if (!work) return 'done';
  const { ai_consent: consent, time_zone: zone } = await deps.stores.settingsOf(owner);
  if (consent === 'none') {
    if (isOpen(work.request, work.slot.record)) await decline(deps, owner, work);
    return 'done';
  }
  const region = zone ?? work.entry.time_zone;
  const known =
    outcomeWithoutAnalysis(work.entry, region) ??
    (consent === 'local'
      ? ((await analyseLocally(work.entry)) ?? {
          kind: 'skipped' as const,
          reason: 'language' as const,
        })
      : undefined);
  if (known) {
    await save(deps, owner, work, known, true);
    return 'done';
  }
  if (!(await leases.take(work.entry))) return 'busy';
  // An insight that another delivery made before the lease was taken is not made again.
  const { version } = await deps.stores.insights.readSlot(owner, work.entry.id);
  if (version !== work.slot.version) throw new WriteConflict();
  await analyseExternally(deps, owner, work, region);
  return 'done';
}

/**
 * Brings an entry's insight up to date with its text, its requests and its owner's consent. Repeating it changes
 * nothing.
 * @throws DomainError `unavailable` or a transient `conflict`, to be tried again later
 */
export async function bringUpToDate(
  deps: ConsumerDeps,
  owner: Owner,
  change: PendingChange,
): Promise<void> {
  const waitUntil = deps.now() + LEASE_TIMEOUT;
  const leases = new HeldLeases(deps, owner);
  try {
    for (;;) {
      const retries = { deadline: deps.deadline, attempts: ATTEMPTS };
      const ended = await retryOnConflict(retries, () => attempt(deps, owner, change, leases));
      if (ended === 'done') return;
      if (deps.now() >= waitUntil) throw unavailable();
      await sleep(POLL_INTERVAL);
    }
  } finally {
    await leases.release();
  }
}
