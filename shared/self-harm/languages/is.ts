import type { Vocabulary } from '../vocabulary.ts';

export const is: Vocabulary = {
  script: /[a-z]/,
  common: 'eg, ekki, ad, og, mig, er, vil, mer, lifa, til, aldrei, min, thetta, ollum, langar',
  wish: `
    vil, vildi, vildi ad, oska, oskadi, eg vildi oska, vona, hugsa um, hugsa, hugsanir, hugsadi um,
    ad hugsa um, langar, langar til, langadi, tilbuin*, akvedid, skipulegg, dreymir um, bid, betra, frekar,
    aetla, thra
  `,
  not: 'ekki, aldrei, engin*, an, ekkert',
  die: `
    deyja(?! ur)(?= ), deyi, daudur, dain*, vera dau*, daud*, daudann, hverfa,
    ekki (vera til|vera her|lifa|vakna|vaknadi), aldrei (vakna|faedst|vakna aftur|vaknad|fæðst|ad vakna),
    haetta ad (lifa|vera til|anda), sofna og, sofa ad eilifu, enda (thetta|allt|lif mitt|lifid), binda enda,
    drepa mig, sjalfsvig*, klara thetta, ad (thetta|allt) (endi|haetti|klarist)
  `,
  live: `
    lifa(?! (i|med|a)), lifid, lif, lifinu, lif mitt, vera til, vera her(?= (lengur|meira)| $),
    halda afram(?= (svona|lengur|ad lifa|~)| $), vakna, anda, berjast, framtid*
  `,
  reason: `
    (engin|enginn|se engan|se enga|hef enga|engan|an) .. ?(tilgang*|astaed*|merking*|von|framtid)( til)?,
    hvers vegna, til hvers, af hverju .. (lifi|er)?, ekki thess virdi, tilgangslaus*
  `,
  weary: `
    threytt* a, thol* ekki, get ekki( meir| lengur)?, orka ekki, hata, gefst upp, gefist upp,
    buin* a[dð] fa nog, leid* a
  `,
  suicide: `
    (drepa|hengja|skjota|drekkja) mig( sjalf*)?, (fremja|frem|framdi) sjalfsvig,
    (taka|tek|svipta|svipti) (mig )?(eigid |mitt eigid )?(lif|lifi)( mitt)?,
    binda enda a (lif|lifid|thetta)( mitt)?, enda lif mitt,
    (hoppa|stokkva|stekk) .. ?(fram af|af bru|brunni|svolum|thaki|fyrir), sjalfsvigshugsan*,
    hugsa um sjalfsvig, skera mig a puls
  `,
  suicideNoun: 'sjalfsvig*, sjalfsmord*',
  harm: `
    (sker|skar|skaera|skera|meida|meidi|meiddi|refsa|refsi|brenn|brenndi|lem|lamdi|svelt|klora) (mig|sjalf*|i mig|mig sjalf*)(?! a (pappir|hnif))(?= (sjalf*|aftur|a|i|til|vilj*|~|og)| $),
    sjalfsskad*, sjalfskad*, rakvelarbla*, hausnum i vegg, thar til .. blae*,
    (or|skurdi|sar) .. ?(fel|fela|langar ermar|a handleggj*), (fel|fela) .. ?(or|skurd*|sar|orin)
  `,
  burden: `
    (betur|betra|audveldara|haming*) .. ?.. ?(an min|ef eg (vaeri|daei|hyrfi|vaeri ekki)),
    (lidi|lidur|hefdu thad|hafa thad) .. ?(betur|betra) an min, an min .. ?(betur|betra|audveldara|haming*),
    ef eg .. ?(daei|hyrfi|vaeri ekki|vaeri dau*) .. ?.. ?(enginn|allir|betra|betur),
    enginn .. ?(myndi|mun) .. ?(sakna|taka eftir|grata)( min)?, (er|bara) .. ?byrdi, byrdi a,
    (vildi|betra) .. ?aldrei .. ?faedst
  `,
  direct: `
    kvedjubref*, (skrifa|skrifad*|skrifadi) .. ?kvedju*,
    (safna|safnad*|fel|fald*|tel|taldi) .. ?(toflum|toflur|lyfjum|pillum|pillur|lyf),
    (tok|taka|gleypti|gleypa) .. ?(allar|of margar|heila|fullt) .. ?(toflur*|pillur*|lyf*), ofskammt*,
    (a|vid) .. ?(brunni|bru|thakinu|svolunum|bruninni) .. ?.. ?(stokkva|hoppa|skref|nidur), engin utleid,
    se enga utleid, (daudinn|ad deyja) .. ?(lettir|betra|audveldara|fridur|lausn*), frekar dau*,
    betra ad deyja, (sofna|sofa|sofnadi) .. ?og .. ?(aldrei|ekki) .. ?vakna*, aldrei vakna( aftur)?,
    vil ekki (lifa|vera til|vakna|vera her)( lengur| meir| meira)?(?! (i reykjavik|med|snemma))(?= ),
    langar ekki (til )?ad lifa( lengur)?, lifid .. ?(er ekki|hefur engan|tilgangslaust|obaerilegt),
    leid* a lifinu, langar (ad|til ad) deyja
  `,
  faint: 'get ekki meir, get ekki meira, gefst upp, sjalfsvig*, bless, kvedja',
  despair: `
    deyja, daud*, orvaent*, vonlaus*, einskis virdi, tilgangslaus*, byrdi, hata mig, ein, einn, fyrirgefid,
    tom*, toflur, pillur
  `,
  self: 'eg, mig, mer, min, mitt, minn',
  others: 'hann, hun, thau, their, einhver, hetjan, vinkona, vinur, brodir, systir',
  wishOther: 'vill, vildi, segir, sagdi, hotar, talar',
  suicideOther: `
    (fremur|framdi) sjalfsvig, drap sig, tok (eigid )?lif, vill ekki lifa, vill deyja, sjalfsvigstilraun*
  `,
  harmOther: '(sker|skadar|meidir) sig( sjalf*)?, (or|skurdir) a (handlegg*|ulnlid*)',
  person: `
    vinkona, vinkonu, vinur, vin, brodir, brodur, systir, systur, mamma, pabbi, son, sonur, dottir, frændi,
    frænka, kaerast*, madurinn, konan
  `,
  worry: 'hraedd*, ahyggjur, veit ekki (hvad|hvernig), hjalpa, missa',
  mourned: 'jardarfor, arum, grof',
  figurative: `
    (do|dey|deyja|daud*|dain*|doum) .. ?(ur|af) (hlatri|hungri|thorsta|leidindum|skomm|hita|kulda|forvitni|threytu),
    ad deyja ur [^ ]+, daudthreytt*, daudleid*, (simi*|batteri*|bill*|blom*|planta*) .. ?(do|daud*|dain*),
    drepa timann, (hitinn|vinnan|yfirmadur*) .. ?(drepur|er ad drepa) mig, ast lifs mins, alla aevi,
    i lifinu, lifa (i|med|a) [^ ]+, vakna snemma, do .. sinnum, sjalfsmordssprengju*
  `,
  emphasis: `
    get ekki haett( ad hugsa)?, veit ekki (af hverju|hvenaer|hvort), enginn veit( ad)?, ekki ad grinast
  `,
  fiction: `
    mynd, myndin, myndinni, kvikmynd*, bok, bokin, bokinni, skaldsag*, thaett*, thattur*, thattarod*,
    hladvarp*, heimildamynd*, fyrirlestur*, grein, frett*, leikrit*, personan, hetjan, adalpersona*, leik*,
    bord*, lag*, texta*, ljod*, sjukling*, leikhus*
  `,
  past: `
    fyrir .. ?arum, einu sinni, adur fyrr, tha, thegar eg var .. ?(ung*|barn|ungling*|[0-9]+), i fyrra,
    (fegin*|thakklat*|anaegd*) .. ?(ad|fyrir ad) .. ?(lifa|vera|eg lifi)
  `,
  still: 'aftur, enntha, enn, i kvold, i nott, nuna',
  trivial: `
    fund*, glaer*, tolvupost*, zoom, excel*, kynning*, lag, prentar*, umferd*, heimanam*, staerdfraedi*,
    manudag*
  `,
  jest: 'einn .. ?i vidbot, annar, annan, ef .. ?enn, haha*, lol, 😂, i hvert sinn',
  accident: `
    lauk*, braud*, elda*, eldhus*, hnif*, kartofl*, tomat*, ost*, ofn*, ponnu*, straujarn*, rak*, gard*,
    ros*, hjol*, datt, fotbolt*, pappir*, gler*, kott*, ovart, slys*, sol*, kaffi*, fing*
  `,
  deliberate: `
    viljandi, a skilid, til ad finna, refs*, hata mig, enginn veit, fel, rakvel*, blod*, aftur, i nott
  `,
};
