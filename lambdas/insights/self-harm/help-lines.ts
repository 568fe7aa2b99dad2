/** A place to turn to. */
export interface HelpLine {
  name: string;
  phone: string | null;
  url: string | null;
  hours: string | null;
  /** Who says so: the page that the entry was taken from, for whoever checks it next. */
  source: string;
}

/**
 * The date of this list. Lines change their numbers: compare each with its source before a first release and
 * then every year (a test asks for it), and move this date.
 */
export const HELP_LINES_CHECKED = '2026-11-24';

const ALWAYS = '24/7';

const line = (
  name: string,
  phone: string | null,
  url: string,
  hours: string | null = ALWAYS,
): HelpLine => ({ name, phone, url, hours, source: url });

/** By ISO 3166 code of the country. Free or ordinary calls, run by the state or by established charities. */
export const HELP_LINES: Readonly<Record<string, readonly HelpLine[]>> = {
  AR: [
    line('Centro de Asistencia al Suicida', '135', 'https://www.asistenciaalsuicida.org.ar', null),
  ],
  AT: [line('TelefonSeelsorge', '142', 'https://www.telefonseelsorge.at')],
  AU: [line('Lifeline Australia', '13 11 14', 'https://www.lifeline.org.au')],
  BE: [
    line('Zelfmoordlijn', '1813', 'https://www.zelfmoord1813.be'),
    line('Centre de Prévention du Suicide', '0800 32 123', 'https://www.preventionsuicide.be'),
  ],
  BR: [line('Centro de Valorização da Vida', '188', 'https://cvv.org.br')],
  CA: [line('9-8-8 Suicide Crisis Helpline', '988', 'https://988.ca')],
  CH: [line('Die Dargebotene Hand / La Main Tendue / Telefono Amico', '143', 'https://www.143.ch')],
  CL: [line('Línea de Prevención del Suicidio', '*4141', 'https://www.gob.cl/saludablemente')],
  CZ: [line('Linka první psychické pomoci', '116 123', 'https://linkapsychickepomoci.cz')],
  DE: [line('TelefonSeelsorge', '0800 111 0 111', 'https://www.telefonseelsorge.de')],
  DK: [line('Livslinien', '70 201 201', 'https://www.livslinien.dk', null)],
  ES: [line('Línea 024', '024', 'https://www.sanidad.gob.es/linea024')],
  FI: [line('MIELI Kriisipuhelin', '09 2525 0111', 'https://mieli.fi')],
  FR: [line('Numéro national de prévention du suicide', '3114', 'https://3114.fr')],
  GB: [
    line('Samaritans', '116 123', 'https://www.samaritans.org'),
    line('Shout (text SHOUT)', '85258', 'https://giveusashout.org'),
  ],
  GR: [line('Κλίμακα', '1018', 'https://suicide-help.gr')],
  HK: [line('The Samaritans Hong Kong', '2896 0000', 'https://samaritans.org.hk')],
  HU: [line('Magyar Lelki Elsősegély Telefonszolgálatok', '116 123', 'https://sos116-123.hu')],
  IE: [line('Samaritans Ireland', '116 123', 'https://www.samaritans.org/ireland')],
  IL: [line('ERAN', '1201', 'https://www.eran.org.il')],
  IN: [line('Tele MANAS', '14416', 'https://telemanas.mohfw.gov.in')],
  IS: [line('Hjálparsími Rauða krossins', '1717', 'https://1717.is')],
  IT: [line('Telefono Amico Italia', '02 2327 2327', 'https://www.telefonoamico.it', '9:00–24:00')],
  JP: [line('よりそいホットライン', '0120-279-338', 'https://www.since2011.net/yorisoi/')],
  KR: [line('자살예방상담전화', '109', 'https://www.129.go.kr/109')],
  LU: [line('SOS Détresse', '454545', 'https://454545.lu', null)],
  MX: [line('Línea de la Vida', '800 911 2000', 'https://www.gob.mx/lineadelavida')],
  NL: [line('113 Zelfmoordpreventie', '113', 'https://www.113.nl')],
  NO: [line('Mental Helse Hjelpetelefonen', '116 123', 'https://mentalhelse.no')],
  NZ: [line('Need to Talk?', '1737', 'https://1737.org.nz')],
  PH: [line('NCMH Crisis Hotline', '1553', 'https://ncmh.gov.ph')],
  PL: [line('Centrum Wsparcia', '800 70 2222', 'https://centrumwsparcia.pl')],
  PT: [line('SOS Voz Amiga', '213 544 545', 'https://www.sosvozamiga.org', '15:30–00:30')],
  SE: [line('Mind Självmordslinjen', '90101', 'https://mind.se')],
  SG: [line('Samaritans of Singapore', '1767', 'https://www.sos.org.sg')],
  TH: [line('กรมสุขภาพจิต', '1323', 'https://www.dmh.go.th')],
  TW: [line('安心專線', '1925', 'https://www.mohw.gov.tw')],
  UA: [line('Lifeline Ukraine', '7333', 'https://lifelineukraine.com')],
  US: [line('988 Suicide & Crisis Lifeline', '988', 'https://988lifeline.org')],
  ZA: [line('SADAG Suicide Crisis Helpline', '0800 567 567', 'https://www.sadag.org')],
};

/** Territories that share the lines of the country they belong to, by ISO 3166 codes. */
export const TERRITORIES: Readonly<Record<string, string>> = {
  AS: 'US',
  GG: 'GB',
  GU: 'US',
  IM: 'GB',
  JE: 'GB',
  MP: 'US',
  PR: 'US',
  SJ: 'NO',
  VI: 'US',
};

/** Where no line of the region is known: directories of lines by country. */
export const INTERNATIONAL_LINES: readonly HelpLine[] = [
  line('Find a Helpline', null, 'https://findahelpline.com', null),
  line('Befrienders Worldwide', null, 'https://befrienders.org', null),
];
