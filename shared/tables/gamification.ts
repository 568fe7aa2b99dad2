import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

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
  // Net amounts could be counted again from the entries, but not the sticky achievements nor the lines' dates.
  durability: { kind: 'source' },
  open: ['revision'],
});

export type GamificationKey = { pk: string; sk: string };

const LEDGER = 't#';
const REVISION_DIGITS = 12;
const PART_DIGITS = 3;

const keyOf = (owner: Owner, sk: string): GamificationKey => ({ pk: owner.key, sk });

/** Totals, what stays once reached, and the revision that every change of an owner's state adds one to. */
export const gameProfileKey = (owner: Owner): GamificationKey => keyOf(owner, 'profile');

/** What an entry counts for now: the version that was applied, and the net amounts of its causes. */
export const contributionKey = (owner: Owner, entryId: string): GamificationKey =>
  keyOf(owner, `e#${entryId}`);

/** The local dates of a year (four digits) that have live entries, and the net amounts of their causes. */
export const gameYearKey = (owner: Owner, year: string): GamificationKey =>
  keyOf(owner, `${GAME_YEAR_PREFIX}${year}`);

/** What the sort values of years begin with; they sort by year. */
export const GAME_YEAR_PREFIX = 'd#';

/** Ledger lines that one change of the state wrote; sorts by that change's revision. */
export const ledgerKey = (owner: Owner, revision: number, part: number): GamificationKey =>
  keyOf(
    owner,
    `${LEDGER}${String(revision).padStart(REVISION_DIGITS, '0')}#${String(part).padStart(PART_DIGITS, '0')}`,
  );

/** What the sort values of ledger lines begin with. */
export const LEDGER_PREFIX = LEDGER;

/** A place in the ledger as cursors carry it: sort value without its prefix, then the line's number in that item. */
export const LEDGER_POSITION = new RegExp(`^\\d{${REVISION_DIGITS}}#\\d{${PART_DIGITS}}#\\d{1,4}$`);
