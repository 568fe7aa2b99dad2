import type { Vocabulary } from '../vocabulary.ts';
import { ar } from './ar.ts';
import { cs } from './cs.ts';
import { da, nb } from './da-nb.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { hu } from './hu.ts';
import { is } from './is.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { sv } from './sv.ts';
import { th } from './th.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** The vocabularies of all languages, the most written first. */
export const LANGUAGES: readonly Vocabulary[] = [
  en,
  de,
  es,
  fr,
  pt,
  it,
  tr,
  ar,
  nl,
  pl,
  sv,
  ja,
  ko,
  zh,
  hi,
  vi,
  ru,
  cs,
  da,
  el,
  fi,
  he,
  hu,
  is,
  nb,
  th,
  uk,
];
