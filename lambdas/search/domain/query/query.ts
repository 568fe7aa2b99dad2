/** A part of a query that is matched with the text of an entry. */
export type TextMatch =
  /** A word. Other words with the same stem match too. */
  | { kind: 'word'; term: string }
  /** Terms in a row. `prefix`: the last one may go on. */
  | { kind: 'phrase'; terms: readonly string[]; prefix: boolean };

/** A part of a query that is matched with a member of an entry. */
export type MemberMatch =
  /** Ignoring case. */
  | { kind: 'tag'; tag: string }
  | { kind: 'category'; name: string }
  | { kind: 'category-id'; id: string }
  | { kind: 'mood'; label: string }
  | { kind: 'mood-score'; from: number; to: number }
  /** Local dates, inclusive. */
  | { kind: 'dates'; from: string; to: string }
  | { kind: 'favorite'; value: boolean }
  | { kind: 'location' };

/** A condition on an entry; with `negated`, its opposite. */
export type Clause = (TextMatch | MemberMatch) & { negated: boolean };

/** An entry matches when each group has a clause that matches. No groups: every entry. */
export interface Query {
  groups: readonly (readonly Clause[])[];
  /** True where there was text to search for, of which nothing can be searched. Nothing matches. */
  unsearchable: boolean;
}

export const isTextMatch = (clause: Clause): clause is TextMatch & { negated: boolean } =>
  clause.kind === 'word' || clause.kind === 'phrase';

/** The clauses that say what is looked for: they rank and are highlighted. */
export const soughtClauses = ({ groups }: Query): (TextMatch & { negated: boolean })[] =>
  groups
    .flat()
    .filter(isTextMatch)
    .filter(({ negated }) => !negated);
