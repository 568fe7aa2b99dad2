/** What a person has typed and not saved. */
export interface Draft {
  title: string;
  content: string;
  tags: string;
  mood: string;
  /** The version that the typing began with; absent for a new entry. */
  version?: number;
  /** The same for each attempt to create the entry, so that a lost answer makes no second one. */
  key: string;
}

export type DraftText = Pick<Draft, 'title' | 'content' | 'tags' | 'mood'>;

const keyOf = (user: string, entry: string) => `reflekt.draft.${user}.${entry}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  ['title', 'content', 'tags', 'mood', 'key'].every(
    (member) => typeof (value as Record<string, unknown>)[member] === 'string',
  );

/** @param entry the id of the entry, or `new` */
export function readDraft(user: string, entry: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(user, entry)) ?? 'null');
    return isDraft(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @returns false where the browser has no room or forbids it, so that the page can say so */
export function keepDraft(user: string, entry: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(user, entry), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export const forgetDraft = (user: string, entry: string): void =>
  localStorage.removeItem(keyOf(user, entry));
