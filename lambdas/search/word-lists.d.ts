/** A word list that comes without types of its own; what is used of it. */
declare module 'stopword' {
  export const eng: string[];
}
