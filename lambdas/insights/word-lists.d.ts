/** Two word lists that come without types of their own; what is used of them. */
declare module 'stopword' {
  export const ces: string[];
  export const dan: string[];
  export const deu: string[];
  export const eng: string[];
  export const fin: string[];
  export const fra: string[];
  export const hun: string[];
  export const ind: string[];
  export const ita: string[];
  export const nld: string[];
  export const nob: string[];
  export const pol: string[];
  export const por: string[];
  export const ron: string[];
  export const spa: string[];
  export const swa: string[];
  export const swe: string[];
  export const tur: string[];
  export const vie: string[];
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
