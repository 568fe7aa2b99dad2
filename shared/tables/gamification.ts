import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** The state of the game: profile, contributions, years and ledger. */
export const gamificationTable = defineTable({
  name: 'Gamification',
  description:
    'per writer the points ledger, what each entry and each day counts for, and the profile; of what was written only counts, and whether a mood was good',
  key: { partition: stringKey('pk'), sort: stringKey('sk') },
  indexes: {
    TenantIndex: {
      partition: stringKey('tenant_id'),
      sort: { name: 'lifetime_points', type: 'N' },
      projection: 'keys',
      description:
        'ranking within a tenant; sparse: only profiles of tenants that switched ranking on carry its keys',
    },
  },
  stream: false,
  // Net amounts could be counted again from the entries, but not the achievements once reached nor the dates of the
  // lines.
  durability: { kind: 'source' },
  open: ['revision'],
});

/** The key of an item in the Gamification table. */
export type GamificationKey = { pk: string; sk: string };

const LEDGER = 't#';
const REVISION_DIGITS = 12;
const PART_DIGITS = 3;

const keyOf = (owner: Owner, sk: string): GamificationKey => ({ pk: owner.key, sk });

/** Key of the profile: totals, achievements, and the revision that every change of the owner's state increments. */
export const gameProfileKey = (owner: Owner): GamificationKey => keyOf(owner, 'profile');

/** Key of an entry's contribution: the applied version, and the net amounts by reason. */
export const contributionKey = (owner: Owner, entryId: string): GamificationKey =>
  keyOf(owner, `e#${entryId}`);

/** Key of a calendar year: its local dates with live entries, and the net amounts by reason. */
export const gameYearKey = (owner: Owner, year: number): GamificationKey =>
  keyOf(owner, `${GAME_YEAR_PREFIX}${String(year).padStart(4, '0')}`);

/** Prefix of the sort values of years, which sort by year. */
export const GAME_YEAR_PREFIX = 'd#';

/** Key of the ledger lines that one change of the state wrote. Sorts by the revision of the change. */
export const ledgerKey = (owner: Owner, revision: number, part: number): GamificationKey =>
  keyOf(
    owner,
    `${LEDGER}${String(revision).padStart(REVISION_DIGITS, '0')}#${String(part).padStart(PART_DIGITS, '0')}`,
  );

/** Prefix of the sort values of ledger lines. */
export const LEDGER_PREFIX = LEDGER;

/**
 * A position in the ledger as cursors carry it: the sort value without its prefix, then the index of the line in that
 * item.
 */
export const LEDGER_POSITION = new RegExp(`^\\d{${REVISION_DIGITS}}#\\d{${PART_DIGITS}}#\\d{1,4}$`);
