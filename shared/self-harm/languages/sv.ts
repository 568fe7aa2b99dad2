import type { Vocabulary } from '../vocabulary.ts';

const BODY =
  '(arm|armen|armar|armarna|underarm*|handled*|lar|laret|laren|ben|benet|benen|hud|huden|mage)';
const KIN =
  '(van|vannen|kompis|kompisen|vaninna|bror|brorsan|syster|syrran|lillebror|lillasyster|mamma|mor|pappa|far|son|dotter|barn|man|fru|sambo|partner|kusin|farbror|moster|faster|mormor|farmor|morfar|farfar|kollega|granne|elev|ex|pojkvan|flickvan|tjej|kille|rumskompis|basta van|klasskompis)';

export const sv: Vocabulary = {
  script: /[a-z]/,
  subjects: true,
  common: `
    jag, inte, att, och, ar, mig, vill, livet, det, ska, som, aldrig, utan, vara, leva, sjalv, mitt, min,
    orkar, igen, hade, skulle, dor, alla
  `,
  wish: `
    vill, ville, onskar, onskade, hoppas, hoppades, tanker, tankte, tankar, tanka, tanken, funderar,
    funderat, planerar, bestamt mig, beredd, langtar, drommer, lust, lusten, ber, bad, skulle vilja,
    vore skont, vore battre, battre, hellre, borde, kunde jag bara, om jag bara kunde, fick, far jag, slippa,
    ska, overvager, fortjanar, sug, begar
  `,
  not: 'inte, aldrig, inget, ingen, inga, utan, ej, icke',
  die: `
    do(?! (av (hunger|skratt|skam|torst|nyfikenhet|varme|varmen|trakighet)))(?= ), doda mig, dog, vara dod,
    dod, doden, forsvinna(?! (en|i|till|ett|fran (sociala|insta)))(?= (for alltid|helt|och|fran|~|bara)| $),
    forsvann, slippa leva, slippa vakna, slippa finnas, sluta (leva|finnas|existera|andas),
    inte (finnas|existera|leva|vara har|vara vid liv|vakna|behova (leva|vakna)),
    inte (langre )?(finnas|existera|leva|vara|vakna), inte (fanns|funnits|vaknade),
    aldrig (mer )?(vakna|vaknar|vaknade|fotts|ha fotts|blivit fodd|funnits), att jag inte fanns,
    aldrig behova (vakna|leva), sova for (alltid|evigt), somna in, somna och, somna for alltid,
    avsluta (allt|det|mitt liv|livet), gora slut pa (allt|det)(?= ), fa slut pa (allt|det|livet),
    att (allt|det) (ska |skulle |ar |vore |tar )?(ta slut|over|sluta|slut|upphora), ta mitt liv,
    ta livet av mig, dodas, bli pakord, lamna (varlden|livet|jorden|detta)
  `,
  live: `
    leva(?! (i|med|pa|utan|har)), leva i den har varlden, lever, livet, mitt liv, existera, finnas,
    finnas till, vara har(?= (langre|mer)| $), vara vid liv, vid liv,
    fortsatta(?= (sa|leva|langre|~|kampa|pa det|livet)| $), orka (langre|mer),
    vakna(?= (mer|i morgon|imorgon|langre)| $), kliva upp, ga upp, andas, kampa, framtid, framtiden,
    existens, i den har varlden
  `,
  reason: `
    (ingen|inget|ser ingen|ser inget|hittar ingen|har ingen|utan|finns ingen|finns inget) .. ?(mening|anledning|orsak|skal|poang|framtid|lust|ork|vilja|kraft)( med| att| i| kvar)?,
    varfor .. (ens|fortfarande|ska|lever), vad ar (meningen|poangen|vitsen)( med)?,
    (inget|ingenting) .. (att leva|kvar|som haller), inte vart( att)?, meningslost?, fortjanar inte( att)?,
    ser mig inte, ingen mening
  `,
  weary: `
    trott pa( att)?, less pa, orkar inte( langre| mer)?( med)?, orkar ej, star inte ut( med| langre)?,
    klarar inte( av)?( langre| mer)?, fatt nog av, har fatt nog, hatar, inte ork(ar)?, ingen ork (att|kvar),
    gett upp( om)?, ger upp, kan inte (langre|mer), kan inte
  `,
  suicide: `
    (ta|tar|tog|tagit) (mitt (eget )?liv|livet av mig),
    (?<!(kommer att|ska|skulle) )(doda|dodar|hanga|hanger|skjuta|skjuter|dranka|forgifta|strypa) mig( sjalv)?,
    begå (sjalvmord|suicid), (bega|begar|begick) sjalvmord,
    hoppa .. ?(fran|framfor|fran en|ut fran) .. ?(bro|bron|tak|taket|balkong|taget|tag|fonstret|spar),
    (kasta|slanga) mig .. ?(framfor|fran) .. ?(tag|taget|bil|bron|balkong|tunnelban*),
    avsluta (mitt )?(liv|livet), gora slut pa (mitt liv|livet|allt), skada mig sa att jag dor, gora mig illa,
    sjalvmordstankar, suicidal, sjalvmordsbenagen, do for egen hand, kms
  `,
  suicideNoun: 'sjalvmord, suicid, sjalvmordet, suicidtankar, sjalvmordstankar',
  harm: `
    (skar|skara|skurit|skarer|rispa|rispade|rispat|skada|skadade|skadat|skadar|slar|slog|slagit|sla|straffa|straffar|branna|brande|brant|brannt|svalta|svalter|kloser|klost|biter) mig( sjalv)?(?! (pa (papper|kniven|brodkniven|en)|nar jag (lagade|skalade|hackade)|i fingret|mot))(?= (sjalv|igen|i|pa|for|med|tills|varje|nar|och|i natt|med flit|~|djupare)| $),
    sjalvskad*, (skar|rispar|skadar|slar|straffar|branner) jag mig, gora mig (sjalv )?illa,
    gor mig (sjalv )?illa, gjort mig (sjalv )?illa, borjat skara, skara igen, rakblad*,
    (ciggen|cigarett*|tandare*) .. (armen|huden|handled*),
    (dunkar|dunka|slar|banka*|bankar) (huvudet|naven) (i|mot) (vaggen|golvet), huvudet i vaggen,
    tills det (bloder|blodde|borjade bloda),
    (sar|arr|arren|saren|marken|brannmarken) .. ?(gomm*|dolj*|langa armar|pa (mina )?(armar|handled*|laren|lar)),
    (gommer|doljer) .. (sar|arr|arren|saren|armarna), (med flit|som straff) .. ?(inte) .. ?(ata|ater|atit),
    (ater|atit) .. ?inte .. (straff|med flit|fortjanar)
  `,
  hurt: `
    (skar|skurit|rispade|rispat|brande|brant|skara|branna) .. ?(i )?(min|mina|mig i|mig pa|upp) .. ?${BODY}
  `,
  better: `battre, lattare, lyckligare, gladare, lugnare, bast, lattnad, frid, ro`,
  relief: `
    (vore|skulle vara|ar|kanns|later|verkar|maste vara) (\\w+ ){0,4}(battre|lattare|lattnad|skont|frid|befrielse|enklare|ro),
    lattare an, battre an (detta|att leva|det har)
  `,
  absence: `
    utan mig, om jag inte (fanns|levde|var har|funnits), om jag (dog|var dod|forsvann|vore dod|ar borta),
    nar jag (ar dod|ar borta|inte finns), min dod
  `,
  regret: `besviken, ledsen, arg, angrar, hatar, synd, forbannar, tyvarr, besvikelse, sorgligt`,
  wake: `
    (att|over att|av att) jag (\\w+ )?(vaknade|vaknat|vaknar|lever|fortfarande lever|fortfarande finns|ar vid liv|overlevde|fotts),
    att ha vaknat, att vakna (igen|levande)
  `,
  fate: `
    (bil|lastbil|buss|tag|taget|blixt*|cancer|nagon) (\\w+ ){0,2}(kor over mig|korde over mig|kor pa mig|korde pa mig|doda* mig|tar mig|traffar mig),
    bli (pakord|overkord|traffad av)
  `,
  burden: `
    (battre|lyckligare|lattare|gladare|lugnare|lattade|skont) .. ?(utan mig(?! pa)|om jag (inte (fanns|levde|var)|dog|forsvann|var dod|vore (dod|borta)|aldrig)|nar jag (ar borta|ar dod)),
    utan mig .. ?(battre|lyckligare|lattare|gladare),
    om jag .. ?(dog|forsvann|inte fanns|var dod|var borta|tog livet) .. ?(ingen|alla|vem|battre|sakna|marka),
    ingen .. ?(skulle|kommer att|kommer) .. ?(sakna|marka|bry sig|grata|sorja)( mig)?,
    (ar|bara|kanner mig som) .. ?en (borda|belastning|last), borda for, till (en )?last, ligger .. till last,
    varlden .. utan mig, (borde|onskar) .. ?aldrig .. ?(fotts|blivit fodd|funnits),
    onskar att jag aldrig (fotts|funnits|hade fotts), slosar .. syre, borde inte (finnas|leva)
  `,
  direct: `
    (sluta|blunda|stanga) ogonen (\\w+ ){0,4}(aldrig|inte)(?= ), ogonen och aldrig, avskedsbrev*,
    (skrivit|skrev|skriva) .. ?(avsked*|farval*|avskedsbrev), (tagit|tog) farval av (alla|livet|varlden),
    (sista) (gangen jag skriver|natten|sidan|dagen|inlagget) .. (liv|nagonsin)?(?= .. (liv|livet)),
    nar (ni|du) laser detta .. (inte|borta|dod),
    (sparat|sparar|samlar|samlat|gomt|gommer|raknat|raknar|rakna) .. ?(tabletter*|piller*|medicin*|varktabletter|somntabletter),
    (tagit|tog|svalja|svalt|svalde|ta) .. ?(alla|hela|for manga|en (burk|karta|ask|nave)|tjugo|trettio) .. ?(tabletter*|piller|medicin*|varktabletter*|alvedon),
    hur manga (tabletter|piller), overdos(?! av (choklad|godis)), overdoser*,
    (pa|vid|framfor) .. ?(bron|broracket|perrongen|kanten|taket|sparet|racket|balkongen) .. ?(hoppa|hoppade|steg|slappa taget|falla|ner|enkelt|latt|tankte),
    (rep|snara|repet) .. ?(kopt|kopte|redo|hangt|hittat), har .. ?en plan (for|och) .. ?(att do|hur|datum),
    ingen (annan )?utvag, ser ingen utvag, enda utvagen,
    (doden|att do|vara dod) .. ?(vore|kanns|skulle vara|ar|later) .. ?(lattnad*|befrielse*|battre|lattare|ro|skont|frid|losning*),
    hellre dod, battre dod, (sova|somna) .. ?och .. ?(aldrig|inte) .. ?vakna,
    aldrig (mer )?vakna( igen| upp)?, inte vakna( mer| igen| i morgon| imorgon)(?= ),
    vill inte (leva|finnas|vakna|vara har|existera|fortsatta leva|vara med)(?! (i (stockholm|goteborg|malmo|den har stan)|med (honom|henne|dem)|utan (dig|kaffe)|tidigt|har i stan))(?= ),
    livet .. ?(ar|kanns|har) .. ?(inte vart|meningslost|outhardligt|ingen mening|for tungt), livstrott,
    levnadstrott, gud .. (ta mig|hamta mig), (spelar|kvittar) .. ?(om jag) (lever|dor|vaknar),
    min egen begravning, lamna (jordelivet|det har livet|den har varlden),
    orkar inte (leva|finnas|mer liv|fortsatta leva|livet)
  `,
  faint: `
    orkar inte mer, orkar inte langre, ger upp, jag ger upp, vill att det ska ta slut, sjalvmord*, suicid*,
    avsked, farval, ingen utvag, vill inte mer, kan inte mer
  `,
  despair: `
    do, doden, dod, fortvivla*, hopplos*, vardelos*, meningslos*, borda, utvag, hatar mig sjalv,
    hatar mitt liv, sa ensam, helt ensam, tom, forlat mig, forlat for allt, rakblad*, tabletter,
    ingen saknar
  `,
  self: 'jag, mig, mitt, min, mina, mej, ja',
  others: `
    han, hon, hen, dom, nagon,
    (min|mitt|en|ett|var|hennes|hans) .. ?${KIN}(?= (sager|sa|har|vill|ar|var|skrev|tanker|berattade|skar|skadar|som|pratar|verkar|mar))
  `,
  wishOther: `
    vill, ville, tanker, tankte, pratar om, pratade om, sager, sa, hotar, hotade, hoppas, onskar, forsokte,
    forsokt
  `,
  suicideOther: `
    (ta|tar|tog|tagit) (sitt liv|livet av sig), (doda|hanga|skjuta|hangde|skot) sig( sjalv)?,
    (begick|begatt|begar) sjalvmord, sjalvmordsforsok*, gora sig illa, battre utan (honom|henne),
    (ar|var) suicidal, (vill|ville) inte leva
  `,
  harmOther: `
    (skar|skadar|skara|rispar|slar|svalter) sig( sjalv)?(?= (sjalv|i|pa|igen|och|~)| $),
    (sar|arr|marken|skarsar) pa (hans|hennes|armarna|armen|handled*)
  `,
  person: KIN,
  worry: `
    radd for (honom|henne|att)?, orolig, oroar mig, orolig for, oro,
    vet inte (vad|hur) .. ?(gora|saga|hjalpa|ska), hjalpa (honom|henne), hur hjalper, forlora (honom|henne),
    sa radd, rad(d|da)
  `,
  mourned: 'begravning*, grav, graven, ar sedan, arsdag, minnesstund*, gick bort, avled',
  figurative: `
    (skratta*|skrattade) .. ?(ihjal|i hjal)( mig| oss)?,
    (dor|do|dog|dott|doende) .. ?av (hunger|skratt|skam|torst|nyfikenhet|varme|varmen|trakighet|langtan|kyla|leda|skratt),
    dodstrott, dod trott, dotrott, dodtrott, dodstrakig*,
    (batteriet|mobilen|telefonen|datorn|bilen|blomman|blommorna|vaxten|fisken|krukvaxten) .. ?(dog|dor|dott|ar dod|do|dod),
    sla ihjal (tid|tiden),
    (varmen|jobbet|chefen|vantan|ryggen|kylan) .. ?(tar dod pa mig|dodar mig|tar livet av mig|knacker mig),
    sjalvmords(bombare|attentat|uppdrag|statistik|prevention|patrull), suicide squad, politiskt sjalvmord,
    karlek (i mitt liv)?, (karleken|chansen|mannen|kvinnan) i mitt liv, hela (mitt )?livet,
    i (hela )?mitt liv, livet (ar (gott|harligt|underbart)|i stan|pa landet|leker), for livet,
    aldrig i livet,
    leva (i|med|pa|utan|loppan|livet) (?!(den har varlden|denna varld|den har smartan|smartan))[^ ]+( [^ ]+)?,
    (sjunka) genom (jorden|golvet), forsvinna (en|ett|i|till) [^ ]+( [^ ]+)?,
    (vakna|ga upp|kliva upp|stiga upp) .. ?(tidigt|klockan|fore|sa tidigt|fem|sex)( [^ ]+)?,
    (dog|dott) .. ?ganger, fortsatta (med|pa|jobba|plugga|studera|trana) [^ ]+
  `,
  emphasis: `
    kan inte (sluta|lata bli)( att)?, inte (annat|nagot annat) an, inget (annat|hellre)( an)?, inte bara,
    vet inte (om|varfor|hur|nar|hur lange), ingen vet( att)?,
    (ingen|aldrig|inte) .. ?(berattat|sagt)( det)?( for nagon)?, inte (skamtar|ljuger),
    kan inte (sova|ata|tanka)
  `,
  fiction: `
    film, filmen, bok, boken, roman, romanen, serie, serien, avsnitt*, sasong*, podd*, podcast, dokumentar*,
    forelasning*, artikel*, nyheter*, nyheterna, tidning*, pjas*, opera*, karaktar*, hjalte*, hjaltinna*,
    huvudperson*, skurk*, spel, spelet, niva, nivan, boss*, lat, laten, sang, text*, dikt*, kapitel*,
    uppsats*, patient*, klient*, hamlet, werther, bio, scen, scenen, statistik*, kurs*, netflix, anime,
    manga, museum, berattelse*
  `,
  past: `
    (\\w+ )?ar sedan, for (\\w+ )?(manga )?ar sedan, forr, forut, en gang i tiden, da (var|ville) jag,
    nar jag (var|gick) .. ?(ung|liten|barn|tonaring|[0-9]+|\\w+ton|i (skolan|gymnasiet|hogstadiet)), i fjol,
    forra aret, (inte|ej) .. ?(skurit|skadat) .. (pa|sen|sedan) .. (manader|ar|veckor),
    (glad|tacksam|lycklig|stolt) .. ?(att jag (lever|finns|ar kvar|stannade|ar har)|over att (leva|finnas)),
    overlevde, over det nu, kommit over, bakom mig
  `,
  still: `
    igen, fortfarande, ikvall, i kvall, inatt, i natt, nu, men nu, tillbaka, aterfall, pa sistone
  `,
  trivial: `
    mote, moten, motet, slide*, mejl*, mail*, zoom*, teams, excel*, powerpoint*, presentation*, latar, lat,
    skrivaren, skrivare, kon, trafik*, laxa, laxor, matte*, deklaration*, blankett*, ikea, vackarklocka*,
    losenord*, skamt*, ordvits*, mandag*, rapport*, samtal, julsang*, burpees
  `,
  jest: `
    ett .. ?till, en .. ?till, om .. (igen|en gang till|en till), haha*, lol, hihi, xd, jag svar, lovar, 😂,
    🤣, varje gang, trakig*
  `,
  accident: `
    lok, loken, brod*, kniven, laga*, lagade, koket, kok, gronsak*, potatis*, tomat*, morot*, ost, osten,
    osthyvel*, baka*, ugn*, stekpanna*, kastrull*, spis*, stryk*, raka*, rakade, tradgard*, rosor*,
    bjornbar*, cykel*, cykla*, ramla*, fotboll*, klattr*, traning*, gym*, papper*, burk*, glas, glasbit*,
    katt*, misstag, olycka, klumpig*, sol*, kaffe*, te, vattenkokar*, mygg*, stygn, sag*, borr*, plattang*
  `,
  deliberate: `
    med flit, med vilje, avsiktligt, fortjanar, for att (kanna|straffa), straff*, hatar mig,
    ingen (vet|ser|marker), i smyg, gomm*, dolj*, rakblad*, tills det blod*, langa armar, aterfall, igen,
    i natt
  `,
  said: 'jag (sa|tankte|viskade|skrek|skrev|sager|tanker)',
};
