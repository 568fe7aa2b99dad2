/** Two word lists that come without types of their own; what is used of them. */
declare module 'stopword' {
  export const eng: string[];
}

declare module 'human-names' {
  const names: Readonly<
    Record<
      | 'femaleDe'
      | 'femaleEn'
      | 'femaleEs'
      | 'femaleFr'
      | 'femaleIt'
      | 'femaleNl'
      | 'maleDe'
      | 'maleEn'
      | 'maleEs'
      | 'maleFr'
      | 'maleIt'
      | 'maleNl',
      string[]
    >
  >;
  export default names;
}
