const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Capitalised in the middle of a sentence without being anybody's name. */
export const CAPITALISED: ReadonlySet<string> = words(`
  I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March July September October
  November December Christmas Easter Hanukkah Ramadan Diwali Halloween Thanksgiving English French German Spanish
  Italian Dutch Chinese Japanese Russian Arabic Hindi God Internet TV OK Mum Mom Dad Mummy Daddy Mother Father
  Grandma Grandpa Granny Nana Auntie Uncle Dear Mr Mrs Ms Miss Dr Prof Professor Sir Lady Herr Frau Mme Madame
  Monsieur Sr Sra`);

/** First names that are months, seasons or virtues: a capital letter alone does not tell which is meant. */
export const SEASONS: ReadonlySet<string> = words(`
  april may june august summer autumn winter spring`);

/** First names that are words, too: in small letters they are names only beside what is said of people. */
export const WORDS_TOO: ReadonlySet<string> = words(`
  acacia amber angel apple april aspen august autumn bella belle berry bianca bishop blanca blanche blaze blessing
  bliss blossom boston brandy briar brook brooks buddy bunty buster cadence camelia candy caprice celeste cerise
  chance charity chase cherry chiara christian clara clarity clementine cliff clifford clover constance coral cristal crystal
  dahlia daisy dakota dallas deacon delta deniz denver destiny devon diamond dolly dolores dulce dusty earnest ebony
  echo eden ember emerald ernst esperanza faith fanny felice felicity fleur flora floor florence forest foster france
  frank franco garance garnet genesis georgia ginger gloria glory grace grant grazia griffin gunner happy harmony
  harper haven hazel heather heaven heide holly homer honesty honey honor honour hope hunter india indigo iris ivory
  january jasmin jasmine jasper jersey jewel jordan journey july june juniper junior justice karma king kitten kitty
  lance lander laurel lavender ledger legend liberty lieve lilac lilly lily linde linden london lotte lucky lyric
  maison magnolia major malin marguerite marigold marin marina marine mason maverick meadow melody mercedes mercy
  merit merry miles miracle misty modesty monte noble noel ocean octavia olive opal orion paisley paloma pansy paris
  parker patience peace pearl penny pepper perry petunia phoenix pierce pierre pilar piper poppy porter precious
  prince princess promise prudence prune queen rabia rain raine raven reign rider river robin rocky roman romain
  romane rosemary rover royal ruby rusty saffron sandy scarlet scout senne september serena serenity sherry sienna
  sierra silver skipper snow soledad sonny spring star stella sterling stone storm sugar summer sunday sunny tanner
  temple terry tiger trace trinity true turner unity valentine venus verity victor victoria victory violet violette
  virginia walker warren willow winter woody wren young art bear bill cash cat dawn grey guy hope job joy just mark
  may page per ray rich rose sky sol van will`);

/** First names too short to be told from words by their length, and no words. */
export const SHORT_NAMES: ReadonlySet<string> = words(`
  adam alex amir amy anja anke anna anne beth carl chad dave elif emil emma emre eric erik evan evie finn fred gary
  gijs greg gwen hana hans hugo ian igor ilse inge ivan jaap jana jane jens joan joel joey john jona josé josh juan
  judy karl kate katy kofi kurt kyle lars lars leon liam lien lily lisa lola luca lucy luis luka luke maja malo mats
  matt maya mehmet mike mila milo mona nico niek nils nina noah noor nora olaf olga omar otto owen paul pete phil
  piet raul ravi remi rhys rosa ross rudi ruth ryan sami sara saul sean seth sven thea theo tina toby todd tony troy
  vera vlad walt yael yuri yusuf zach zoey`);

/** Of names that are words, those that are hardly ever meant as the word behind "with" or "told". */
export const MOSTLY_NAMES: ReadonlySet<string> = words(`
  will mark rose bill jack nick rob bob pat grant frank sue ray drew dean holly ruby daisy heather ivy jasmine lily
  robin penny amber carol victor christian hunter kelly max jade jean gene art jim tom tim tony dave dan sam ben ed
  ted leo mia ella anna eva ida lea lee liv mary kate jane anne ann amy zoe kim ian joe john josh luke adam alex
  paul pete phil ross ryan sean greg gary fred eric evan ali omar ivan lisa lucy lena nina nora sara ruth tina vera
  stella clara bianca chiara flora iris gloria virginia victoria georgia pierre lotte ernst noel terry perry walker
  warren jordan parker mason harper piper`);

/** Directly before a name: people by their relation to the writer. */
export const RELATIONS: ReadonlySet<string> = words(`
  friend bestie brother sister bro sis husband wife fiancé fiancée spouse boss son daughter baby uncle aunt auntie
  cousin partner boyfriend girlfriend bf gf ex mate colleague coworker neighbour neighbor teacher therapist roommate
  flatmate housemate nephew niece grandma grandpa kid coach freund freundin bruder schwester mann frau tante onkel
  ami amie frère sœur mari femme tante oncle amigo amiga hermano hermana marido esposa tía tío amico amica fratello
  sorella marito moglie zia zio vriend vriendin broer zus`);

/** Before a name: what is done to people, and with them. */
export const TO_PEOPLE: ReadonlySet<string> = words(`
  with met told called texted phoned rang hugged kissed missed miss missing thanked asked visited married named
  dated tell ask hug kiss mit avec con met com z med`);
/** Before a season or a person. */
export const FEELINGS: ReadonlySet<string> = words('love loved hate hated');

/** Behind a name: what people do. */
export const BY_PEOPLE: ReadonlySet<string> = words(`
  said says told asked texted rang phoned laughed smiled hugged kissed invited cooked thinks wants cried replied
  answered whispered shouted yelled apologised apologized sagte sagt meinte dit dijo disse zei`);
/** The same where a capital letter says the rest. */
export const BY_PEOPLE_OR_THINGS: ReadonlySet<string> = words(`
  came comes went left called wrote gave took brought made got is was has had drove moved died helped visited never
  always and`);

/** Speak for people without naming them; behind "Will" and "May" they make a question or a wish of it. */
export const PRONOUNS: ReadonlySet<string> = words(`
  i you he she it we they this that these those there the a an my your his her our their anyone anybody someone
  everything anything things everyone everybody nobody people both all some most`);
