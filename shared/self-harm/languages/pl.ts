import type { Vocabulary } from '../vocabulary.ts';

const BODY = '(rece|reke|ramie|ramiona|przedramie*|nadgarst*|uda|udo|nogi|noge|skore|zyly|brzuch)';
const KIN =
  '(kolezank[aięeąo]*|kolega|koledze|przyjaciel|przyjaciela|przyjaciolk[aiaęeo]*|brat|brata|bratu|siostr[aęyao]*|mam[aęy]|matk[aęi]|tata|tate|ojciec|ojca|syn|syna|cork[aęia]*|dzieck[oa]|maz|meza|zon[aęy]|chlopak|chlopaka|dziewczyn[aęya]*|partner*|kuzyn*|ciotk*|wujek|babcia|babci|dziadek|wspollokator*|sasiad*|uczen*|uczennic*|znajom*)';

export const pl: Vocabulary = {
  script: /[a-z]/,
  subjects: true,
  common: `
    nie, sie, ze, na, jest, chce, zyc, zycie, zycia, mam, jestem, wszystk*, beze, siebie, sobie, sobą,
    smierc*, umrz*, umiera*, znow*, juz, chcial*, mysle, samoboj*, mnie, zabic*, zabij*, powie*, nikt,
    lepiej, zasluguj*, kiedy, zeby, potne, tne
  `,
  wish: `
    chce, chcialbym, chcialabym, chcialem, chcialam, chcialoby mi sie, pragne, marze, marzylem, marzylam,
    zaluje, mam ochote, ochota, mysle, myslalam, myslalem, myslec, mysli, mysl, wolalbym, wolalabym, wole,
    oby, niech, mam nadzieje, prosze boga, modle sie, blagam, planuje, zamierzam, postanowilem, postanowilam,
    zdecydowalam, zdecydowalem, jestem gotow*, gotow*, szkoda ze, zeby, gdybym mogl*, moglbym, moglabym,
    najlepiej, lepiej, przydaloby sie, zasluguje na, potrzebuje, fantazjuje, wyobrazam sobie, tesknie,
    chetnie, proboje, probowalam, probowalem, sprobowac
  `,
  not: 'nie, nigdy, bez, zaden, zadnego, zadnej, juz nie, ani, nic',
  die: `
    umrzec(?! (ze|z))(?= ), umrec, umre(?! (z|ze)), zdechnac, zdechne, nie zyc, nie zyl, nie zyla, smierc,
    smierci, martw[yaą], byc martw*, zniknac(?! (na|w))(?= (na zawsze|z tego|i|~|stad|calkiem)| $),
    zniknac na zawsze, zniknela, zniknal, nie istniec, przestac (istniec|zyc|oddychac), nie byc,
    nie byc tutaj, nie urodzi*, sie nie (urodzi*|obudzi*), nigdy sie nie (urodzi*|obudzi*),
    (nie|wiecej nie|juz nie|nigdy nie|juz sie nie|nigdy wiecej) (sie )?(obudzic|obudze|obudzil*|budzic|wstac)( sie)?( wiecej)?,
    zasnac na (zawsze|wieki), zasnac i (juz )?(sie )?nie, zasnac, skonczyc z (tym|soba|tym wszystkim|zyciem),
    zakonczyc (to|to wszystko|zycie|swoje zycie),
    (zeby|aby|by) (to|wszystko|to wszystko) .. ?(sie )?(skonczylo|konczylo|ustalo|przestalo),
    odejsc( z tego swiata| na zawsze)?(?= ), ktos mnie (zabil|potracil|przejechal),
    bog mnie (zabral|zabierze), zabral mnie, zabic sie, sie zabic,
    skoczyc .. (mostu|dachu|okna|balkonu|pociag), byc (juz )?po drugiej stronie
  `,
  live: `
    zyc(?! (w|z|na|bez|tutaj|razem)), zyc w tym swiecie, zyje, zycia, zycie, zyciem, istniec, istnienie,
    istnienia, dalej(?= (tak|zyc|byc|ciagnac|~)| $), byc tu(?= (dluzej|wiecej)| $), trwac, wstawac,
    wstac rano, budzic sie, obudzic sie(?= (jutro|wiecej|rano)| $), oddychac, przyszlosc*, jutra, ciagnac,
    walczyc, egzystencja, egzystencji, kontynuowac, wytrzymac, byc na tym swiecie
  `,
  reason: `
    (nie|bez|zadnego|zaden|brak|stracil*|nie widze|nie mam|nie znajduje|nie ma) .. ?(sensu|sens|powodu|powodow|powod|celu|cel|po co|dla kogo|dla czego|checi|sily|sil|ochoty|woli)( do| w| z)?,
    po co (mam|zyc|zyje|to|ja|dalej|jeszcze|wstawac)?, dlaczego (jeszcze|wciaz), nie warto, nie oplaca sie,
    nic mnie .. (trzyma|czeka|cieszy), jaki sens, bez sensu, nie zasluguje na, nie widze siebie
  `,
  weary: `
    zmeczon* (\\w+em )?, mam dosc, mam dosyc, dosc, dosyc,
    nie (moge|daje|mam|wytrzymam|zniose|potrafie|umiem) .. ?(rady|sily|sil|juz|wiecej|dluzej)?,
    nie mam (juz )?(sily|sil), nie daje (juz )?rady, brak mi sil, nienawidze, zrezygnowal*, poddaje sie,
    obrzydlo mi, nie chce mi sie, meczy mnie, bez sil
  `,
  suicide: `
    (zabic|zabije|zabilabym|zabilbym|powiesic|powiesze|otruc|otruje|utopic|zastrzelic|zastrzele|zadzgac|zniszczyc) (sie|siebie),
    (sie|siebie) (zabic|zabije|powiesic|powiesze|otruc|utopic|zastrzelic|pochlastac),
    (chce|chcialbym|chcialabym|mialam ochote|mialem ochote|musze|mam ochote) .. ?sie zabic,
    popelni* samobojstwo, (odebrac|odbiore|odebral*) sobie zycie, (targn*|targnac) sie na (swoje )?zycie,
    skoncz* (ze soba|z soba|z tym wszystkim|swoje zycie|z zyciem),
    (zakonczyc|zakoncze) (swoje |moje |to )?zycie, zrobic sobie cos, cos sobie zrobic, cos sobie zrobie,
    (podciac|podetne|podcielam|podcialem) (sobie )?zyly,
    (skoczyc|skocze|rzucic sie|rzuce sie) .. ?(z mostu|z dachu|z okna|z balkonu|pod pociag|pod metro|pod tramwaj|pod auto),
    mysli samobojcze, mysli rezygnacyjne, mam samobojcze, kms
  `,
  suicideNoun: 'samobojstwo, samobojstwie, samobojstwa, samobojstwem, samobojcze, samobojczych',
  harm: `
    przypala* (sie|sobie|reke|skore)( papierosem)?,
    (przypala|przypalil|ciel|tnie|drapa)[^ ]* sie (papierosem|zyletka|nozem),
    (tne|cielam|cialem|ciac|pocielam|pocialem|pociac|potne|okaleczam|okaleczylam|okaleczac|okaleczyc|drapie|gryze|bije|bilam|bilem|karze|glodze|glodzic|ranie|zranic|ranic|krzywdze|skrzywdzic|krzywdzic) (sie|siebie)(?! (z kolega|w zapasach))(?= ),
    (sie|siebie) (tne|ciac|pocielam|pocialem|pociac|okaleczam|okaleczyc|cielam|cialem|krzywdzic|glodze|karac|ukarac|bije po),
    samookalecz*, autoagres*, (zyletka|zyletke|zyletki|zyletka) .. ?, zyletk*, robie sobie krzywde,
    zrobilam sobie krzywde, zrobilem sobie krzywde, zrobic sobie krzywde,
    (przypalam|przypalilam|przypalilem|przypalac) .. ?(sie|skore|papieros*|reke),
    papieros* .. (skor*|rek*|przedram*), wale glowa, (glowa|piescia|glową) .. ?(o |w )?(sciane|mur),
    az .. ?(krew|krwi|poleci), do krwi,
    (blizny|rany|slady|naciecia|ciecia) .. ?(ukryw*|chowa*|dlugi* rekaw*|na (moich )?(rekach|udach|nadgarstk*|przedramion*)),
    (ukrywam|chowam) .. (blizny|rany|rece|nadgarstki|slady),
    (celowo|specjalnie|za kare) .. ?(nie|niczego) .. ?(jem|jadlam|jadlem|jesc),
    nie (jem|jadlam|jadlem) .. (kare|celowo|specjalnie|ukarac)
  `,
  hurt: `
    (pocielam|pocialem|cielam|cialem|przypalilam|przypalilem|podrapalam|podrapalem|rozcielam|rozcialem|tne) .. ?(sobie )?${BODY}
  `,
  better: `lepiej, lzej, latwiej, szczesliwsi, spokojniej, spokoj, najlepiej, ulga, ulzy*`,
  relief: `
    (byloby|bylaby|wydaje sie|moze|brzmi) (\\w+ ){0,4}(lepiej|latwiej|lzej|ulga|ulge|spokoj|lepsze|prostsze),
    latwiejsza niz, latwiej niz, lepiej niz
  `,
  absence: `
    beze mnie, gdyby mnie nie bylo, gdybym (nie zyl*|umarl*|zniknel*|zniknal|sie nie urodzil*),
    jak (umre|znikne|mnie nie bedzie), kiedy (umre|mnie nie bedzie|mnie zabraknie), moja smierc
  `,
  regret: `
    zaluje, smutno, zla, zly, rozczarowan*, szkoda, nienawidze, przykro, wsciekl*, przeklinam, niestety,
    zawiedzion*
  `,
  wake: `
    ze (\\w+ )?(sie obudzil*|sie budze|zyje|jeszcze zyje|wciaz zyje|przezylam|przezylem|otworzyl* oczy|sie urodzil*),
    obudzilam sie, obudzilem sie, obudzenia, ze znowu sie (budze|obudzil*)
  `,
  fate: `
    (samochod|auto|tir|pociag|autobus|tramwaj|piorun|rak|ktos) (\\w+ ){0,2}(mnie )?(potracil*|przejechal*|zabil*|trafil*|rozjechal*)(?= ),
    potracil* mnie, wpasc pod (samochod|auto|tir|autobus)
  `,
  burden: `
    (lepiej|lzej|latwiej|spokojniej|szczesliwsi|szczesliwsza|szczesliwszy|ulzy|ulzylo) .. ?(beze mnie|bezemnie|gdybym (nie|umar*|znik*|byl* martw*|odes*|zgin*)|jak (umre|znikne|mnie nie bedzie)|gdyby mnie nie),
    beze mnie .. ?(lepiej|lzej|latwiej|szczesliwsi|spokoj),
    gdybym .. ?(umar*|znik*|nie istni*|nie zyl*|sie zabi*) .. ?(nikt|wszyscy|kto|lepiej|zauwazy*|tesknil*|plakal*|swiat),
    gdyby mnie nie bylo .. ?(nikt|wszyscy|lepiej|lzej),
    nikt .. ?(nie )?(zauwazylby|zauwazy|tesknilby|bedzie tesknil|zaplacze|plakal*|zateskni)(?= ),
    (jestem|bycie|byc|tylko) .. ?(ciezarem|kula u nogi|problemem dla wszystkich|zawada), ciezarem dla,
    swiat .. lepszy beze mnie,
    (nie powin*|wolalabym|wolalbym|szkoda) .. ?(sie )?(urodzi*|istniec|nie urodzic),
    nigdy .. (nie )?urodzil*, strata tlenu, marnuje tlen
  `,
  direct: `
    (zamknac|zamkne) oczy .. (nie|nigdy|wiecej), list* pozegnaln*, (pozegnaln*) (list*|wiadomos*),
    (napisal*|pisze|zostawi*) .. ?(pozegnaln*|list pozegn*),
    pozegnal* sie (juz )?ze (wszystkimi|swiatem|zyciem),
    (ostatni|ostatnia) (wpis|list|noc|dzien|strona) .. (zyci*|napisze|pisze)?(?= .. (zycia|zyciu|kiedykolwiek)),
    gdy to (czytacie|przeczytacie|czytasz) .. (nie zyje|juz mnie|nie bedzie),
    (zbieram|zbieralam|zbieralem|uzbieral*|chowam|schowal*|licze|policzyl*|odkladam|gromadze) .. ?(tabletk*|lek|leki|pigul*|proszk*),
    (polknel*|polknalem|wzielam|wzialem|polknac|wziac|lykn*) .. ?(wszystkie|cale|cala|garsc|opakowanie|trzydziesci|dwadziescia|mnostwo|za duzo) .. ?(tabletk*|tabletek|lekow|leki|proszk*),
    ile tabletek, tabletek .. (wystarczy|starczy), przedawkowa*(?! (netflix*|czekolad*)),
    (na|przy|nad) .. ?(moscie|krawedzi|torach|dachu|peronie|balkonie|barierce) .. ?(skoczyc|skok|krok|w dol|puscic|latwo|myslal*|spadn*),
    (lina|line|sznur|petla|petle) .. ?(kupil*|przygotowal*|gotow*|mam),
    mam .. ?plan (jak|zeby) .. ?(umrzec|skonczyc|zrobic), nie (ma|widze) .. ?wyjscia, jedyne wyjscie,
    (smierc|umrzec|byc martw*) .. ?(byla* |bylaby|byloby|jest|wydaje) .. ?(ulg*|wybawien*|lepsz*|latwiej*|spokoj*|rozwiazan*|wolnosc*),
    wolalabym nie zyc, wolalbym nie zyc, lepiej umrzec,
    (zasnac|spac|usnac) i .. ?(nigdy|nie|juz) .. ?(obudzic|obudze|wstac),
    nie obudzic sie (juz )?(wiecej|nigdy|rano|jutro)?,
    (juz )?nie chce (juz )?(zyc|istniec|byc|dalej zyc|sie budzic|wstawac do zycia)(?! (w|z|na|sam|sama|tutaj|tak jak|po))(?= ),
    odechcialo mi sie zyc, nie chce mi sie zyc,
    zycie .. ?(nie ma sensu|jest nie do zniesienia|bez sensu|mnie boli), boze .. (zabierz|wez) mnie,
    zabierz mnie .. boze, obojetne .. (zyje|umre|przezyje), wszystko mi jedno .. (zyje|umre|zyc),
    moj wlasny pogrzeb, z tego swiata
  `,
  faint: `
    nie dam rady, nie daje rady, poddaje sie, mam dosc, mam wszystkiego dosc, chce zeby to sie skonczylo,
    samoboj*, pozegnanie, zegnajcie, nie mam sily, nie mam juz sily
  `,
  despair: `
    umrzec, smierc*, martw*, rozpacz*, beznadziej*, bezwartosciow*, bez sensu, ciezarem, wyjscia,
    nienawidze siebie, nienawidze swojego zycia, tak sam*, samotn*, wybaczcie, przepraszam za wszystko,
    pustk*, tabletk*, zyletk*, nikt mnie
  `,
  self: 'ja, mnie, mi, mna, moje, moj, moja, sobie, jestem, mam, mysle, mysli',
  others: `on, ona, oni, ktos, ktory, ktora, ludzie, kto, ${KIN}`,
  wishOther: `
    chce, chcial, chciala, chcialby, chcialaby, mysli, myslal, myslala, mowi, mowil, mowila, powiedzial,
    powiedziala, grozi, grozil*, probowal, probowala, marzy
  `,
  suicideOther: `
    (zabic|powiesil|powiesila|zabil|zabila|otrul|otruc|powiesic) sie,
    sie (zabic|zabil|zabila|powiesil|powiesila), popelni(l|la|c|a) samobojstwo,
    (popelnia|popelnil*) samobojstwo, odebra(l|la|c) sobie zycie, skonczy(l|la|c) (ze soba|z soba),
    prob* samobojcz*, cos sobie zrobi, lepiej bez (niego|niej), nie chce (juz )?zyc
  `,
  harmOther: `
    (tnie|okalecza|krzywdzi|glodzi) sie, sie (tnie|okalecza|krzywdzi),
    (blizny|rany|slady|ciecia|naciecia) na (jego|jej|rekach|rece|ramionach|nadgarstk*)
  `,
  person: KIN,
  worry: `
    boje sie o, martwie sie, martwi mnie, martwi*, przeraz*,
    nie wiem (co|jak) .. ?(zrobic|robic|pomoc|powiedziec), jak (jej|mu) pomoc, pomoc, strac*, boje sie
  `,
  mourned: 'pogrzeb*, grob*, lat temu, rocznic*, zmarl*, cmentarz*',
  figurative: `
    (umier*|umar*|umrz*|umrze*|zdych*|konal*|smierc) .. ?(ze smiechu|z glodu|z nudow|z pragnienia|ze wstydu|z ciekawosci|z zimna|z goraca|ze strachu|z tesknoty|z zazdrosci|ze zmeczenia|z przejedzenia|z niewyspania|z zachwytu),
    smiertelnie (zmeczon*|nudn*|powazn*), zmeczon* na smierc, na smierc (zapomnial*|zmeczon*|nudn*),
    (bateria|telefon|komorka|kwiat*|roslin*|auto|laptop|rybka) .. ?(padl*|umar*|umier*|zdech*|martw*),
    zabic czas, zabija* czas,
    (upal|praca|szef|korki|korek|zima|dieta|czekanie) .. ?(mnie )?(zabije|zabija|wykonczy|wykancza),
    zamach samobojcz*, misja samobojcza, legion samobojcow, samobojcza misja, gol samobojczy,
    samoboj(czego|cza|czy|a)? (gol*|bramk*|strzel*), profilaktyk* samoboj*,
    (milosc|szansa|mezczyzna|kobieta) (mojego )?zycia, w (moim |calym )?zyciu, cale zycie, przez cale zycie,
    styl zycia, tryb zycia, zycie (codzienne|towarzyskie|prywatne|studenckie|nocne|jest piekne),
    zyc (w|z|na|bez) (?!(tym swiecie|tym bolem|bolu|tym bolu))[^ ]+( [^ ]+)?,
    (zapasc sie|pod ziemie) .. ?(pod ziemie|zapasc)?, zniknac (na|w) [^ ]+,
    (wczesnie|o (piatej|szostej|siodmej)) .. ?(wstawac|wstac|budzic),
    (wstawac|budzic sie|wstac) .. ?(wczesnie|o (piatej|szostej|siodmej)|tak rano),
    (zginelam|zginalem|umarlam|umarlem) .. ?razy, (dalej|nadal) (pracowac|chodzic|uczyc)
  `,
  emphasis: `
    nie (moge|potrafie) (przestac|przestac myslec)( o)?, nie przestaje .. ?(o)?,
    niczego (innego|wiecej)( nie)?, nie tylko, nie wiem (czy|dlaczego|jak|ile|kiedy|po co),
    nikt (o tym )?nie wie( ze)?, (nikomu|nie) .. ?(mowie|powiedzialam|powiedzialem) (nikomu)?,
    bez (zartow|kitu), nie zartuje, nie (spie|jem)
  `,
  fiction: `
    film, filmie, filmu, ksiazk*, powiesc*, serial*, odcinek, odcinku, sezon*, podcast*, dokument*, wyklad*,
    artykul*, wiadomosci, gazet*, sztuk*, teatr*, oper*, postac*, bohater*, bohaterk*, gra, grze, gry,
    poziom*, boss*, piosenk*, tekst*, wiersz*, rozdzial*, referat*, pacjent*, klient*, hamlet*, werter*,
    kino, kinie, scen*, statystyk*, kurs*, szkoleni*, netflix*, anime, manga, muzeum, opowiadani*
  `,
  past: `
    (\\w+ )?lat temu, dawno temu, kiedys, dawniej, wtedy, jako (nastolat*|dzieck*|mlod*),
    gdy (mialam|mialem|bylam|bylem) .. ?(lat|mlod*|mal*|nastolat*), w (liceum|gimnazjum|podstawowce),
    w zeszlym roku, od (\\w+ ){1,3}(miesiecy|lat|tygodni|dni) .. ?(sie nie|nie|bez|czyst*),
    (ciesze sie|wdzieczn*|szczesliw*|dumn*) .. ?(ze zyje|zyje|ze jestem|kazdym dniem|zostal*),
    mam to za soba, przezyl*, wyszlam z tego, wyszedlem z tego
  `,
  still: `
    znowu, znow, nadal, wciaz, dzis w nocy, dzis wieczorem, teraz, ale (dzis|teraz), wrocil*, nawrot,
    ostatnio
  `,
  trivial: `
    zebrani*, spotkani*, slajd*, mail*, zoom*, teams*, excel*, powerpoint*, prezentacj*, piosenk*, drukark*,
    kolejk*, korek, korki, korku, prac* domow*, matm*, matematyk*, pit, formularz*, ikea, budzik*, haslo,
    zart*, suchar*, mem*, poniedzialek, poniedzialk*, raport*, call*, last christmas
  `,
  jest: `
    jeszcze (jed*|raz), kolejn*, jesli .. ?(jeszcze|znowu), haha*, lol, xd, hehe*, serio, przysiegam, 😂, 🤣,
    za kazdym razem, nud*
  `,
  accident: `
    cebul*, chleb*, kroj*, gotow*, kuchni*, noz*, ziemniak*, pomidor*, marchew*, ser*, piekarnik*, patelni*,
    garnek, zelazk*, prasowa*, goleni*, golac*, depil*, ogrod*, roz, jezyn*, rower*, przewroc*, upadl*,
    pilk*, wspinacz*, silown*, trening*, papier*, puszk*, szklo, szklank*, kot, kota, przypadk*, wypad*,
    niezdar*, slonc*, kaw*, herbat*, czajnik*, komar*, szwy, wiertark*, pila, pily, prostownic*
  `,
  deliberate: `
    celowo, specjalnie, umyslnie, zaslug*, zeby (poczuc|czuc|ukarac), kar*, nienawidze siebie, nikt nie wie,
    nikt nie widzi, ukrad*, ukryw*, chowam, zyletk*, do krwi, dlugi* rekaw*, znowu, ulg*
  `,
  said: `
    (powiedzialam|powiedzialem|pomyslalam|pomyslalem|szepnel*|krzyknel*|napisalam|napisalem|mowie|mysle)
  `,
};
