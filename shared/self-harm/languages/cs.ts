import type { Vocabulary } from '../vocabulary.ts';

export const cs: Vocabulary = {
  script: /[a-z]/,
  common: `
    se, si, nechci, uz, ze, jsem, me, mi, zit, zivot*, vsem, zase, umrit, na, by, nikdo, bych, chci,
    sebevra*, zabi*, neni, ja, rezu, lip, radsi
  `,
  wish: `
    chci, chtel, chtela, chtel bych, chtela bych, preju si, pral, prala, touzim, snim, doufam, myslim na,
    myslim, myslela, myslel, premyslim, premyslim o, myslenky, planuju, planuji, rozhodl, rozhodla,
    pripraven*, modlim, prosim boha, radsi, radeji, bylo by lepsi, lepsi, kez, kez bych, mam chut, nutkani,
    zaslouzim, at
  `,
  not: 'ne, nechci, nikdy, bez, uz ne, neni, nemam',
  die: `
    umrit(?! (smichy|hlady))(?= ), zemrit, chcipnout, umru, smrt, smrti, mrtv*, byt mrtv*,
    zmizet(?! na)(?= (navzdy|z|~|a)| $), zmizela, zmizel, neexistovat, nebyt, prestat (existovat|zit|dychat),
    nezit, nikdy se nenarod*, nenarod*, neprobudit, neprobudil*, se (uz )?neprobud*, nevzbudi*,
    usnout navzdy, usnout a, usnul* a, skoncit (to|se vsim|se zivotem), ukoncit (to|vse|svuj zivot|zivot),
    aby (to|vsechno) (skoncilo|prestalo), odejit z tohoto sveta, zabit se, nebyla, nebyl
  `,
  live: `
    zit(?! (v|s|na|tady|bez)), ziju, zivot, zivota, zivotem, zivote, existovat, dal(?= (zit|takhle|~)| $),
    byt tu, byt tady, probouzet, vstavat, dychat, pokracovat, bojovat, budoucnost*, existence
  `,
  unwilling: `
    nechci( uz)?, nechtela bych( uz)?, nemuzu( uz)?, nechce se mi( uz)?, uz nechci, nezvladam( uz)?,
    nema cenu, nedokazu( uz)?
  `,
  reason: `
    (nema|nevidim|nemam|bez|zadny|neni) .. ?(smysl|smyslu|duvod|duvodu|cenu|cil|silu|sil),
    proc .. (vubec|jeste|ziju|zit), k cemu, nema cenu, nestoji za, ztratil* smysl
  `,
  weary: `
    unaven*, mam dost, uz nemuzu, nemuzu, nezvladam, nevydrzim, nesnasim, nenavidim, vzdavam, nemam silu,
    uz me nebavi, nebavi me, otraven*
  `,
  suicide: `
    (zabit|zabiju|zabil|zabila) se, se (zabit|zabiju|zabila|zabil|obesit|obesim|otravit|zastrelit|utopit),
    (obesit|otravit|zastrelit|utopit|obesim|zastrelim) se, spach* sebevrazdu, spachat sebevrazdu,
    vzit si zivot, (vezmu|vzit) si zivot, (ukoncit|skoncit) (svuj zivot|to se sebou|se zivotem|zivot),
    neco si udelat, si neco udelat, udelat si neco, skocit .. ?(mostu|strechy|okna|vlak|balkonu|metro),
    (podrezat|podrezu) si (zily|zapesti), sebevrazedn* (myslenk*|sklon*)
  `,
  suicideNoun: 'sebevrazd*, sebevrazedn*',
  harm: `
    (rezu|porezala|porezal|rezat|rezala|rezal|ublizuju|ublizit|ublizovat|ublizuji|trestam|skrabu|palim|hladovim|mlatim|biju) (se|si|jsem se|sebe)(?! (o papir|pri vareni)),
    (se|jsem se|jsem si) (porezala|porezal|rezat|rezala|ublizila|ublizil|popalila schvalne|podrezala),
    (si|sobe) (ublizuju|ublizit|ublizovat|ublizuji), sebeposkoz*, ziletk*, mlatim hlavou, hlavou o zed,
    do krve, (jizvy|rany|rezy) .. ?(schov*|skryv*|dlouh* rukav*|na rukou|na zapesti),
    (schovavam|skryvam) .. ?(jizvy|rany|rezy|ruce)
  `,
  burden: `
    (lip|lepe|lepsi|lehci|stastnejsi|snazsi) .. ?.. ?(beze me|beze mne|bez mne|kdybych (ne|umr*|zmiz*|zemr*)|kdyz tu nebudu|kdybych tu nebyl*),
    (beze me|beze mne) .. ?(lip|lepe|lepsi|lehci|stastn*),
    kdybych .. ?(umrel*|zemrel*|zmizel*|tu nebyl*|neexistov*) .. ?.. ?(nikdo|vsichni|lepsi|lip|vsiml*),
    nikdo .. ?(by )?(si )?(nevsiml*|nechybel*|neplakal*|nepostrada*)(?= ),
    (jsem|jen|byt) .. ?(pritez*|zatez*|na obtiz|bremen*), pritezi,
    (nemel*|kez|radsi) .. ?(se )?(nikdy )?(nenarodi*|narodit)
  `,
  direct: `
    dopis* na rozloucenou, (napsal*|pisu) .. ?na rozloucenou,
    (sbiram|schovav*|schoval*|nasbiral*|pocitam|spocital*) .. ?(prasky|praskу|tabletk*|leky|pilulk*),
    (vzal*|spolykal*|spolykat|snedl*) .. ?(vsechny|cele|plato|hrst|moc|krabick*) .. ?(prasky|prasku|tabletk*|leky|leku|pilulk*),
    predavkova*,
    (na|u) .. ?(moste|mostu|kraji|kolejich|strese|peronu|balkone|okraji) .. ?.. ?(skoc*|krok|dolu|pustit|snadn*|myslel*),
    nevidim (jine )?vychodisko, zadne (jine )?vychodisko, jedine vychodisko,
    (smrt|umrit|byt mrtv*) .. ?(byla by|by bylo|je|by byla) .. ?(ulev*|vysvoboz*|lepsi|snazsi|klid*|resen*),
    radsi (bych )?(byt mrtv*|umrit|umrel*|nezil*),
    (usnout|spat|usnu) a .. ?(nikdy|uz|vic|se) .. ?(neprobudit|neprobudi*|nevzbudit)( se)?, uz se neprobudit,
    uz nechci (zit|byt|existovat|se probudit|tu byt)(?! (v|s|na|sam*))(?= ),
    nechci (uz )?(zit|existovat|tu byt)(?! (v|s|na|tady v))(?= ), nechce se mi (uz )?zit,
    zivot .. ?(nema smysl|je nesnesitelny|me nebavi|nestoji za), boze .. vezmi si me,
    je mi jedno .. (ziju|umru|zemru)
  `,
  faint: 'uz nemuzu, vzdavam to, vzdavam se, sebevraz*, sbohem, nemam silu, chci aby to skoncilo',
  despair: `
    umrit, smrt*, mrtv*, zoufal*, beznad*, bezcenn*, zbytecn*, pritez*, vychodisko, nenavidim se, sam, sama,
    odpustte, promin*, prazdn*, prask*, ziletk*
  `,
  self: 'ja, me, mi, mne, muj, moje, moji, sebe, jsem, chci, myslim, premyslim',
  others: `
    on, ona, oni, kdo, lide, nekdo, hrdina, hrdinka, kamarad*, bratr, sestra, mama, tata, syn, dcera
  `,
  wishOther: 'chce, chtel, chtela, rika, rekl, rekla, mysli, vyhrozuje, mluvi',
  suicideOther: `
    (spacha|spachal|spachala) sebevrazdu, (zabil|zabila|obesil|obesila) se, vzal si zivot,
    pokus o sebevrazdu, chce se zabit, nechce zit, nechce uz zit
  `,
  harmOther: `
    (reze|ublizuje|poskozuje) (se|si), se reze, (jizvy|rezy|rany) na (jeho|jejich|rukou|zapesti)
  `,
  person: `
    kamarad*, bratr*, bracha*, sestra, sestru, segra*, mama, maminka, tata, syn, syna, dcera, dceru, manzel*,
    pritel*, pritelkyn*, kolega, kolegyne, spoluzac*, babicka, deda
  `,
  worry: 'bojim se o, strach o, mam strach, nevim (co|jak), pomoct, pomoci, desim',
  mourned: 'pohreb*, hrob*, lety, vyroci, zemrel*',
  figurative: `
    (umr*|umir*|zemr*|chcip*|mrtv*) .. ?(smichy|hlady|nudou|zizni|hanbou|horkem|zimou|zvedavosti|strachem|unavou|steskem|trapnosti),
    k smrti (unaven*|unuden*|otraven*), smrtelne unaven*,
    (baterk*|mobil|telefon|auto|kytk*|rybicka|notebook) .. ?(umrel*|chcip*|mrtv*|umira), zabit cas,
    zabijet cas, (vedro|prace|sef|horko) .. ?(me )?(zabije|zabiji|zabiji),
    sebevrazedn* (atentat*|mise|jednotk*|utok*), (laska|sance) meho zivota, cely zivot, v zivote,
    zivotni styl, zit (v|s|na|bez) [^ ]+, vstavat (brzy|v sest), (propadnout) se hanbou, (umrel*) .. ?krat
  `,
  emphasis: `
    nemuzu prestat( myslet)?( na)?, nevim (proc|jestli|jak|kdy), nikdo nevi( ze)?,
    nikomu .. ?(nerek*|nerikam)( ze)?, nedelam si srandu
  `,
  fiction: `
    film, filmu, knih*, knizk*, roman*, serial*, dil, dilu, seri*, podcast*, dokument*, prednask*, clanek*,
    zpravy, noviny, divadl*, hra, hre, hry, hrdin*, postav*, padouch*, level*, boss*, pisn*, pisnick*, text,
    basen*, pacient*, klient*, hamlet, kino, kine, scen*, statistik*, kurz*
  `,
  past: `
    lety, pred lety, drive, kdysi, tehdy, jako (dite|teenager*|dospivajic*|mlad*), kdyz mi bylo, loni,
    (rad*|vdecn*|stastn*) .. ?ze .. ?(ziju|zij*|jsem tu|jsem zustal*), prekonal*, prezil*
  `,
  still: 'zase, znovu, porad, dnes v noci, dnes vecer, ted, vratil*, opet',
  trivial: `
    porad*, schuz*, slajd*, mail*, zoom*, excel*, prezentac*, pisnick*, tiskarn*, zacpa, zacpe, ukol*,
    matik*, matematik*, dane, ikea, budik*, pondel*
  `,
  jest: 'jeste (jed*|jednou), jestli .. ?(jeste|zase), haha*, lol, prisaham, 😂, pokazde',
  accident: `
    cibul*, chleb*, varen*, vareni, kuchy*, nozem, brambor*, rajc*, mrkev*, syr*, troub*, panv*, zehlic*,
    holen*, zahrad*, ruz*, kolo, spadl*, fotbal*, papir*, sklo, sklenic*, kocka, kockа, omylem, nehod*,
    slunc*, kav*, prst*
  `,
  deliberate: `
    schvalne, umyslne, zaslouz*, abych (citil*|se potrestal*), trest*, nenavidim se, nikdo nevi,
    nikdo nevidi, schov*, skryv*, ziletk*, do krve, zase, znovu, rukav*
  `,
};
