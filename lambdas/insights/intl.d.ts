/** In every runtime we use and not yet in TypeScript's own declarations. */
declare namespace Intl {
  interface Locale {
    /** Undefined for a locale without a region. */
    getTimeZones(): string[] | undefined;
  }
}
