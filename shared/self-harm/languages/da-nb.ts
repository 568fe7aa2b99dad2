import type { Vocabulary } from '../vocabulary.ts';

/**
 * Danish and Norwegian are written so much alike that one list holds the forms of both.
 * @param common words that a sentence of the language has
 * @param closingEyes to close one's eyes and not open them
 */
const createVocabulary = (common: string, closingEyes: string): Vocabulary => ({
  script: /[a-z]/,
  subjects: true,
  common,
  wish: `
    vil, ville, onsker, onsket, skulle onske, bare jeg kunne, haper, haaber, haber, habede, tenker, taenker,
    tænkte, tenkte, taenkt, tanker, tenkt, planlegger, planlaegger, bestemt, klar til, drommer, lyst til,
    lengter, laengtes, ber, beder, bedre, hellere, heller, trang, burde, fortjener, ville onske, gid jeg,
    gid
  `,
  not: 'ikke, aldri, aldrig, ingen, uten, uden, intet, ikkje',
  die: `
    do(?! av (sult|latter|skam|torst|varme|kjedsomhet|grin|grining|kedsomhed))(?= ), dø, dod, vaere dod,
    doden, dode, dor, forsvinne(?! (en|i|til)), forsvinde(?! (en|i|til)), forsvant, forsvandt,
    slippe (a|for at) (leve|vakne|vagne), slutte (a|med at) (leve|eksistere),
    ikke (finnes|eksistere|leve|vaere her|vakne|vagne|vaere til),
    (aldri|aldrig|ikke) (mer |mere )?(vakne|vaknet|vagne|vagnede|vagner|vakner|ble fodt|vaert fodt|blevet fodt|fodt|eksisteret)( igjen| igen| opp| op)?,
    sove for (alltid|altid|evig), sovne inn, sovnet og, sove ind, falle i sovn og, falde i sovn og,
    ende det( hele)?, avslutte (alt|det|livet)( mitt)?, afslutte (alt|det|livet), fa en slutt pa,
    gore en ende pa, gjore slutt pa, gjore ende pa (det|alt|livet),
    at (det|alt) (skal |skulle |er |var )?(ta slutt|slutter|slutte|over|slut|holde op|stopper|forbi),
    ta livet mitt, ta livet av meg, tage mit liv, tage livet af mig, forlate denne verden,
    forlade denne verden
  `,
  live: `
    leve(?! (i|med|pa|uten|uden|her)), leve i denne verden(en)?, livet, livet mitt, mit liv, eksistere,
    finnes, vaere her(?= (mer|lenger|mere|laengere)| $), vaere til, i live,
    fortsette(?= (slik|a leve|lenger|~)| $), fortsaette(?= (sadan|med at leve|laengere|~)| $),
    vakne(?= (mer|i morgen)| $), vagne(?= (mere|i morgen)| $), sta opp, sta op, puste, kjempe, kaempe,
    fremtid, fremtiden, framtid, holde ut, holde ud, mer liv
  `,
  reason: `
    (ingen|ser ingen|har ingen|finner ingen|uten|uden|kan ikke se nogen|finnes ingen|ikke noen|ikke nogen|kan ikke se) .. ?(mening|grunn|grund|vits|fremtid|lyst|krefter|hensikt|formal)( med| i)?( a| at)?,
    hvorfor .. (egentlig|fortsatt|stadig|lever|leve), hva er (vitsen|meningen|poenget)( med)?,
    hvad er meningen( med)?, (ingenting|intet) .. (a leve|at leve|igjen|tilbage), ikke verdt( a)?,
    ikke vaerd( at)?, meningslost
  `,
  weary: `
    lei av( a)?, trott av( a)?, traet af( at)?, orker ikke( a| at)?( mer| lenger| mere| laengere)?,
    klarer ikke( a| at)?( mer| lenger| mere)?, holder ikke (ut|det ud)( mer| mere| lenger)?, har fatt nok av,
    har faet nok af, hater, hader, gitt opp, givet op, gir opp, giver op, kan ikke( mer| lenger| mere)?,
    magter ikke( at)?, sliten av, ikke krefter til( a| at)?
  `,
  suicide: `
    (ta|tar|tok|tatt|tage|tager|tog|taget) (mitt (eget )?liv|mit (eget )?liv|livet av meg|livet af mig|livet mitt),
    (drepe|dreper|henge|skyte|drukne|draebe|draeber|haenge|skyde|sla meg ihjel) (meg|mig)( selv)?( ihjel)?,
    (bega|begar) (selvmord|sjolvmord),
    hoppe .. ?(fra|foran|ut fra|ud fra) .. ?(bro|brua|broen|tak|taket|balkong|toget|tog|vinduet|altan*|taget),
    (kaste|smide) (meg|mig) .. ?(foran|fra|ud foran) .. ?(tog|toget|bil|brua|broen),
    avslutte (mitt )?(liv|livet|livet mitt), afslutte (mit )?(liv|livet),
    gore en ende pa (det hele|mit liv|livet), gjore slutt pa (livet|alt|det hele),
    (gjore|gore) (meg|mig) noe, gore (skade|noget) ved mig selv, selvmordstanker, suicidal, selvmordstruet,
    selvmordsnaer
  `,
  suicideNoun: 'selvmord, selvmordet, selvmordstanker, sjolvmord',
  harm: `
    (kuttet|kutter|kutte|skar|skaret|skaere|skjaerer|skaerer|skjaere|risper|rispet|ripser|skader|skadet|skade|slar|slatt|slog|slar|straffer|straffe|brenner|brent|braender|braendt|sulter|klorer|klort|kradser|kradset|biter|bider) (i )?(meg|mig|jeg meg|jeg mig)( selv)?(?! (pa (papir|kniven|brodkniven|en)|da jeg (lagde|skar|hakket|lavede)|i (fingeren|tommelen)))(?= (selv|igjen|igen|i|pa|for|med|til|hver|nar|og|med vilje|~|dypere|dybere)| $),
    selvskad*, cutting, cutte*,
    (gjor|gjore|gor|gore|gjort|gjorde|gjorde) (meg|mig) selv (vondt|ondt|fortred), skade meg, barberblad*,
    (sigarett|cigaret|lighter)[^ ]* .. (armen|huden|handledd*),
    (dunker|banker|slar) (hodet|hovedet|knytteneven) (i|mot|mod) (veggen|vaeggen|gulvet), hodet i veggen,
    hovedet ind i vaeggen, til det (blor|blodde|bloder|blodte),
    (sar|arr|kutt|arrene|saarene) .. ?(skjul*|gjem*|lange ermer|lange aermer|pa (armene|laret|handledd*)),
    (gjemmer|skjuler|skjule) .. ?(arr|sar|arrene|sarene|kutt|armene|ar)
  `,
  burden: `
    (bedre|lykkeligere|lettere|gladere|lettet|roligere) .. ?.. ?(uten meg|uden mig|hvis jeg (ikke|dode|forsvant|forsvandt|var dod|var vaek|var borte)|om jeg (ikke|dode|forsvant|var dod)),
    (uten meg|uden mig) .. ?(bedre|lykkeligere|lettere|gladere),
    (om|hvis) jeg .. ?(dode|forsvant|forsvandt|ikke fantes|var dod|var borte|var vaek|ikke var) .. ?.. ?(ingen|alle|hvem|bedre|savne|merke|lettere),
    ingen .. ?(ville|vil|kommer til a) .. ?(savne|merke|bry seg|grate|graede|opdage|legge merke)( mig| meg)?,
    (er|bare|foler meg som|foler mig som|kun) .. ?en (byrde|belastning|klods om benet), byrde for, til byrde,
    til last, verden .. (uten meg|uden mig),
    (burde|skulle onske) .. ?aldri(g)? .. ?(blitt|blevet|vaert)? ?fodt, onsker jeg aldri(g)? .. fodt
  `,
  direct: `
    ${closingEyes}, avskjedsbrev*, afskedsbrev*,
    (skrevet|skrev|skrive) .. ?(avskjed*|afsked*|farvel*),
    (tatt|sagt|taget) farvel (med|til) (alle|livet|verden),
    (spart|sparer|samler|samlet|gjemt|gemt|gemmer|teller|talt|taeller) .. ?(tabletter|piller|medisin*|medicin|sovetabletter|sovepiller|smertestillende|panodiler),
    (tatt|tok|ta|svelget|svelge|taget|tog|slugt) .. ?(alle|hele|for mange|en (haug|haandfuld|eske|neve)|tjue|tretti|tyve) .. ?(tabletter|piller|panodiler|paracet),
    hvor mange (tabletter|piller), overdose*(?! (av|af) (sjokolade|chokolade|slik|godteri)),
    (pa|ved|foran) .. ?(brua|broen|broa|perrongen|kanten|taket|taget|sporet|skinnerne|balkongen|altanen) .. ?.. ?(hoppe|hoppet|steg|skridt|slippe|falle|lett|let|tenkte|taenkte|hoppede),
    (tau|reb|lokke) .. ?(kjopt|kobt|klar|klart|fundet), ser ingen (utvei|udvej),
    ingen (annen |anden )?(utvei|udvej), eneste (utvei|udvej),
    (doden|a do|at do|vaere dod) .. ?(ville|foles|er|hadde|virker) .. ?(lettelse*|befrielse*|bedre|lettere|fred|ro|losning*),
    heller dod, hellere vaere dod, bedre dod,
    (sove|sovne|sovnet|sovner|falle i sovn|falde i sovn) .. ?og .. ?(aldri|aldrig|ikke) .. ?(vakne|vaknet|vagne|vagnede|vakner|vagner),
    (aldri|aldrig) (vakne|vaknet|vagne|vagnede)( mer| mere| igjen| igen| opp| op)?,
    vil(le)? ikke (leve|finnes|vakne|vagne|vaere her|eksistere|mer(e)? liv)(?! (i (oslo|bergen|byen|kobenhavn|denne (byen|by))|med (ham|hende|henne|dem)|uten kaffe|tidlig|tidligt))(?= ),
    (orker|magter|gider) ikke (a |at )?(leve|finnes|vaere her|mer liv|fortsette livet)( mer| mere| lenger| laengere)?,
    livet .. ?(er|foles|har) .. ?(ikke verdt|ikke vaerd|meningslost|uutholdelig|ingen mening|for tungt),
    livstrott, livstraet, lei av livet, traet af livet, gud .. (ta|tag) (meg|mig), min egen begravelse,
    forlate denne verden, forlade denne verden
  `,
  faint: `
    orker ikke mer, orker ikke mere, klarer ikke mer, gir opp, giver op, vil at det skal ta slutt, selvmord*,
    farvel, avskjed, afsked, ingen utvei, ingen udvej, kan ikke mer, kan ikke mere
  `,
  despair: `
    do, doden, dod, fortvil*, hapl*, hablos*, verdilos*, vaerdilos*, meningslos*, byrde, utvei, udvej,
    hater meg selv, hader mig selv, sa alene, helt alene, tom, tilgi meg, tilgiv mig, unnskyld for alt,
    undskyld for alt, tabletter, piller, barberblad*
  `,
  self: 'jeg, meg, mig, mitt, mit, min, mine, eg',
  others: `
    han, hun, de, noen, nogen,
    (min|mitt|mit|en) (bror|soster|venn|venninne|ven|veninde|sonn|son|datter|mor|far|kusine|fetter|faetter|mann|mand|kone|kollega|kjaereste|kaereste)
  `,
  wishOther: `
    vil, ville, sier, siger, sa, sagde, snakker om, taler om, truer, tenker pa, taenker pa, forsokte, provde,
    provede
  `,
  suicideOther: `
    (ta|tar|tok|tatt|tage|tager|tog) (livet av seg|livet af sig|sitt eget liv|sit eget liv),
    (begar|begikk|begik) selvmord, (henge|drepe|haenge|skyte|drab) (seg|sig), selvmordsforsok*,
    selvmordsforsog*, bedre uten (ham|henne), vil ikke leve
  `,
  harmOther: `
    (kutter|skader|skjaerer|skaerer|cutter|slar) (seg|sig|i seg|i sig)( selv)?(?= (selv|igjen|igen|i|og|~)| $),
    (kutt|arr|sar|ar) pa (armene|armen|handledd*|handled*)
  `,
  person: `
    bror, soster, venn, venninne, ven, veninde, sonn, son, datter, mor, mamma, mor, far, pappa, kusine,
    fetter, faetter, mann, mand, kone, kollega, kjaereste, kaereste, barn, ungen, lillesoster, lillebror,
    elev
  `,
  worry: `
    redd for, bange for, bekymret, bekymrer, urolig, vet ikke (hva|hvordan), ved ikke (hvad|hvordan),
    hjelpe (ham|henne), hjaelpe (ham|hende), miste (ham|henne|hende), sa redd, sa bange
  `,
  mourned: 'begravelse*, grav, graven, ar siden, minnestund*, gikk bort, gik bort',
  figurative: `
    (le|lo|ledd|ler|grine|grinede|grinet) .. ?(meg|mig|oss)? ?(i hjel|ihjel|i hjæl), i hjel,
    (dor|do|dode|dodde|dod|doende) .. ?(av|af) (sult|latter|skam|torst|varme|varmen|kjedsomhet|kedsomhed|grin|grining|nysgjerrighet|nysgerrighed|kulde|lengsel|nysgerrighed|traethed),
    dodstrott, dodtrott, dodtraet, dodkjedelig, dodssyg, dodsens (kedeligt|traet),
    (batteriet|mobilen|telefonen|bilen|planten|planta|blomst*|fisken|pc en|computeren) .. ?(dode|dod|er dod|do),
    sla i hjel (tid|tiden), sla tiden ihjel, sla tiden i hjel,
    (varmen|jobben|sjefen|chefen|ventingen|arbejdet) .. ?(dreper meg|tar livet av meg|tager livet af mig|slar mig ihjel),
    selvmords(bombe*|angrep|aksjon|forebygg*|rate*|mission), hele (mitt )?livet, hele mit liv,
    i (hele )?mitt liv, i mit liv, for livet, (kjaerligheten|kaerligheden|mannen|manden) i mit(t)? liv,
    leve (i|med|pa|uten|uden) (?!(denne verden|denne smerten))[^ ]+, synke (i|ned i) jorda, synke i jorden,
    (vakne|sta opp|sta op|vagne) .. ?(tidlig|tidligt|klokka|klokken|for)( [^ ]+)?,
    (dode|dod) .. ?(ganger|gange), fortsette (med|pa|a jobbe) [^ ]+
  `,
  emphasis: `
    kan ikke (slutte|lade vaere|la vaere)( a| at| med at)?, ikke (annet|andet) (enn|end), ikke bare,
    vet ikke (om|hvorfor|hvordan|nar), ved ikke (om|hvorfor|hvordan|hvornar), ingen (vet|ved)( at)?,
    (har )?ikke (fortalt|sagt) .. ?(til )?noen( at)?, kan ikke sove
  `,
  fiction: `
    film, filmen, bok, boka, boken, bog, bogen, roman, romanen, serie, serien, episode*, afsnit*, podcast,
    dokumentar*, forelesning*, forelaesning*, artikkel*, artikel*, nyhet*, nyhed*, avis*, stykke*, teater*,
    opera*, karakter*, helt, helten, heltinne*, hovedperson*, skurk*, spill*, spil, spillet, niva, bane,
    boss*, sang*, tekst*, dikt*, digt*, pasient*, patient*, klient*, hamlet, werther, kino, biograf*, scene*,
    statistik*, kurs*, netflix, anime
  `,
  past: `
    (\\w+ )?ar siden, for (\\w+ )?ar siden, for i tiden, den gang, dengang, en gang ville,
    da jeg (var|gikk|gik) .. ?(ung|liten|lille|barn|tenaring|teenager|[0-9]+|\\w+ten), i fjor, sidste ar,
    (glad|takknemlig|taknemmelig|lykkelig|stolt) .. ?(for )?(at |over at |over a )?(jeg )?(lever|er her|leve|vaere i live|er i live|ble|blev),
    overlevde, overlevede, over det na, bag mig
  `,
  still: `
    igjen, igen, fortsatt, stadig, i kveld, i aften, i natt, i nat, na, nu, tilbake, tilbage, tilbakefall,
    tilbagefald, for tiden
  `,
  trivial: `
    mote, moter, moder, mode, slide*, mail*, epost*, zoom, teams, excel*, powerpoint*, presentasjon*, sang,
    printer*, ko, koen, trafikk*, lekser, lektier, matte, matematik*, skjema*, ikea, alarm*, mandag*,
    vekkerklokke*, julesang
  `,
  jest: `
    ett? .. ?til, en .. ?til, et .. ?mere, hvis .. ?(igjen|igen|en gang til), haha*, lol, hihi, jeg sverger,
    😂, 🤣, hver gang
  `,
  accident: `
    lok, log, brod, brodet, laget mat, lavede mad, lave mad, kniven, kjokken*, kokken*, gronnsak*, potet*,
    kartof*, tomat*, ost, ostehovel*, ovn*, stekepanne*, pande*, strykejern*, barber(te|ing|ede|ere)?, hage*,
    have, haven, rose*, bringebaer*, sykkel*, cykel*, falt, faldt, fotball*, fodbold*, klatr*, trening*,
    traening*, papir, glass, glas, katt*, kat, uhell*, uheld, klumsete, sol*, kaffe*, mygg*, sting, sag*
  `,
  deliberate: `
    med vilje, fortjener, for a (fole|straffe|kjenne), for at (fole|maerke|straffe), straff*, hater meg,
    hader mig, ingen (vet|ser|ved), skjul*, gjem*, gemm*, barberblad*, lange ermer, igjen, igen,
    til det blo*
  `,
});

export const da = createVocabulary(
  `
    jeg, ikke, og, mig, er, vil, aldrig, uden, livet, det, som, har, min, mit, ville, skulle, igen, alle,
    orker, hvorfor
  `,
  'lukke ojnene .. (aldrig|ikke)',
);

export const nb = createVocabulary(
  `
    jeg, ikke, og, meg, er, vil, aldri, uten, livet, det, som, har, min, mitt, ville, skulle, igjen, alle,
    orker, hvorfor
  `,
  'lukke oynene .. (aldri|ikke)',
);
