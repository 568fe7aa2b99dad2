import { entriesApi } from '@reflekt/shared/api';
import type { Entry } from '@reflekt/shared/entities';
import { contended, invalidParameter, notFound } from '@reflekt/shared/errors';
import type { IdempotencyClaim, Operation } from '@reflekt/shared/http';
import { KeyUsed, WriteConflict } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { blankEntry, composeEntry } from '../domain/compose.ts';
import type { Deps } from './deps.ts';
import { createWriteContext } from './with-entry.ts';

const endpoint = entriesApi.endpoints.createEntry;
const ATTEMPTS = 3;

/** The first outcome of a key, as it is now; undefined when the key has expired meanwhile. */
async function firstOutcome(
  deps: Deps,
  owner: Owner,
  claim: IdempotencyClaim & { endpointId: string },
): Promise<Entry | undefined> {
  const claimed = await deps.entries.claimed(owner, claim, deps.now());
  if (!claimed) return undefined;
  if (claimed.bodyHash !== claim.bodyHash) {
    throw invalidParameter('Idempotency-Key', 'was used with another body');
  }
  const record = await deps.entries.read(owner, claimed.outcomeId);
  if (record?.kind !== 'entry') throw notFound();
  return record.entry;
}

export const createEntry: Operation<typeof endpoint, Deps> = async (deps, request) => {
  const { owner, body: draft, idempotency } = request;
  const claim = idempotency && { endpointId: endpoint.id, ...idempotency };
  const zone = draft.time_zone ?? (await deps.defaultZone(owner));
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    const stamp = createWriteContext(deps, request);
    const blank = blankEntry(deps.newId(), owner.userId, stamp.now, zone);
    const entry = composeEntry(blank, draft, stamp.now);
    try {
      await deps.entries.create(
        owner,
        { kind: 'entry', entry, revisions: [], revisedAt: null },
        stamp,
        claim,
      );
      return entry;
    } catch (error) {
      if (error instanceof KeyUsed && claim) {
        const outcome = await firstOutcome(deps, owner, claim);
        if (outcome) return outcome;
      } else if (!(error instanceof WriteConflict)) {
        throw error;
      }
    }
  }
  throw contended();
};
