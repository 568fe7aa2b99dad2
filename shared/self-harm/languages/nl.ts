import type { Vocabulary } from '../vocabulary.ts';

const BODY = '(arm|armen|onderarm*|pols|polsen|dij|dijen|bovenbe*|be(e)?n|benen|huid|buik|enkel*)';
const KIN =
  '(vriend|vriendin|vrienden|maat|broer|broertje|zus|zusje|moeder|mama|ma|vader|papa|pa|zoon|dochter|kind|man|vrouw|partner|nicht|neef|oom|tante|oma|opa|huisgenoot|huisgenote|collega|buurman|buurvrouw|leerling|ex|klasgenoot|beste vriendin|beste vriend)';
const PILLS = '(pillen|tabletten|slaappillen|paracetamols?|pijnstillers|medicijnen|medicatie)';

export const nl: Vocabulary = {
  script: /[a-z]/,
  subjects: true,
  common: `
    ik, niet, het, een, mijn, mezelf, wil, en, van, zijn, dat, wou, leven, iedereen, niemand, dood, weer,
    nooit, zonder, waarom, geen
  `,
  wish: `
    wil, wilde, wou, wens, wenste, hoop, hoopte, zou willen, zou, denk, dacht, denken, gedachte, gedachten,
    verlang, verlangen, droom, zin om, drang, bid, bidden, smeek, kon, kan ik niet gewoon, plan, van plan,
    besloten, klaar om, liever, beter als, was ik maar, mocht, mag ik, overweeg, stel me voor, fantaseer,
    verdien, zal, ga
  `,
  not: 'niet, nooit, geen, nie, zonder, nergens',
  die: `
    dood, dood zijn, doodgaan, dood gaan, dood was, dood ga, doodga, sterven, sterf, stierf,
    verdwijnen(?! (een|in|voor een))(?= (voor|en|uit|voorgoed|~)| $),
    (voorgoed|voor altijd|gewoon|helemaal|voor eeuwig) verdwijnen, verdween,
    er niet (meer )?(zijn|was|ben|te zijn), niet meer (hier|er) (zijn|was|te zijn), niet (meer )?besta*,
    niet meer (leven|bestaan|zijn|wakker), niet meer (hoeven )?(te )?leven,
    (niet|nooit) (meer |weer )?(wakker|ontwaken|opstaan), ophouden (met|te) (bestaan|leven|ademen),
    stoppen met (leven|bestaan|ademen), nooit geboren, niet geboren, een eind(e)? (aan|maken|komt),
    er een eind(e)? aan (maken|te maken|maak), eruit stappen, uit het leven stappen, er tussenuit (?!met),
    voor altijd slapen, voorgoed slapen, eeuwig slapen,
    dat het (ophoudt|stopt|voorbij is|over is|klaar is|eindigt|afgelopen is),
    dat alles (ophoudt|stopt|voorbij is|over is), alles (stopt|ophoudt), er klaar mee zijn, mij komt halen,
    me komt halen, zelfmoord, zelfdoding, mezelf .. aan(doen| te doen), mezelf iets, mijn leven .. beeindig*,
    weg zijn (voor|van deze)
  `,
  live: `
    leven(?! (in|met|zonder|op een)), te leven, leef, leven in deze wereld, verder leven, doorleven, bestaan,
    te bestaan, hier zijn(?= (meer)| $), er zijn, verder(?= (zo|meer|gaan|leven|te|met (dit|leven))| $),
    verdergaan, verder te gaan, doorgaan(?= (zo|met leven|op deze|~)| $), door te gaan, door,
    wakker worden(?= (meer|morgen)| $), wakker te worden, op te staan, opstaan, ademen, in leven, volhouden,
    het leven, mijn leven, dit leven, de toekomst, toekomst
  `,
  reason: `
    (geen|zonder|nergens|zie (geen|niet|niets|nergens)|vind geen|heb geen) .. ?(reden|redenen|zin|nut|doel|betekenis|toekomst|kracht|wil|energie)( meer)?,
    geen .. meer (om|in), geen zin meer (om|in), waarom .. (nog|eigenlijk), waarvoor, waartoe,
    wat heeft .. (zin|nut), wat is het nut( van)?, wat is de zin( van)?,
    (niets|niks) .. (om voor|waarvoor|dat me), niet (meer )?de moeite waard, niet waard,
    heeft geen zin( meer)?, zinloos, verdien .. niet, zie mezelf niet
  `,
  weary: `
    moe van, beu, zat, klaar met, genoeg van, kan .. niet meer( aan)?, kan niet meer,
    hou .. niet (meer |langer )?vol, houd .. niet (meer )?vol, trek .. niet meer, kan .. (niet )?aan,
    geen kracht (meer )?(om|voor), haat, te moe om, opgegeven, geef .. op, heb geen kracht
  `,
  suicide: `
    (mezelf|mijzelf|me zelf|mij|me) .. ?(van kant (maken|te maken|maak)|ombrengen|om te brengen|verhangen|ophangen|op te hangen|verdrinken|vermoorden|doden|doodmaken|iets aan (doen|te doen)|iets aandoen|voor de trein|voor een trein|vergiftigen|neerschieten|door (het|mijn) hoofd schieten),
    maak .. (mezelf|me) .. ?(af|van kant),
    een eind(e)? (te )?(maken|maak|gemaakt) aan (mijn leven|alles|mezelf|het leven|dit leven|dit),
    (er )?een eind(e)? aan (mijn leven|alles|het)? ?(te )?(maken|maak),
    mijn leven (te )?(beeindigen|benemen), zelfmoord (plegen|te plegen|pleeg|gedachten), zelfmoordgedachten,
    suicidale gedachten, suicidaal, uit het leven (te )?stappen, eruit stappen,
    (van|voor) (de|een) .. ?(brug|dak|flat|gebouw|balkon|trein|metro) .. ?(springen|spring|te springen|gooien|af|stappen),
    voor de trein, kms
  `,
  suicideNoun: 'zelfmoord, zelfdoding, suicide, suicidaal, euthanasie plegen',
  harm: `
    (mezelf|mijzelf|me|mij) .. ?(opnieuw |weer |expres )?(gesneden|snijd|snijden|te snijden|gekrast|krassen|pijn (doen|gedaan|te doen)|verwond|verwonden|te verwonden|beschadig*|automutil*|geslagen|slaan|te straffen|straffen|straf|uithonger*|verbrand|branden|krab*)(?! (aan papier|met papier|bij het)),
    automutil*, zelfbeschadig*, zelfverwonding, zelfpijniging,
    (snijd|sla|straf|verwond|krab|brand|doe) (mezelf|mijzelf) .. ?(pijn)?, weer (gaan )?snijden,
    begonnen met snijden, (het )?mesje, scheermes* .. (la|arm|pols|huid|weer), scheermesje,
    (sigaret|aansteker) .. (arm|huid|pols|hand), (met )?mijn hoofd tegen (de|een) muur,
    tegen de muur (gebonkt|geslagen|bonken|slaan), tot het bloed*, tot bloedens,
    (wonden|littekens|sneeen|krassen|brandwonden) .. ?(verberg*|verstop*|lange mouw*|op mijn (armen|arm|polsen|benen)),
    (verberg|verstop) .. (wonden|littekens|armen|polsen),
    (expres|opzettelijk|als straf) .. ?(niet|niets|niks) .. ?(eten|gegeten|eet),
    (eet|gegeten) .. (expres|straf)
  `,
  hurt: `
    (in|op) mijn (eigen )?${BODY} .. ?(gesneden|gekrast|gebrand|snijden|snijd|krassen),
    mijn (eigen )?${BODY} .. ?(opengesneden|gesneden|verbrand|open gekrabd|gebrand|kapot gekrabd|opengekrabd)
  `,
  better: `beter, makkelijker, gelukkiger, rustiger, opgelucht, beter af, best, opluchting, in vrede`,
  relief: `
    (zou|is|lijkt|klinkt|was|moet) (\\w+ ){0,4}(beter|makkelijker|opluchting|rust|fijn|rustig|vrede|heerlijk),
    makkelijker dan, beter dan (dit|leven|doorgaan)
  `,
  absence: `
    zonder (mij|me), als ik er niet (meer )?(ben|was|zou zijn), als ik (dood|weg|er niet meer) (ben|was),
    als ik (sterf|stierf|doodga|doodging|verdwijn|verdween), mijn dood, ik onder de grond
  `,
  regret: `
    baal, teleurgesteld, verdrietig, boos, jammer, spijt, haat, vervloek, helaas, kwaad, teleurstelling, erg
  `,
  wake: `
    dat ik (\\w+ ){0,2}(wakker|nog leef|er nog ben|nog besta|weer wakker|leef)( ben| werd| geworden| ben geworden| word)*,
    wakker (geworden )?te zijn, nog te leven, weer wakker te worden
  `,
  fate: `
    (auto|vrachtwagen|bus|trein|tram|bliksem|kanker|iemand) (\\w+ ){0,3}(aanrijdt|overrijdt|overreed|aanrijd*|doodrijdt|raakt|doodmaakt|meeneemt|zou aanrijden)(?= ),
    (aangereden|overreden|doodgereden) (word|werd|worden),
    in mijn slaap (doodga|sterf|sterven|doodgaan|overlijd*)
  `,
  burden: `
    (beter|gelukkiger|makkelijker|opgelucht|rustiger|blijer) .. ?(af )?(zonder (mij|me)(?! (erbij|mee))|als ik er niet .. ?(was|meer was|ben|zou zijn)|als ik .. (dood|weg|niet meer|verdwen*|verdween)),
    zonder (mij|me) .. ?(beter|gelukkiger|makkelijker|rustiger|blijer),
    als ik .. ?(dood|weg|er niet|verdwen*|verdween|niet meer) .. ?(was|ben|ging|zou|zijn)? .. ?(niemand|iedereen|beter|missen|merken|makkelijker|opgelucht|wie),
    niemand .. ?(zou|zal|gaat|mist) .. ?(missen|mist|merken|merkt|opvallen|huilen|mij|me)(?= ),
    (ben|voel me|alleen maar|slechts) .. ?(een|tot) last, tot last,
    last voor (iedereen|mijn|mn|anderen|jullie), blok aan .. been, wereld .. zonder mij,
    nooit geboren .. (was|had), was ik maar nooit geboren, verspilling van (ruimte|zuurstof|lucht),
    ik hoor er niet te zijn, zou niet moeten (leven|bestaan)
  `,
  direct: `
    ogen (\\w+ ){0,2}(dicht|sluit*|dichtdoen) (\\w+ ){0,3}(nooit|niet|voor altijd)(?= ), afscheidsbrief*,
    (afscheid|laatste) (brief|brieven|briefje|bericht) .. ?(geschreven|klaar|liggen|aan),
    afscheid .. ?genomen van (iedereen|het leven|alles),
    (laatste) (keer dat ik schrijf|nacht|bladzijde) .. (leven|ooit)?,
    als (jullie|je|iemand) dit (lezen|leest) .. (dood|niet meer|weg),
    (spaar|gespaard|verzamel*|verzameld|verstop*|geteld|tel|bewaar*|opgespaard) .. ?${PILLS},
    ${PILLS} .. ?(gespaard|verzameld|geteld|opgespaard|genoeg|in een keer|verstopt|liggen klaar|klaarliggen),
    (alle|hele|doos|strip|handvol|twintig|dertig|pot|te veel) .. ?${PILLS} .. ?(genomen|geslikt|slikken|innemen|ingenomen),
    hoeveel ${PILLS}, overdosis(?! chocola),
    (op|aan|bij) (de|een|het) .. ?(brug|rand|spoor|perron|dak|balkon|flat|leuning) .. ?(springen|spring|stap|naar beneden|vallen|loslaten|makkelijk|gedacht|gesprongen),
    (touw|strop) .. ?(gekocht|klaar|gezocht|ligt),
    (ik heb|heb) .. ?(een plan|alles geregeld|de datum|een datum|een dag) .. ?(om|gekozen|geprikt|klaar)?(?= (om te|om er|gekozen)),
    geen (andere )?uitweg( meer)?, (zie|is) .. geen uitweg, enige uitweg,
    (de dood|dood zijn|sterven|doodgaan) .. ?(zou|lijkt|is|klinkt) .. ?(opluchting|rust|verlossing|beter|makkelijker|bevrijding|oplossing)(?= ),
    liever dood, beter dood,
    (slapen|inslapen|in slaap) .. ?(en|zonder) .. ?(nooit|niet) .. ?(wakker|ontwaken),
    (nooit|niet) meer wakker .. ?(worden|word|werd|hoeven)(?! om),
    wil (ik )?niet meer (leven|bestaan|wakker worden|verder(?! met)|hier zijn)(?! (in|met|bij)), levensmoe,
    het leven .. ?(is|heeft) .. ?(niet (meer )?waard|geen zin|ondraaglijk|te zwaar|zinloos),
    laat me .. ?(sterven|doodgaan|gaan slapen voor), god .. (haal|neem) me,
    maakt (me )?niet uit of ik (leef|sterf|doodga|wakker), mijn eigen (begrafenis|uitvaart), van deze wereld
  `,
  faint: `
    ik kan niet meer, ik geef het op, geef het op, hou het niet vol, wil dat het stopt, zelfmoord*, suicid*,
    afscheid, vaarwel, geen uitweg, wil niet meer, op is op
  `,
  despair: `
    dood, doodgaan, sterven, wanhop*, hopeloos, waardeloos, zinloos, last, uitweg, opgeven, haat mezelf,
    haat mijn leven, zo alleen, helemaal alleen, leeg, vergeef me, sorry voor alles, mesje, pillen,
    niemand mist
  `,
  self: 'ik, me, mij, mijn, mezelf, mn, k',
  others: `
    hij, ze, zij, ie, iemand,
    (mijn|mn|een|de|het|onze|haar|zijn) .. ?${KIN}(?= (zegt|heeft|wil|is|was|zei|denkt|schreef|appte|snijdt|die|dat|vertelde|praat|wilde))
  `,
  wishOther: `
    wil, wilde, wou, denkt, dacht, praat over, zegt, zei, dreigt, dreigde, hoopt, zou, probeerde, geprobeerd
  `,
  suicideOther: `
    (zichzelf|zich) .. ?(van kant|ombrengen|verhangen|opgehangen|doden|iets aandoet|iets aan doet|voor de trein|wat aandoet|iets aan wil),
    zelfmoordpoging,
    (dood wil|niet meer wil leven|niet meer leven wil|er niet meer wil zijn|eruit wil stappen|er een eind aan wil maken),
    pleegde zelfmoord, (is|was) suicidaal, beter af zonder (hem|haar)
  `,
  harmOther: `
    (zichzelf|zich) .. ?(snijdt|pijn doet|beschadigt|verwondt|snijden|snijd), automutileert,
    (sneeen|littekens|krassen|wonden|sneetjes) op (zijn|haar|de) .. ?(arm*|pols*|been|benen)
  `,
  person: KIN,
  worry: `
    zorgen, bezorgd, bang dat, bang om, ongerust, maak me,
    weet niet (wat|hoe) .. ?(moet|helpen|zeggen|doen|kan), (hem|haar) helpen, hoe help, bang (hem|haar) te,
    angst om
  `,
  mourned:
    'begrafenis, graf, jaar geleden, jaren geleden, sterfdag, herdenking, uitvaart, overleden',
  figurative: `
    als .. (verliest|verliezen|wint) ga ik dood,
    (lach*|lachte|gelachen|lachen) .. ?(me|mezelf|ons|je|zich)? ?(dood|kapot|rot), dood(ge)?lachen, doodmoe,
    dood ?op, doodsaai, doodnormaal, doodstil, dood(s)?bang, dood op (van|na),
    (sterf|sterven|gestorven|stierf|ga dood|doodgaan|dood) (van|van de) (honger|dorst|kou|warmte|hitte|verveling|schaamte|lachen|nieuwsgierigheid|slaap|zenuwen|het lachen),
    (ik )?ga (bijna )?dood (van|aan|als),
    (batterij|telefoon|mobiel|plant|planten|auto|laptop|vis|bloemen|accu) .. ?(dood|leeg|sterft|doodgegaan|overleden|gaan dood|gaat dood),
    tijd doden, zelfmoord(aanslag|terrorist|commando|missie|cijfers|preventie*), politieke zelfmoord,
    suicide squad, (hitte|werk|baas|warmte|rug) .. ?(wordt mijn dood|nekt me), leven van alledag,
    uit het leven gegrepen, liefde van mijn leven, mijn hele leven, in mijn leven, van mijn leven,
    (in|op) .. ?(amsterdam|utrecht|rotterdam|stad|dorp|huis|flat|kamer|gent|brussel|antwerpen) .. ?(leven|wonen),
    leven (in|met|zonder|van) [^ ]+( [^ ]+)?, (door de grond|in de grond) .. ?(zakken|zak|zakte),
    (een paar|een|het) .. ?(dag|dagen|week|weekend|bos) .. ?(verdwijnen|weg),
    (vroeg|om (vijf|zes|zeven|[0-9]+)) .. ?(wakker|opstaan|op te staan)( worden)?,
    (drie|twee|vier|vijf|tien) keer dood*, (op het werk|in het spel|level) dood,
    verder (gaan )?met (mijn )?(werk|studie|boek|verhuizen|sport|opleiding)
  `,
  emphasis: `
    kan niet (stoppen|ophouden)( met)?, (niets|niks) (anders|liever)( dan)?, niet alleen,
    weet niet (meer )?(of|waarom|hoe|wanneer|hoelang|hoe lang), niemand weet( dat)?,
    (niemand|nooit) .. ?(verteld|gezegd)( dat)?, niet gelogen, geen grap, niet overdreven,
    durf .. niet (te )?(zeggen|vertellen)
  `,
  fiction: `
    film, films, boek, boeken, roman, serie, aflevering, seizoen, podcast, documentaire, college, lezing,
    artikel, nieuws, krant, toneelstuk, opera, personage, held, heldin, hoofdpersoon, slechterik, spel, game,
    level, eindbaas, liedje, nummer, tekst, gedicht, hoofdstuk, scriptie, verslag, patient*, client*, hamlet,
    werther, bioscoop, scene, statistiek*, cursus, netflix, anime, manga, museum, verhaal
  `,
  past: `
    vroeger, jaren geleden, [^ ]+ jaar geleden,
    toen ik .. ?(jong|klein|kind|puber|[0-9]+|[^ ]+tien|student) (was)?, destijds, vorig jaar,
    ooit .. (wilde|wou|was), op mijn [^ ]+(tiende|ste|de),
    al .. (maanden|jaar|weken) (clean|niet meer|vrij|geen),
    (blij|dankbaar|gelukkig|trots) .. ?(dat ik (nog )?(leef|er ben|besta|er nog|bleef)|te leven), overleefd,
    overwonnen, achter me
  `,
  still: `
    weer, opnieuw, nog steeds, vanavond, vannacht, nu weer, terug, maar nu, teruggevallen, terugval,
    tegenwoordig, de laatste tijd
  `,
  trivial: `
    vergadering*, meeting*, slide*, mail*, mailtje, zoom, teams, call, excel, powerpoint, presentatie*,
    liedje, kerstliedje, playlist, printer, file, huiswerk, wiskunde, belasting*, formulier*, ikea, wekker,
    wachtwoord, grap*, woordgrap*, maandag*, overleg, brainstorm, standup, burpees
  `,
  jest: `
    nog (zo n |zo |een )?(een|1)?, als .. ?nog, haha*, lol, hihi, xd, echt, zweer het, 😂, 🤣, elke keer,
    saai*, anders
  `,
  accident: `
    ui, uien, brood, koken, kookte, keuken, groente*, aardappel*, tomaat, tomaten, wortel*, kaas, kaasschaaf,
    bakken, oven, pan, fornuis, strijk*, scheren, geschoren, tuin*, tuinieren, rozen, bramen, fiets,
    gevallen, viel, voetbal, klimmen, sport*, papier, blik, glas, kat, poes, ongeluk, per ongeluk, onhandig,
    zon, koffie, thee, waterkoker, mug, muggen*, hechting*, zaag, boor, stijltang
  `,
  deliberate: `
    expres, opzettelijk, verdien, om .. te voelen, iets te voelen, straf*, haat mezelf, niemand weet,
    niemand ziet, stiekem, verberg*, verstop*, mesje, scheermes*, tot het bloed*, lange mouw*, terugval,
    weer
  `,
  said: 'ik (zei|dacht|fluisterde|schreeuwde|schreef|zeg|denk)',
};
