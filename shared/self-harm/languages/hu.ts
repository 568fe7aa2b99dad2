import type { Vocabulary } from '../vocabulary.ts';

export const hu: Vocabulary = {
  script: /[a-z]/,
  common: 'nem, hogy, az, magam, nincs, akarok, mar, elni, lenne, nelkulem, megint, soha',
  wish: `
    akarok, akarom, szeretnek, szeretnem, szerettem volna, akartam, barcsak, kivanom, remelem, gondolok,
    gondolkodom, gondolok arra, gondolat*, arra gondolok, tervezem, elhataroztam, keszen allok, imadkozom,
    kerem, inkabb, jobb lenne, jobb volna, vagyom, almodom, kedvem van, bar, hadd, legszivesebben,
    azt kivanom
  `,
  not: 'nem, ne, soha, sem, nelkul, nincs, tobbet nem',
  die: `
    meghalni(?! (a|az))(?= ), halni, meghalnek, haljak meg, meghalok, halal, halalt, halott, halott lenni,
    eltunni(?! (egy|par))(?= ), eltunnek, megszunni, nem letezni, ne letezzek, nem lenni,
    (soha|tobbet|tobbe) (nem|ne) (felebredni|ebredni|ebrednek|ebredjek|ebrednek fel),
    ne (szulettem|ebredjek), fel ne ebredjek, meg se szulettem, meg sem szulettem, ne szulettem volna,
    orokre (elaludni|aludni), elaludni es, veget vetni, vegezni (magammal|mindennel),
    befejezni (mindent|az eletem*), abbahagyni az eletet, (legyen|lenne) vege( mindennek)?, vege legyen,
    nem elni
  `,
  live: `
    elni(?! (itt|vele|egyutt)), eletet, elet, eletem*, elek, letezni, letezes*, folytatni, tovabb,
    felebredni, felkelni, lelegezni, kuzdeni, jovo, jovom, tovabb elni
  `,
  unwilling: `
    nem akarok( mar| tobbet| tovabb)?, nem akarom( mar| tobbet| tovabb)?, nincs kedvem( mar)?, nincs eromar,
    nincs erom( mar| tovabb)?, nem birok( mar| tovabb)?, nem birom( mar| tovabb)?,
    nem szeretnek( mar| tovabb)?, nem erdemes
  `,
  reason: `
    (nincs|nem latom|nem talalom|semmi) .. ?(ertelme|ertelmet|ok|oka|okom|ertelmem|celja|celom|remeny*),
    minek (eljek|elek|elni|folytatni)?, miert (eljek|elek meg)?, nem eri meg, ertelmetlen, ertelme(t)?
  `,
  weary: `
    elegem van, belefaradtam, faradt vagyok, unom, nem birom, utalom, gyulolom, feladom, faraszt, elfaradtam,
    kimerultem
  `,
  suicide: `
    (megolni|megolom|megolnem|felakasztani|felakasztom|elpusztitani|leloni|megmergezni) (magam|magamat|onmagam),
    (ongyilkos|ongyilkossag*) (leszek|lenni|lennek|akarok lenni|gondolat*|elkovet*|szeretnek lenni)*(?= ),
    ongyilkos gondolat*, ongyilkossagi gondolat*, vegezni magammal, vegzek magammal,
    (veget|vegez) (vetni|vetek|vetnek) az eletem*, eldobni az eletem*,
    az eletem* (elvenni|eldobni|befejezni), kart tenni magamban, (felvagni|felvagom) az erei*,
    (leugrani|leugrok|kiugrani|ugrani|ugrok) .. ?(hidrol|tetorol|ablakbol|vonat ele|erkelyrol|metro ele),
    vonat ele (vetni|ugrani|fekudni)*
  `,
  suicideNoun: 'ongyilkossag*, ongyilkos',
  harm: `
    (vagdosom|vagdostam|megvagtam|vagom|vagdosni|megvagdostam|bantom|bantani|bantottam|egetem|megegettem|utom|verem|buntetem|karmolom|ehezteti|eheztetem|harapom) .. ?(magam|magamat|onmagam|a karom|a karomat|a csuklom|a csuklomat|a combom*|direkt)(?! az ujjam*),
    (magam|magamat) .. ?(vagdos*|megvagt*|bantom|bantani|buntetem|eheztetem|utom), onsert*, falcol*, penge,
    penget, pengevel, fejem* .. ?(falba|falhoz), (addig|amig) .. ?verez*,
    (hegek*|sebek*|sebeim*|vagasok*) .. ?(rejtem|rejteget*|takar*|hosszu ujju),
    (rejtem|takargatom|eltakarom) .. ?(hegeim*|sebeim*|karom*)
  `,
  burden: `
    (jobb|konnyebb|boldogabb*|jobban) .. ?.. ?(nelkulem|ha (nem (lennek|leteznek|volnek|elnek)|meghalnek|eltunnek|mar nem lennek)),
    nelkulem .. ?.. ?(jobb|konnyebb|boldogabb*|jobban),
    ha .. ?(meghalnek|eltunnek|nem lennek|nem leteznek) .. ?.. ?(senki|mindenki|jobb|konnyebb|eszrevenne),
    senki(nek)? .. ?(nem|se|sem) .. ?(hianyozn*|vennee?|eszre|sirna|banna|tunne fel)( eszre)?,
    (csak )?(teher|nyug|teher vagyok|terhere vagyok|terhukre*|nyug vagyok),
    (bar|jobb lett volna) .. ?(meg se|meg sem|ne) .. ?szulettem*
  `,
  direct: `
    bucsulev*, (megirtam|irtam) .. ?bucsu*,
    (gyujtom|gyujtottem|elrejtettem|szamolom|felretett*) .. ?(gyogyszer*|tabletta*|altato*),
    (bevettem|bevenni|beveszem|lenyeltem) .. ?(osszes|egesz|sok|egy doboz|marek) .. ?(gyogyszer*|tabletta*|altato*),
    tuladagol*, (hidon|tetejen|sineken|peronon|erkelyen|szelen) .. ?.. ?(ugr*|lepes|lenez*|konnyu|elenged*),
    nincs (mas )?kiut, nem latok (mas )?kiutat, egyetlen kiut,
    (halal|meghalni) .. ?(megkonnyebbul*|megvaltas*|jobb|bekesseg*|megoldas*), inkabb (meghal*|halnek meg),
    (elaludni|aludni|elalszom|elaludnek) .. ?es .. ?(soha|tobbe|tobbet|nem|ne) .. ?(felebredni|ebred*|fel),
    soha tobbe(t)? (fel)?ebred*,
    nem akarok (mar )?(tovabb |tobbet |tobbe )?(elni|letezni|felebredni|felkelni)( tovabb| tobbet| mar)?(?! (itt|budapesten|vele|egyutt|koran))(?= ),
    nem akarok tovabb elni, nem erdemes elni, nincs ertelme (az eletem*|elni|az eletnek|tovabb),
    nincs erom elni, az elet .. ?(elviselhetetlen|ertelmetlen|nem er), meguntam az eletem*, meguntam elni
  `,
  faint: 'nem birom tovabb, feladom, nem birom, ongyilkos*, bucsu, legyen vege, eleg volt',
  despair: `
    halal*, meghal*, remenytelen*, ketsegbees*, ertektelen*, ertelmetlen*, teher, kiut*, gyulolom magam,
    utalom magam, egyedul, bocsassatok meg, ures*, gyogyszer*, penge*
  `,
  self: 'en, engem, nekem, magam, magamat, velem, gondolok, akarok, vagyok',
  others: `
    o, ok, valaki, emberek, aki, fohos, hos, baratom, baratnom, testverem, anyam, apam, fiam, lanyom
  `,
  wishOther: 'akar, akart, mondja, mondta, gondol, fenyeget*, beszel',
  suicideOther: `
    ongyilkos (lett|lesz|akar lenni), megolte magat, megoli magat, felakasztotta magat,
    ongyilkossag* (kovetett|kiserlet*), nem akar (tovabb )?elni, meg akar halni
  `,
  harmOther: `
    (vagdossa|banti|bantja|vagja|eheztetil) magat, (hegek|sebek|vagasok|nyomok) .. ?(karjan|csuklojan)
  `,
  person: `
    baratom, baratnom, testverem, batyam, ocsem, novérem, noverem, hugom, anyam, apam, fiam, lanyom, ferjem,
    felesegem, gyerekem, unokatestverem, kollegam, osztalytars*
  `,
  worry: 'aggodom, feltem, felek, nem tudom (mit|hogyan|hogy), segit*, felto*, elveszit*',
  mourned: 'temetes*, evvel ezelott, eve, sir, evfordulo',
  figurative: `
    (meghal*|halok|haltam|halal*) .. ?(a rohogestol|rohogestol|a nevetestol|nevetestol|ehen|szomjan|unalomtol|az unalomtol|szegyentol|a szegyentol|melegtol|a melegtol|kivancsisagtol|a kivancsisagtol|faradtsagtol),
    (ehen|szomjan) (halok|haltam|halni|halunk)( meg)?, halalra (nevet*|rohog*|untam|unom|faradt*|faztam),
    halalosan (faradt*|unalmas*),
    (telefon*|akkumulator*|aksi*|auto*|viragom*|noveny*) .. ?(meghalt|halott|lemerult), agyonut* az idot,
    (meleg|munka|fonok|hoseg) .. ?(megol|kikeszit)( engem)?, ongyilkos (merenylet*|osztag|akcio),
    eletem (szerelme|legjobb|elso|legszebb), egesz eletem*, eletemben, eletmod, elni (itt|vele|egyutt) .. ?,
    koran (felkelni|kelni|ebredni), szegyenemben .. (elsullyed*)?,
    (haromszor|ketszer|tizszer|negyszer|otszor) (meghalt*|haltam)( meg)?
  `,
  emphasis: `
    nem tudom (abbahagyni|miert|mikor|meddig|hogy), senki(nek)? (se |sem |nem )?(tudja|mondtam)( hogy)?,
    nem viccelek
  `,
  fiction: `
    film*, filmben, konyv*, regeny*, sorozat*, epizod*, evad*, podcast*, dokumentum*, eloadas*, cikk*,
    hirek*, ujsag*, szindarab*, szinhaz*, opera*, szereplo*, hos, hosno*, fohos*, jatek*, palya*, boss*, dal,
    dalban, dalszoveg, vers*, fejezet*, beteg*, kliens*, hamlet, mozi*, jelenet*, statisztika*, tanfolyam*
  `,
  past: `
    evvel ezelott, evekkel ezelott, regen, regebben, annak idejen, akkoriban, fiatalkent, gyerekkent,
    kamaszkent, tizenevesen, amikor .. ?(fiatal|gyerek|kamasz|eves) (voltam)?, tavaly,
    (orulok|halas vagyok|boldog vagyok) .. ?hogy .. ?(elek|itt vagyok|maradtam), tulvagyok, tuleltem
  `,
  still: 'megint, ujra, meg mindig, ma ejjel, ma este, most, visszajott, ismet',
  trivial: `
    megbeszeles*, meeting*, ertekezlet*, dia*, email*, zoom*, excel*, prezentacio*, dal, nyomtato*, sor,
    dugo*, hazi*, matek*, ado*, ikea, ebreszto*, hetfo*
  `,
  jest: 'meg egy, meg egyszer, ha .. ?meg, haha*, lol, eskuszom, 😂, minden alkalommal',
  accident: `
    hagyma*, kenyer*, fozes*, foztem, konyha*, kes, kessel, krumpli*, paradicsom*, sajt*, suto*, serpenyo*,
    vasalo*, borotvalko*, kert*, rozsa*, bicikli*, elestem, foci*, papir*, uveg*, pohar*, macska*, veletlen*,
    baleset*, nap, kave*, ujj*
  `,
  deliberate: `
    direkt, szandekosan, megerdem*, hogy erezzek, buntet*, gyulolom magam, senki (se|sem|nem) (tudja|latja),
    rejt*, penge*, veresre, megint, hosszu ujju
  `,
};
