import type { Vocabulary } from '../vocabulary.ts';

const BODY =
  '(arm|arme|armen|unterarm*|handgelenk*|puls|pulsadern?|oberschenkel*|schenkel*|bein|beine|beinen|haut|bauch|huft*)';
const KIN =
  '(freund|freundin|freunde|kumpel|bruder|schwester|mutter|mama|vater|papa|sohn|tochter|kind|mann|frau|partner|partnerin|cousin|cousine|neffe|nichte|onkel|tante|oma|opa|mitbewohner|mitbewohnerin|kollege|kollegin|nachbar|nachbarin|schuler|schulerin|klassenkamerad|klassenkameradin|exfreund|exfreundin|ex|beste freundin|bester freund)';
const PILLS =
  '(tabletten|pillen|schlaftabletten|schmerzmittel|schmerztabletten|medikamente|pulver)';

export const de: Vocabulary = {
  script: /[a-z]/,
  subjects: true,
  common: `
    ich, nicht, und, mir, mich, mein, meine, meinem, meinen, ist, das, der, zu, kein, keine, keinen, ein,
    eine, nie, wenn, ohne, mochte, habe, leben, sterben, selbst, dass, alle, wieder, warum, wozu, nur, sie,
    umbringen
  `,
  wish: `
    stell(e)? mir (oft |manchmal |immer |gerade )?vor, will, mocht, mochte, moechte, wollte, wurde, wunsch*,
    wunschte, hoffe, hoff, hoffentlich, denke, denk, dachte, denken, gedanke, gedanken, uberlege, uberleg,
    ueberlege, plane, vorhabe, bereit, sehn*, traume, getraumt, lust, drang, bete, bitte, bitten, flehe,
    konnte, darf, durfte, wenn ich doch, am liebsten, lieber, besser ware, ware besser, wars besser,
    schoner ware, ware es doch, vorstell*, stelle mir vor, stell mir vor, entschlossen, beschlossen, sollte,
    wieso kann ich nicht, warum kann ich nicht
  `,
  not: 'nicht, nie, niemals, kein, keine, keinen, nich, net, ned, nimmer, ohne',
  die: `
    es beende, alles beende, es zu ende bringe, zu ende bringen, sterben, sterb, sterbe, verrecken,
    krepieren, abkratzen, draufgehen, tot, tot sein, gestorben, hin(u|ue)ber, fur immer weg, einfach weg,
    weg sein, weg ware, nicht mehr (da|hier|am leben|auf der welt|auf dieser welt) (sein|ware|bin),
    nicht mehr da, nicht mehr hier sein, (einfach|fur immer|ganz|spurlos|komplett) verschwinden,
    verschwunden ware, verschwinden konnte, verschwinden,
    (nicht|nie|niemals|nimmer|nich) (mehr |wieder )?(aufwach*|aufzuwachen|wach werde*|wach zu werden|aufstehen mussen),
    aufwach* .. nicht mehr, wach* (\\w+ ){0,3}(nicht|nie|nimmer) (\\w+ )?(mehr )?auf,
    nicht mehr (existieren|sein mussen|sein|leben|weiterleben|da sein|atmen), nicht (existieren|leben),
    zu existieren aufhor*, aufhoren zu (leben|existieren|atmen),
    ein ende (machen|setzen|bereiten|nehmen|hat),
    es (endet|vorbei ist|aufhort|endlich vorbei|zu ende|vorbei ware|aus ist),
    alles (endet|vorbei ist|aufhort|vorbei ware|aus ist|zu ende),
    schluss (machen|mache) mit (allem|dem leben|mir), mit allem schluss, mit dem leben abschliessen,
    es beenden, zu beenden, alles beenden, dem leben .. ende, fur immer (schlafen|einschlafen|die augen),
    ewig schlafen, einschlafen, nie geboren, nicht geboren, nie auf die welt, tod, den tod, das leben nehmen,
    zu gott holt, mich holt, mich holen, mich zu sich, mich auflosen, vor (den|einen) zug, von der brucke,
    vom dach
  `,
  live: `
    weiterzuleben, weiter zu leben, leben(?! (lang|weg)), weiterleben, weiter leben, zu leben, lebe,
    existieren, da sein, hier sein, am leben, am leben bleiben, lebendig,
    aufwachen(?! (um|vor))(?= (mehr|muss|soll|sollte|mussen|will|~)| $), aufzuwachen, aufstehen soll,
    weitermachen, weiterzumachen, weitergehen, durchhalten, weiterkampfen, existenz, dasein, auf dieser welt
  `,
  reason: `
    wozu, wofur, weshalb, warum .. (noch|uberhaupt),
    kein* (sinn|grund|zweck|lust|kraft|wille|willen|ziel|zukunft|perspektive), keinen sinn, sinn mehr,
    sinn(los|losigkeit)*, (nichts|nix) .. (wofur|wozu|was mich|fur das),
    was .. (noch|eigentlich|uberhaupt) (sinn|soll), lebensmude, lohnt .. nicht, nicht lebenswert,
    nichts mehr wert, nicht mehr wert
  `,
  weary: `
    mude (zu|vom|von)?, satt, leid,
    (halte|halt|ertrage|ertrag|pack|packe|schaff|schaffe|kann|verkraft*) .. (nicht mehr|nicht langer|nimmer|nich mehr) ?(aus)?,
    ubrig, habe genug (vom|von), hab genug (vom|von), genug vom, genug von, keine lust mehr (zu|auf|am),
    keine kraft mehr (zu|zum|fur), am ende mit, fertig mit (dem|meinem), abgeschlossen mit, zu mude (zum|um),
    hasse, kotzt mich an
  `,
  suicide: `
    mich (selbst |selber |einfach |heute |jetzt |endlich |vielleicht |wirklich |sofort |dann )?(umbring*|umzubring*|umgebracht|toten|zu toten|getotet|erhang*|zu erhang*|erhangt|aufhang*|aufzuhang*|aufgehangt|erschiess*|zu erschiess*|vergift*|ertrank*|zu ertrank*|ersticken|abmurks*|wegmach*|auslosch*|auszulosch*|kaltmach*),
    (bring|bringe) mich (\\w+ ){0,2}um,
    mir (\\w+ ){0,4}(das leben (zu )?nehmen|leben genommen|die kugel|eine kugel|den strick|die pulsadern|die adern|was antun|was anzutun|etwas antun|etwas anzutun|was antue|etwas antue|was angetan),
    (nehm|nehme) mir (\\w+ ){0,2}das leben,
    mein* leben (\\w+ ){0,3}(ein ende|beenden|zu beenden|beende|wegwerf*|wegzuwerf*|schluss|nehmen),
    (meinem|dem) leben (\\w+ ){0,2}ein ende,
    mich (\\w+ ){0,3}(vor|unter) (\\w+ )?(zug|auto|lkw|bahn|u bahn|s bahn) (werf*|zu werf*|schmeiss*|leg*|zu leg*),
    mich (\\w+ ){0,3}(von|vom|aus) (\\w+ )?(brucke|dach|hochhaus|balkon|fenster|turm) (sturz*|zu sturz*|werf*|zu werf*|springen|fallen),
    (von|vom) (\\w+ )?(brucke|dach|hochhaus|balkon) (spring*|zu springen|sturz*|runterspring*|gesprungen|runter),
    vor (\\w+ )?(zug|bahn|u bahn|auto|lkw) (spring*|zu springen|werf*|geworfen|lauf*|zu laufen), suizidal,
    bin (\\w+ ){0,3}suizidal, suizidgedanken, selbstmordgedanken, suizidgefahrdet, freitod wahlen,
    selbstmord (begehen|machen), suizid (begehen|machen), freiwillig aus dem leben, aus dem leben scheiden,
    abschied vom leben, kms
  `,
  suicideNoun: 'selbstmord, suizid, freitod, selbsttotung, suizidalitat',
  harm: `
    (schneide|ritze|verletze|verbrenne|schlage|bestrafe|kratze|schneid|verletz|schlag) mich(?! (um|mit (\\w+ )?(problemen|fragen)|in den finger|durch)),
    ritze, ritzen(?! sich), ritz, geritzt, aufgeritzt, geritze, ritzerei, selbstverletz*, svv,
    mich (\\w+ ){0,4}(ritz*|zu ritzen|geritzt|aufgeritzt|schneid*|zu schneiden|geschnitten|verletz*|zu verletzen|verbrann*|zu verbrennen|verbrenn*|schlag*|zu schlagen|geschlagen|kratz*|blutig|bestraf*|zu bestrafen|aushunger*|zu tode hungern|hungern lassen|selbst verletz*),
    schneid* mich(?! (beim|am|an der))(?= (wieder|selbst|noch|um|weil|damit|nachts|heimlich|jeden|immer|jede|fast|~)| $),
    verletz* mich selbst, schlag* mich selbst,
    (mir|meine|meinen|meinem|mein) (\\w+ ){0,5}(selbst|absichtlich|wieder|heimlich|extra) (\\w+ ){0,5}(geschnitten|verbrannt|weh getan|wehgetan|aufgeschnitten|zerkratzt|verletzt|gekratzt|weh|schmerzen zu*),
    mir (selbst|selber|absichtlich|wieder|extra) (\\w+ )?(weh|wehtun|wehtue|weh tue|wehzutun|wehgetan|schmerzen),
    tu* mir (selbst|selber|wieder|absichtlich) (\\w+ )?weh, mir wehtun, mir weh tun, mir weh zu tun,
    mir wehzutun,
    (mit|mir) (\\w+ ){0,3}(faust|fausten|kopf) (\\w+ ){0,3}(gesicht|wand|kopf|schlag*|gegen|hau*)(?= ),
    kopf gegen (die|den) (wand|boden|tur)(?= (schlag*|hau*|geschlagen|gehauen|bis|~)| $),
    (die|eine|meine|der) (klinge|rasierklinge|klingen|rasierklingen|scherbe),
    feuerzeug (\\w+ ){0,4}(haut|arm|hand|handgelenk),
    zigarette (\\w+ ){0,4}(haut|arm|handgelenk|ausgedruckt|ausdrucken),
    (absichtlich|extra) (nichts|nicht) (\\w+ )?(gegessen|essen|esse),
    (esse|gegessen) (\\w+ ){0,3}(absichtlich|als strafe|zur strafe|um mich zu bestrafen),
    neue (schnitte|narben|wunden) (\\w+ )?(am|an|auf),
    (schnitte|narben|wunden|brandwunden) (\\w+ ){0,3}(verstecke*|versteckt|verberge*|unter den armeln|unter dem pulli|an meinen|auf meinen|an meinem|auf meinem),
    bis es blut*, bis blut
  `,
  hurt: `
    (mir|meine|meinen|in den|in die|am|an den|an die) (\\w+ ){0,4}${BODY} (\\w+ )?(geschnitten|aufgeschnitten|verbrannt|zerkratzt|aufgekratzt|zerschnitten|blutig gekratzt|aufgeschlitzt|zu schneiden|aufschneiden|zu verbrennen),
    (schneid*|schnitt|verbrenn*|ritz*|kratz*) (\\w+ )?mir (\\w+ ){0,3}${BODY}
  `,
  better: `
    ruhe, endlich ruhe, besser, beste, leichter, einfacher, glucklicher, erleichtert, ruhiger, gut dran,
    besser dran, erlost, frieden
  `,
  relief: `
    (ware|wars|ists|ist es|klingt|scheint|stelle|erscheint|muss) (\\w+ ){0,4}(besser|leichter|einfacher|erlosung|erleichterung|schon|ruhe|frieden|beste|friedlich),
    einfacher als, leichter als, besser als (das|dieses|weiter)
  `,
  absence: `
    wenn ich (nicht mehr (da|hier|am leben)|nicht mehr) (bin|ware),
    wenn (ich|es mich|s mich) (\\w+ ){0,2}(nicht mehr|tot|weg|nie|nicht) (\\w+ ){0,2}(ware|wares|gabe|da|lebte|existierte|gegeben|geboren),
    wenn ich (tot|weg|gestorben|nicht mehr da|unter der erde|fort) (bin|ware),
    ohne mich(?! (fahren|gehen|feiern)), wenn ich (sterbe|sturbe|verschwinde|verschwande|nicht existierte),
    ich unter der erde, mein tod
  `,
  regret: `
    enttauscht, traurig, wutend, argere mich, argert mich, schade, bereue, hasse es, hasse, leider,
    verfluche, verzweifelt, enttauschung
  `,
  wake: `
    (dass ich|wenn ich) (\\w+ ){0,2}(aufgewacht|aufwache|wach|noch da|noch lebe|noch hier|lebendig|uberlebt) ?(bin|werde|habe)?,
    aufgewacht zu sein, noch am leben, noch zu leben, wieder aufzuwachen
  `,
  fate: `
    (auto|lkw|laster|bus|zug|bahn|blitz|krebs|jemand) (\\w+ ){0,4}(uberfahr*|erfass*|umfahr*|totfahr*|trifft|treffen|umbring*|uberrollt|uberrollen|mich holt|toten)(?= ),
    (uberfahren|angefahren|erschossen|vom blitz getroffen) (\\w+ )?(werden|wurde|wird)
  `,
  burden: `
    (besser|leichter|glucklicher|einfacher|froh|erleichtert|ruhiger|schoner|freier) (\\w+ ){0,4}(ohne mich|wenn ich (\\w+ ){0,4}(weg|tot|nicht mehr|verschwunden|nicht|gestorben|nie|gegangen)|wenns mich nicht|wenn es mich nicht|gabe es mich nicht),
    ohne mich (\\w+ ){0,4}(besser|leichter|glucklicher|einfacher|gut|weniger|ruhiger|freier|entspannter|schoner),
    wenn (ich|es mich|s mich) (\\w+ ){0,3}(weg|tot|nicht mehr|verschwunden|nicht|gestorben|nie geboren|nicht mehr gabe|gegangen) (\\w+ ){0,4}(besser|leichter|glucklicher|merk*|auffall*|vermiss*|niemand|keiner|keine|froh|erleichtert|fehlen|egal|interessier*|kummer*|weinen),
    (niemand|keiner|kein mensch|keinem|niemandem|wer) (\\w+ ){0,4}(vermiss*|merk*|auffall*|fehl*|trauer*|nachweinen|interessier*|kummer*|stor*) (\\w+ ){0,2}(wenn ich|wenns mich|ob ich (lebe|noch|da)|mich)(?! nicht einladen)( \\w+){0,3},
    (niemand|keiner) (\\w+ ){0,2}wurde mich vermissen,
    wurde (mich )?(niemand|keiner|keinem) (\\w+ )?(merken|vermissen|auffallen|fehlen),
    (allen|jedem|anderen|euch|ihnen|der familie|meiner familie|nur|eine|eine zu grosse|ein|zur) (\\w+ )?(zur last|eine last|last|klotz am bein|ballast)(?! (fallt|gefallen|war))(?= ),
    falle (\\w+ ){0,3}zur last, bin (\\w+ ){0,3}(eine|nur|ne) (\\w+ )?last,
    belastung fur (alle|meine|die|andere|euch|jeden), welt (\\w+ ){0,3}ohne mich, ohne mich besser dran,
    besser dran ohne mich, nie geboren worden, nicht geboren worden, ware ich (doch )?(nie|nicht) geboren,
    (hatte|hatten) (\\w+ ){0,4}nie (geboren|auf die welt)(?= ), verschwende (nur )?(luft|platz|sauerstoff),
    platzverschwendung, sollte (nicht|gar nicht) (mehr )?(existieren|leben|da sein)
  `,
  direct: `
    (egal|gleich|einerlei) (\\w+ ){0,2}ob ich (\\w+ )?(lebe|sterbe|aufwache|noch da bin),
    augen (zu|schliess*|zumach*) (\\w+ ){0,4}(nie|nicht|fur immer)(?= ),
    (nie|nicht) (wieder|mehr) (offnen|aufmachen|wach werde*|wach)(?= ),
    (google|googel*|gegoogelt|suche|recherchier*|denke nach|uberlege|nachgelesen) (\\w+ ){0,5}(schmerzlos*|methoden?|wie ich es (mache|tue|anstelle)|ohne schmerzen|wie man sich|moglichst schnell),
    abschiedsbrief*, testament geschrieben und,
    letzt* (brief|eintrag|nacht|worte) (\\w+ ){0,4}(mama|familie|eltern|alle|euch|hier|geschrieben|von mir|meines lebens|schreibe|werde),
    (tabletten|pillen|schlaftabletten|medikamente|schmerzmittel) (\\w+ ){0,3}(gesammelt|gehortet|gezahlt|aufgehoben|gespart|beiseite|versteckt|auf einmal|alle auf|geschluckt alle|liegen bereit|bereitgelegt|reichen),
    (sammle|sammel|horte|zahle|zahl|spare) (\\w+ ){0,3}${PILLS}, wie viele (\\w+ ){0,2}${PILLS},
    (alle|ganze|zu viele|packung|schachtel|handvoll|dutzend*) (\\w+ ){0,2}${PILLS} (\\w+ )?(genommen|geschluckt|nehmen|schlucken|zu nehmen|zu schlucken),
    uberdosis (\\w+ )?(genommen|nehmen|schlafmittel|tabletten|insulin),
    (auf|an) (der|einer|die) (\\w+ )?(brucke|gleise|gleisen|bahngleise*|dach|klippe|bahnsteigkante|gelander) (\\w+ ){0,6}(springen|gesprungen|runter*|hinunter*|ein schritt|schritt|vorbei|loslassen|fallen lassen|gedacht|uberlegt|vorgestellt|schnell),
    (ein|nur ein|einen) schritt (\\w+ ){0,3}(vorbei|weiter und|nach vorn),
    strick (\\w+ ){0,2}(gekauft|gesucht|bereit|gekn*|liegt),
    ich (habe|hab) (\\w+ ){0,3}(einen plan|alles vorbereitet|mich entschieden zu gehen|den tag gewahlt|ein datum),
    lebensmude, lebensuberdruss, todessehnsucht, sehnsucht nach dem tod,
    (tot|gestorben) ware (\\w+ ){0,2}(leichter|besser|einfacher|alles), lieber (tot|sterben|gestorben),
    tot sein (\\w+ )?(ware|klingt),
    der tod (ware|klingt|wirkt|scheint|kommt mir) (\\w+ ){0,3}(erlosung|leichter|frieden|ausweg|erleichterung|besser)(?= ),
    keinen (anderen )?ausweg, seh* keinen ausweg, kein* ausweg mehr,
    (will|mag|kann) (\\w+ )?nicht mehr leben,
    das leben (ist|hat|macht|lohnt) (\\w+ ){0,3}(nicht lebenswert|nicht mehr lebenswert|keinen sinn|kein sinn|nicht wert|nicht mehr|sinnlos|keinen wert),
    so nicht mehr leben,
    (geschichte|text|zeilen|das hier) (\\w+ ){0,2}(lest|liest|findet) (\\w+ ){0,3}(tot|nicht mehr|weg|gegangen)(?= ),
    wenn ihr das lest, (mich|bitte) (einfach )?(nicht mehr|nie wieder|nie mehr) aufwachen( lassen)?,
    hoff* (\\w+ ){0,4}(nicht|nie) (mehr )?aufwach*,
    (einschlafen|schlafen|schlafe ein) und (\\w+ ){0,2}(nicht|nie|niemals) (mehr |wieder )?(aufwach*|wach),
    nie wieder aufwachen, nicht mehr aufwachen(?! (mussen um))(?= (will|mochte|muss|wurde|darf|konnte|~)| $),
    es (\\w+ )?(allen|jedem) leicht machen und gehen, ich will einfach nur weg von dieser welt,
    von dieser welt (gehen|verschwinden|sein), diese welt verlassen, mich aufgegeben,
    lass mich (einfach )?sterben, (nacht|abend|tag) (\\w+ ){0,3}meine letzte,
    mein letzter (tag|abend|eintrag)(?! (im|in|als|bei|vor))(?= )
  `,
  faint: `
    ich will nicht mehr(?= $), ich kann nicht mehr(?= $), ich mag nicht mehr, kein ausweg, ich gebe auf,
    geb auf, alles hat keinen sinn, will weg, uberdosis, ich halte es nicht mehr aus, will dass es aufhort,
    soll es aufhoren, abschied
  `,
  despair: `
    sterben, tod, tot, hoffnungslos*, wertlos*, sinnlos*, verzweif*, zur last, kein ausweg, keinen ausweg,
    aufgeben, hasse mich, hasse mein leben, so allein, ganz allein, leer, leere, verzeiht mir,
    niemand vermisst, klinge, strick, tabletten, vorbei, schluss
  `,
  self: 'ich, mich, mir, mein, meine, meinen, meiner, meinem, ichs',
  others: `
    er, sie, er s, jemand,
    (mein|meine|der|die|ein|eine|unser|unsere|ihr|ihre|sein|seine) (\\w+ )?${KIN}(?= (sagt|hat|will|ist|war|meint|schreibt|schrieb|denkt|redet|meinte|sagte|wollte|erzahlt*|ritzt|versucht|spricht|mochte|konnte|dass|sich))
  `,
  wishOther: `
    will, mochte, wollte, wolle, wurde, wunscht, denkt, dachte, redet, spricht, sagt, droht, hofft
  `,
  suicideOther: `
    sich (\\w+ ){0,4}(umbring*|umzubring*|umgebracht|umbrachte|erhang*|erschoss*|erschiess*|das leben (zu )?(nehmen|genommen|nimmt)|etwas antun|was antun|etwas anzutun|was anzutun|etwas antut|was antut|toten|zu toten),
    (bringt|brachte|nimmt|nahm) sich (\\w+ ){0,3}(um|das leben), selbstmordversuch*, suizidversuch*,
    ohne (ihn|sie) besser dran, besser dran ohne (ihn|sie), ist (\\w+ )?suizidal,
    (nicht mehr leben|sterben|nicht mehr da sein) (will|mochte|wolle|wollte)(?! ich)
  `,
  harmOther: `
    sich (\\w+ ){0,2}(ritzt|ritzen|schneidet|selbst verletzt|verletzt|wehtut|weh tut), ritzt sich,
    schneidet sich, verletzt sich selbst,
    (schnitte|narben|ritzspuren|wunden|brandwunden|kratzer) (\\w+ ){0,3}(an|auf) (\\w+ ){0,2}(seinem|seinen|ihrem|ihren|dem|den|der|s) (\\w+ )?(arm|armen|arme|handgelenk*|unterarm*|bein|beinen|sohnes|tochter)
  `,
  person: KIN,
  worry: `
    angst um, angst um (ihn|sie), sorge um, sorgen um, mach* mir (\\w+ )?sorgen, mache mir sorgen, furchte,
    wie (kann|soll) ich (\\w+ ){0,3}(helfen|sagen|reagieren),
    weiss nicht (\\w+ ){0,3}(was ich|wie ich|helfen|tun), (ihm|ihr) helfen, ansprechen,
    spreche ich (ihn|sie), solche angst, verlieren
  `,
  mourned: 'beerdigung, todestag, grab, vor (\\w+ )?(jahren|monaten)( .. )?, gedenk*, damals',
  figurative: `
    (ihn|sie|euch|dich|den chef|die katze|ihnen) (\\w+ )?umbringen, totgelacht, tot gelacht, tot(zu)?lachen,
    schlapp gelacht, (sterbe|sterben|gestorben|starb) (\\w+ ){0,2}(vor|fur) \\w+,
    (vor|fur) (\\w+ ){0,2}(langeweile|lachen|hunger|durst|hitze|peinlichkeit|scham|neugier|angst|kalte|aufregung|freude|schreck|mudigkeit|dieses \\w+|diese \\w+|den \\w+|ein \\w+) (\\w+ )?(sterben|gestorben|sterbe),
    (zum|zu) sterben (schon|langweilig|komisch|mude|lecker), todmude, tot(al)? mude, todlangweilig,
    toter punkt, tote hose, selbstmordkommando, selbstmordattentat*, suizidpravention*,
    suizid(rate|raten|statistik), selbstmord(rate|raten|statistik), suicide squad,
    (zeit|stunde|stunden) totschlagen,
    (batterie|akku|handy|laptop|pflanze*|blumen|auto|fisch) (\\w+ ){0,3}(tot|gestorben|stirbt|sterben),
    (in|an) (\\w+ ){0,2}(\\w*stadt|berlin|munchen|hamburg|koln|wien|zurich|dorf|wohnung|haus|\\w*haus|\\w*land|wg|gegend|deutschland|viertel|hotel) (\\w+ )?(leben|weiterleben|sein),
    in (dieser|diesem|der|einer|einem|meiner|deutschland) (?!(welt|haut|korper|hulle|holle|qual))\\w+ leben,
    (mit|bei) (\\w+ ){1,3}(zusammen ?)?leben, von (luft|liebe|meiner kunst|brot) leben, ums leben gern,
    im leben nicht, nie im leben, liebe meines lebens, leben lang,
    will (mich )?nicht (mehr )?(so )?(fruh|um (funf|sechs|sieben|[0-9])) (aufwachen|aufstehen),
    (fur ein paar|fur eine|in den|in die|ins|nach|aufs) (\\w+ )?(tage|woche|urlaub|wald|berge|bett|ausland|italien|meer|land) (\\w+ )?(verschwinden|weg),
    (im|in den|in) boden (\\w+ )?(versinken|verschwinden),
    schluss (gemacht|machen|mache) (mit|fur heute|hier)(?! (dem leben|allem|mir)), es umbringt mich,
    bringt mich (noch )?um,
    (hitze|arbeit|job|warterei|chef) (\\w+ ){0,2}(bringt|tot) (mich|mich noch um)( um)?,
    mich (in den finger|am finger), ins eigene fleisch, uber leichen, tod durch powerpoint,
    zu tode (gelangweilt|erschreckt|gefreut|gelacht), ins grab,
    (das|die|der) (\\w+ )?(ist|war|wird) (mein|noch mein) tod, (drei|zwei|vier|funf|sechs|zehn)mal gestorben,
    am leben (teil|halten)
  `,
  emphasis: `
    kann nicht (aufhoren|anders)( als)?, nichts (mehr )?(als|lieber)( als)?, nicht nur, nicht bloss,
    weiss nicht (mehr )?(ob|warum|wie|was|wann|wozu|wie lange), nicht (gelogen|ubertrieben),
    niemand weiss( dass)?, (niemandem|keinem) (\\w+ )?(erzahl*|sagen|gesagt), kein witz,
    keine ahnung (warum|ob|wie), ich kann nicht (schlafen|essen|denken|reden)
  `,
  fiction: `
    film, filme, buch, bucher, roman, serie, folge, staffel, tatort, krimi, podcast, doku, dokumentation,
    vorlesung, seminar, artikel, nachrichten, zeitung, theaterstuck, stuck, oper, figur, figuren, held,
    heldin, hauptfigur, hauptdarsteller*, kommissar, bosewicht, spiel, level, endgegner, boss, lied, song,
    songtext, gedicht, kapitel, geschichte, referat, aufsatz, unterricht, werther, goethe, effi, patient*,
    klient*, kino, theater, schulung, fortbildung, museum, ausstellung, statistik, hamlet, drehbuch, szene,
    zocken, runde, manga, anime
  `,
  past: `
    fruher, damals, vor (\\w+ )?(jahren|jahrzehnten),
    vor (einem|zwei|drei|vier|funf|zehn|[0-9]+) (jahr|jahren),
    mit (\\w+zehn|zwolf|elf|zwanzig|[0-9]+)(?! (tabletten|pillen)),
    als (kind|jugendliche*|teenager|student*|ich (jung|klein|[0-9]+|\\w+zehn) war), letztes jahr, einst,
    in meiner jugend,
    seit (\\w+ )?(monaten|jahren|wochen|tagen) (\\w+ ){0,3}(nicht mehr|clean|sauber|ohne|frei),
    seit (\\w+ )?(monaten|jahren|wochen) (\\w+ ){0,2}(clean|sauber),
    nicht mehr (geritzt|geschnitten|verletzt|suizidal),
    (froh|dankbar|glucklich) (\\w+ ){0,3}(geblieben|noch da|noch lebe|am leben|uberlebt|geschafft|gescheitert|hier zu sein),
    uberwunden, hinter mir, uberlebt
  `,
  still: `
    wieder, immer noch, noch immer, heute nacht, heute abend, jetzt wieder, zuruck, aber jetzt, gerade,
    zurzeit, ruckfall, ruckfallig, seit (tagen|wochen)
  `,
  trivial: `
    (\\w*)meeting*, besprechung*, konferenz*, sitzung*, folie*, mail*, e mails?, zoom*, call, calls,
    tabelle*, excel, powerpoint, prasentation*, lied, drucker, warteschleife, stau, hausaufgabe*, mathe*,
    steuererklarung, formular*, ikea*, wecker, elternabend*, weihnachtslied*, playlist, passwort*, wortwitz*,
    witz*, vortrag*, montag*, last christmas, burpees, vorlesung
  `,
  jest: `
    noch (so )?(ein|eine|einen|einmal), wenn (\\w+ ){0,4}noch (ein*|einmal|mal), haha*, hehe*, lol, xd,
    schwore, ich schwor, 😂, 🤣, sonst, echt, ey, dann, langweil*
  `,
  accident: `
    zwiebel*, brot, brotmesser, kochen, gekocht, koche*, kuche, gemuse*, kartoffel*, karotte*, mohre*,
    tomate*, gurke*, kase, backen, ofen, herd, pfanne, topf, grill*, bugel*, glatteisen, rasier(en|t|er)?,
    beim rasieren, garten*, rosen, hecke, brombeer*, dornen, fahrrad, gesturzt, sturz, fussball, klettern,
    sport, training, wandern, papier, dose, glasscherben, katze, versehen, aus versehen, ausversehen,
    ungeschickt, pflaster, genaht, sonne, kaffee, tee, wasserkocher, mucken*, muckenstich*, beim, werkstatt,
    sage, bohrer, basteln, schnitzen, kurbis*
  `,
  deliberate: `
    absichtlich, extra, mit absicht, verdien*, verdient, um (\\w+ ){0,3}zu (spuren|fuhlen|bestrafen),
    etwas zu (spuren|fuhlen), bestraf*, strafe, druck, hasse mich, keiner merkt*, niemand merkt*, heimlich,
    versteck*, klinge, rasierklinge, langarm*, armel, bis es blut*, ruckfall, keiner weiss
  `,
  said: `
    ich (sagte|dachte|flusterte|schrie|schrieb|denke|sage|rief),
    habe ich (gesagt|geschrieben|gefluster*|geschrien)
  `,
};
