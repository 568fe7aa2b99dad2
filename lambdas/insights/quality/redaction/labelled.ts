/** The kinds of words that tell who somebody is. */
export type IdentifyingKind =
  | 'e-mail'
  | 'link'
  | 'handle'
  | 'phone'
  | 'card'
  | 'bank account'
  | 'document'
  | 'address'
  | 'name'
  | 'name in lower case'
  | 'name that is a word';

export interface IdentifyingSentence {
  kind: IdentifyingKind;
  text: string;
  /** Parts of the text that must not leave. */
  secrets: readonly string[];
}

/** In the sentences below, what must not leave stands between ⟦ and ⟧. */
export const labelled = (kind: IdentifyingKind, ...marked: string[]): IdentifyingSentence[] =>
  marked.map((text) => ({
    kind,
    text: text.replaceAll(/[⟦⟧]/g, ''),
    secrets: [...text.matchAll(/⟦([^⟧]+)⟧/g)].map(([, secret = '']) => secret),
  }));
