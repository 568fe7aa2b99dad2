/** A place to turn to. */
export interface HelpLine {
  name: string;
  phone: string | null;
  url: string;
  hours: string | null;
  /** The body that runs the line and publishes its number, on the site at `url`: ask it, whoever checks next. */
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
  site: string,
  source = name,
  hours: string | null = ALWAYS,
): HelpLine => ({ name, phone, url: `https://${site}`, hours, source });

/** By ISO 3166 code of the country. Free or ordinary calls, run by the state or by established charities. */
export const HELP_LINES: Readonly<Record<string, readonly HelpLine[]>> = {
  AR: [
    line(
      'Centro de Asistencia al Suicida',
      '135',
      'www.asistenciaalsuicida.org.ar',
      undefined,
      null,
    ),
  ],
  AT: [
    line(
      'TelefonSeelsorge',
      '142',
      'www.telefonseelsorge.at',
      'TelefonSeelsorge Österreich, of the churches of Austria',
    ),
  ],
  AU: [line('Lifeline Australia', '13 11 14', 'www.lifeline.org.au')],
  BE: [
    line(
      'Zelfmoordlijn',
      '1813',
      'www.zelfmoord1813.be',
      'Centrum ter Preventie van Zelfdoding, Brussels',
    ),
    line('Centre de Prévention du Suicide', '0800 32 123', 'www.preventionsuicide.be'),
  ],
  BR: [
    line(
      'Centro de Valorização da Vida',
      '188',
      'cvv.org.br',
      'Centro de Valorização da Vida, with the Ministério da Saúde',
    ),
  ],
  CA: [
    line(
      '9-8-8 Suicide Crisis Helpline',
      '988',
      '988.ca',
      'Centre for Addiction and Mental Health (CAMH), for the Government of Canada',
    ),
  ],
  CH: [
    line(
      'Die Dargebotene Hand / La Main Tendue / Telefono Amico',
      '143',
      'www.143.ch',
      'Verband Die Dargebotene Hand',
    ),
  ],
  CL: [
    line(
      'Línea de Prevención del Suicidio',
      '*4141',
      'www.gob.cl/saludablemente',
      'Ministerio de Salud, Gobierno de Chile',
    ),
  ],
  CZ: [line('Linka první psychické pomoci', '116 123', 'linkapsychickepomoci.cz')],
  DE: [
    line(
      'TelefonSeelsorge',
      '0800 111 0 111',
      'www.telefonseelsorge.de',
      'TelefonSeelsorge Deutschland, of the churches of Germany',
    ),
  ],
  DK: [line('Livslinien', '70 201 201', 'www.livslinien.dk', undefined, null)],
  ES: [
    line(
      'Línea 024',
      '024',
      'www.sanidad.gob.es/linea024',
      'Ministerio de Sanidad, Gobierno de España',
    ),
  ],
  FI: [line('MIELI Kriisipuhelin', '09 2525 0111', 'mieli.fi', 'MIELI Suomen Mielenterveys ry')],
  FR: [
    line(
      'Numéro national de prévention du suicide',
      '3114',
      '3114.fr',
      'Ministère de la Santé, République française',
    ),
  ],
  GB: [
    line('Samaritans', '116 123', 'www.samaritans.org'),
    line(
      'Shout (text SHOUT)',
      '85258',
      'giveusashout.org',
      'Mental Health Innovations (registered charity)',
    ),
  ],
  GR: [line('Κλίμακα', '1018', 'suicide-help.gr')],
  HK: [line('The Samaritans Hong Kong', '2896 0000', 'samaritans.org.hk')],
  HU: [
    line(
      'Magyar Lelki Elsősegély Telefonszolgálatok',
      '116 123',
      'sos116-123.hu',
      'Magyar Lelki Elsősegély Telefonszolgálatok Szövetsége',
    ),
  ],
  IE: [line('Samaritans Ireland', '116 123', 'www.samaritans.org/ireland')],
  IL: [line('ERAN', '1201', 'www.eran.org.il')],
  IN: [
    line(
      'Tele MANAS',
      '14416',
      'telemanas.mohfw.gov.in',
      'Ministry of Health and Family Welfare, Government of India',
    ),
  ],
  IS: [line('Hjálparsími Rauða krossins', '1717', '1717.is', 'Rauði krossinn á Íslandi')],
  IT: [
    line('Telefono Amico Italia', '02 2327 2327', 'www.telefonoamico.it', undefined, '9:00–24:00'),
  ],
  JP: [
    line(
      'よりそいホットライン',
      '0120-279-338',
      'www.since2011.net/yorisoi/',
      '一般社団法人 社会的包摂サポートセンター',
    ),
  ],
  KR: [
    line(
      '자살예방상담전화',
      '109',
      'www.129.go.kr/109',
      '보건복지부 (Ministry of Health and Welfare)',
    ),
  ],
  LU: [line('SOS Détresse', '454545', '454545.lu', undefined, null)],
  MX: [
    line(
      'Línea de la Vida',
      '800 911 2000',
      'www.gob.mx/lineadelavida',
      'Secretaría de Salud, Gobierno de México',
    ),
  ],
  NL: [line('113 Zelfmoordpreventie', '113', 'www.113.nl', 'Stichting 113 Zelfmoordpreventie')],
  NO: [line('Mental Helse Hjelpetelefonen', '116 123', 'mentalhelse.no', 'Mental Helse')],
  NZ: [line('Need to Talk?', '1737', '1737.org.nz', 'Health New Zealand | Te Whatu Ora')],
  PH: [
    line(
      'NCMH Crisis Hotline',
      '1553',
      'ncmh.gov.ph',
      'National Center for Mental Health, Department of Health',
    ),
  ],
  PL: [line('Centrum Wsparcia', '800 70 2222', 'centrumwsparcia.pl')],
  PT: [line('SOS Voz Amiga', '213 544 545', 'www.sosvozamiga.org', undefined, '15:30–00:30')],
  SE: [line('Mind Självmordslinjen', '90101', 'mind.se', 'Föreningen Mind')],
  SG: [line('Samaritans of Singapore', '1767', 'www.sos.org.sg')],
  TH: [
    line(
      'กรมสุขภาพจิต',
      '1323',
      'www.dmh.go.th',
      'กรมสุขภาพจิต กระทรวงสาธารณสุข (Department of Mental Health)',
    ),
  ],
  TW: [line('安心專線', '1925', 'www.mohw.gov.tw', '衛生福利部 (Ministry of Health and Welfare)')],
  UA: [line('Lifeline Ukraine', '7333', 'lifelineukraine.com')],
  US: [
    line(
      '988 Suicide & Crisis Lifeline',
      '988',
      '988lifeline.org',
      'Substance Abuse and Mental Health Services Administration (SAMHSA)',
    ),
  ],
  ZA: [
    line(
      'SADAG Suicide Crisis Helpline',
      '0800 567 567',
      'www.sadag.org',
      'South African Depression and Anxiety Group',
    ),
  ],
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

/** For regions without a known line: directories of lines by country. */
export const INTERNATIONAL_LINES: readonly HelpLine[] = [
  line(
    'Find a Helpline',
    null,
    'findahelpline.com',
    'ThroughLine, with the International Association for Suicide Prevention',
    null,
  ),
  line('Befrienders Worldwide', null, 'befrienders.org', undefined, null),
];
