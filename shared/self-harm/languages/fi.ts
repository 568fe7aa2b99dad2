import type { Vocabulary } from '../vocabulary.ts';

export const fi: Vocabulary = {
  script: /[a-z]/,
  common: `
    ja, ei, minun, mina, olen, haluan, taas, jos, kun, ilman, elaa, itseani, kukaan, enaa, itsemurha*
  `,
  wish: `
    haluan, haluaisin, halusin, haluun, toivon, toivoisin, toivoin, kunpa, ajattelen, ajattelin, ajatella,
    ajatuksia, ajatus, mietin, miettinyt, suunnittelen, paatin, valmis, unelmoin, rukoilen, pyydan,
    olisi parempi, parempi, tekisi mieli, tekee mieli, himo, voisinpa, kaipaan, harkitsen, pitaisi
  `,
  not: 'en, ei, emme, eivat, ilman, enaa, en enaa, koskaan',
  die: `
    kuolla(?! (nauruun|nalkaan|haped*|tylsyyteen))(?= ), kuolema, kuolemaa, kuolemasta, kuollut, kuolisin,
    kuolleena, kadota, katoaisin, olla olematta, lakata olemasta,
    lopettaa (elamani|kaiken|taman|elamisen|itseni), (kaikki|tama|elama) (loppuisi|paattyisi|loppuu|loppua),
    en (heraisi|olisi|syntynyt|olisi koskaan syntynyt|enaa heraisi), heraamatta, heraisi enaa, herata enaa,
    nukkua pois, nukahtaa (ja|ikuisesti)( en)?, nukkua ikuisesti, tappaa itseni, syntynytkaan, syntyisi,
    en heraisi(kaan)?( enaa)?, paasta pois( taalta)?( lopullisesti)?
  `,
  live: `
    elaa(?! (taalla|kanssa|ilman|helsingissa)), elamaa, elama, elamalla, elamassa, elan, olla olemassa,
    jatkaa(?= (nain|elamista|enaa|~)| $), heratа, herata(?= (enaa|huomenna)| $), hengittaa, olla taalla,
    taistella, tulevaisuutta, elamani, elaminen, elamista, olemassaoloa
  `,
  unwilling: `
    en halua( enaa)?, en haluaisi( enaa)?, en jaksa( enaa)?, en jaksais*, ei huvita, en tahdo( enaa)?,
    en pysty( enaa)?, en kestа, en kesta( enaa)?
  `,
  reason: `
    (ei ole|en nae|en loyda|ilman|mitaan) .. ?(syyta|tarkoitusta|merkitysta|jarkea|mielta|tulevaisuutta|jarkeа),
    miksi .. (edes|viela|elan|jatkaa), mita jarkea, mita varten, turhaa, ei kannata
  `,
  weary: `
    vasynyt, vasynyt elama*, kyllastynyt, en jaksa, en kesta, vihaan, luovutan, luovuttaa, en pysty,
    voimat loppu, uupunut
  `,
  suicide: `
    tappaa itseni, tapan itseni, tappaisin itseni, hirttaa itseni, hirtan itseni,
    (ampua|hukuttaa|myrkyttaa) itseni, tehda itsemurha*, teen itsemurhan, tekisin itsemurhan, itsemurhaa,
    itsemurha-ajatuks*, itsemurha ajatuk*, paattaa (elamani|paivani), lopettaa elamani, riistaa henkeni,
    viilta* ranteeni, (hypata|hyppaan|hyppaisin) .. ?(sillalta|katolta|parvekkeelta|junan alle|ikkunasta),
    junan alle, itsetuho*, itsemurhasta
  `,
  suicideNoun: 'itsemurha*',
  harm: `
    (viiltelen|viiltelin|viilsin|viillella|viiltaa|viiltely*|viillan) ?.. ?(itseani|kateni|ranteeni|kasivarteni|reiteni|taas|yolla)?(?! sormeeni),
    (satutan|satuttaa|satutin|vahingoitan|vahingoittaa|rankaisen|rangaista|lyon|polttaa|poltin|poltan|raavin|naannytan) (itseani|itseni|kateni|kasivarteni|ihoani),
    itsensa vahingoitt*, itseni satuttam*, partateran*, terа, hakkaan paatani, paata seinaan,
    kunnes (vuotaa|vuosi) verta,
    (arvet|haavat|jaljet|viillot) .. ?(piilo*|piilot*|pitkat hihat|kasissani|ranteissani)
  `,
  burden: `
    (parempi|parempaa|helpompi|onnellisempia|helpompaa|parempaa) .. ?.. ?(ilman minua|ilman mua|jos (en|minua ei|kuolisin|katoaisin)|kun minua ei),
    ilman (minua|mua) .. ?(parempi|helpompi|onnell*|parempaa),
    jos .. ?(kuolisin|katoaisin|minua ei olisi|mua ei olisi) .. ?.. ?(kukaan|kaikki|parempi|helpompi|huomaisi),
    kukaan .. ?(ei )?(huomaisi|kaipaisi|itkisi|valittaisi|jaisi kaipaamaan),
    (olen|vain|pelkka) .. ?(taakka|taakkana|rasite|vaivaksi), taakka (kaikille|muille|perheelle*),
    (olisin|ei olisi pitanyt) .. ?(koskaan )?synty*, ei olisi pitanyt synty*
  `,
  direct: `
    jaahyvaiskir*, hyvastijattokir*, (kirjoitin|kirjoittanut) .. ?(jaahyvais*|hyvasti*),
    (saastanyt|keran*|kerannyt|piilott*|lasken|laskin|piilotin) .. ?(laakkeet|laakkeita|pillereita|tabletteja|unilaak*),
    (otin|ottaa|nielin|soin) .. ?(kaikki|liikaa|purkill*|levyllisen|kourallisen) .. ?(laakkeet|pillerit|tabletteja|pillereita|laakkeita),
    yliannostu*,
    (sillalla|katolla|raiteilla|laiturilla|parvekkeella|reunalla) .. ?.. ?(hypat*|askel|alas|helppo|ajattelin|paastaa),
    ei ole (muuta )?ulospaasya, en nae (muuta )?ulospaasya, ainoa (ulospaasy|ulospaasytie),
    (kuolema|kuolla) .. ?(olisi|tuntuu|on) .. ?(helpotus|parempi|helpompaa|rauha*|vapautus), parempi kuolla,
    mieluummin kuoll*,
    (nukahtaa|nukkua|nukahtaisin) .. ?(en|enka|eika) .. ?(heraisi*|heraa|heraisin|heratа|herata),
    (en|enka) (enaa )?(heraisi|heraisikaan|heraa)( enaa)?,
    en (enaa )?(halua|jaksa|tahdo) (enaa )?(elaa|olla olemassa|herata|olla elossa)( enaa)?(?! (taalla|helsingissa|kanssa|aikaisin))(?= ),
    elama .. ?(ei ole .. arvoista|merkitykseton|sietamaton|turhaa)(?= ),
    elamanhalu .. (mennyt|kadonnut|loppu)
  `,
  faint: 'en jaksa enaa, en jaksa, luovutan, itsemurh*, hyvasti, jaahyvaiset, ei ole ulospaasya',
  despair: `
    kuol*, epatoivo*, toivoton*, arvoton*, turha*, taakka, vihaan itseani, yksin, anteeksi kaikesta, tyhja*,
    pillerit, laakkeet
  `,
  self: 'mina, ma, minun, minua, mua, mun, itseani, itseni, olen, ajattelen, mietin',
  others: `
    han, se, he, joku, ihmiset, paahenkilo, sankari, kuka, joka, ystava, kaveri, veli, sisko, aiti, isa,
    poika, tytar
  `,
  wishOther: 'haluaa, halusi, sanoo, sanoi, ajattelee, uhkaa, uhkasi, puhuu, yritti',
  suicideOther: `
    (tekee|teki|tehda|tehnyt) itsemurhan, tappoi itsensa, tappaa itsensa, hirtti itsensa, itsemurhayritys,
    ei halua (enaa )?elaa, haluaa kuolla
  `,
  harmOther: `
    (viiltelee|viilteli|satuttaa|vahingoittaa) (itseaan)?,
    (arpia|viiltoja|jalkia|haavoja) .. ?(kasissa*|ranteissa*|kasivarsissa*)
  `,
  person: `
    ystava*, kaveri*, veli*, veljeni, sisko*, aiti*, isa*, poika*, poikani, tytar*, tyttareni, lapseni,
    mies*, vaimo*, serkku*, tyokaveri*
  `,
  worry: 'huolissani, pelkaan, huolestu*, en tieda (mita|miten), auttaa, peloissani, menett*',
  mourned: 'hautajais*, vuotta sitten, hauta*, muistotilais*',
  figurative: `
    (nauroin|nauraa|nauroimme|naurattaa) .. ?(itseni |itsemme )?(kuoliaaksi|kuollakseni),
    (kuolen|kuolin|kuolla|kuolemassa|kuoli) .. ?(nalkaan|nauruun|janoon|hapeaan|hapeasta|tylsyyteen|kuumuuteen|uteliaisuuteen|vasymykseen|kylmaan),
    kuoleman (vasynyt|tylsa*), kuolemanvasynyt, kuollakseni (nauroin|vasynyt),
    (akku|puhelin|auto|kukka|kasvi*|kone|kala) .. ?(kuoli|kuollut|kuolee), tappaa aikaa,
    (kuumuus|tyo|pomo|helle|kiire) .. ?tappaa( minut)?, itsemurha(isku|pommi*|iskut),
    elamani (rakkaus|paras|ensimmainen), koko elamani, elama(ssa)? (on ihanaa|on kaunista), arkielama*,
    aikaisin (herata|heraaminen), herata (aikaisin|kuudelta), vajota maan alle, kuolin .. kertaa
  `,
  emphasis: `
    en voi lakata( ajattelemasta)?, en tieda (miksi|kuinka|milloin), kukaan ei tieda( etta)?,
    en (ole )?kerro* kenellekaan, ei vitsi
  `,
  fiction: `
    elokuva*, leffa*, kirja*, romaani*, sarja*, jakso*, podcast*, dokument*, luento*, artikkeli*, uutis*,
    lehti, naytelma*, hahmo*, paahenkilo*, sankari*, peli*, pelissa, taso*, pomo, laulu*, biisi*, runo*,
    potila*, asiaka*, hamlet, teatteri*, kohtaus*, kurssi*
  `,
  past: `
    vuotta sitten, vuosia sitten, ennen halusin, silloin, nuorena, lapsena, teinina,
    kun olin .. ?(nuori|teini|lapsi|[0-9]+), viime vuonna,
    (iloinen|kiitollinen|onnellinen) .. ?(etta|siita) .. ?(elan|olen|elossa), selvisin
  `,
  still: 'taas, yha, edelleen, tana iltana, ensi yona, nyt, uudestaan, takaisin',
  trivial: `
    palaver*, kokous*, kokouk*, dia*, sahkopost*, zoom*, teams*, excel*, esitys*, laulu*, tulostin*, ruuhka*,
    laksy*, matikka*, vero*, ikea, heratyskello*, maanantai*
  `,
  jest: 'viela yksi, yksi .. ?viela, jos .. ?viela, haha*, lol, 😂, joka kerta, vannon',
  accident: `
    sipuli*, leipa*, kokat*, ruoka*, veits*, keitti*, peruna*, tomaatti*, juusto*, uuni*, paistinpannu*,
    silitys*, ajoin, parranajo*, puutarha*, ruusu*, pyora*, kaaduin, jalkapallo*, paperi*, lasi*, kissa*,
    vahing*, aurin*, kahvi*, sormeen*
  `,
  deliberate: `
    tahallani, tahalleen, ansaitsen, jotta tunt*, rangais*, vihaan itseani, kukaan ei (tieda|nae), piilot*,
    partatera*, taas, viime yona, hihat
  `,
};
