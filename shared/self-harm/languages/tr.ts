import type { Vocabulary } from '../vocabulary.ts';

const KIN =
  '((arkadas|dost|kardes|abla|abi|agabey|anne|baba|ogl|kiz|cocug|es|kocam|karim|sevgili|kuzen|yegen|hala|teyze|amca|dayi|nine|dede|babaanne|anneanne|komsu|ogrenci|kanka)(m|im|um|imin|umun|min|mun|nin|imi|umu|mi|ima|ime|uma|ma|me|i|u|in)?(n|de|den|la|le)*|en yakin arkadasim|ev arkadasim)';

export const tr: Vocabulary = {
  script: /[a-z]/,
  common: `
    *iyorum, *uyorum, olsem, olmeyi, kurtulsam, kendimden, uyand*, sabah, ben, bir, ve, cok, istiyorum,
    istemiyorum, artik, kendimi, kendime, icin, daha, beni, bana, keske, hayat*, yasam*, olmek, intihar*,
    kimse, yine, herkes*, kollarimi, bileklerimi, hic
  `,
  wish: `
    istiyorum, istiyom, isterdim, isterim, istedim, istiyordum, istegi, istegim, isteyen, diliyorum,
    dilerdim, keske, insallah, umarim, dusunuyorum, dusunuyom, dusundum, dusunuyordum, dusunmeden, dusuncesi,
    dusunceleri, dusuncem, aklima, aklimda, aklimdan, planliyorum, karar verdim, hazirim, tercih ederim,
    daha iyi olur, hayal ediyorum, dua ediyorum, yalvariyorum, ozluyorum, geliyor, gecti, geciyor,
    hakediyorum, hak ediyorum, niyetim, niyetindeyim, lutfen, artik, ihtiyacim, bekliyorum, icimden geliyor,
    arzuluyorum
  `,
  not: 'degil, istemiyorum, istemedim, asla, hic istemem, yok, istemem',
  die: `
    olmek, olsem, olsek, olsem de, oleyim, olebilsem, oleceg*, olmeyi, olumu, olum, olumume, olmus olmayi,
    geberip, gebermek, gebersem, geber*, yok olmak, yok olup, yok olsam, yok olmayi, yok olup gitsem,
    kaybolmak(?= (sonsuza|tamamen|istiyorum|ve)), sonsuza (dek|kadar) (uyumak|kaybolmak|gitmek|yok),
    uyanmamak, uyanmasam, uyanmayayim, uyanmamayi, uyanmadan, bir daha uyanma*, hic uyanma*, uyanmaya*,
    dogmamis olmak, dogmamis olmayi, dogmasaydim, dogmamis olsaydim, hic dogma*, var olmamak, var olmasam,
    olmamak, bitsin, bitse, bitmesini, bitmesi, her sey(in)? (bitsin|bitse|bitmesini|bitmesi|son bulsun),
    son vermek, son vermeyi, sona ermesi, sona ersin, bu dunyadan (gitmek|gitsem|ayrilmak|gocmek),
    gitmek (bu dunyadan|sonsuza), yasamamak, yasamamayi, nefes almamak, canimi al*,
    allah(im)? (\\w+ )?canimi al*, can vermek
  `,
  live: `
    yasamak, yasamaya, yasamayi, yasamanin, yasamaktan, yasam, yasamin, yasamim*, yasamam, yasiyorum,
    yasiyor olmak, yasamakta, hayatta kalmak, hayatta kalmaya, hayatta olmak, hayatta, hayat, hayata, hayati,
    hayatin, hayattan, hayatim, hayatimin, hayatima, hayatimdan, var olmak, var olmaya, varligim*,
    nefes almak, nefes almaya, nefes almaktan, devam etmek, devam etmeye, devam edecek, dayanmak, dayanacak,
    uyanmak, uyanmaya, sabaha uyanmak, bu dunyada, dunyada, dunyadan, gelecek, gelecegim*, yarini
  `,
  unwilling: `
    istemiyorum, istemiyom, istemedim, istemem, istemez oldum, istegim (yok|kalmadi), istegi(m)? kalmadi,
    isteyemiyorum, gelmiyor icimden, canim istemiyor, sevmiyorum artik, gormek istemiyorum,
    hevesim (yok|kalmadi), arzum kalmadi, gucum (yok|kalmadi), gucumu kaybettim, edemiyorum, edemem,
    edemeyecegim, edemicem, devam edemiyorum
  `,
  reason: `
    anlam(i|im)? (yok|kalmadi|ne|bulamiyorum|goremiyorum|kalmamis),
    (hic ?bir |bir )?anlami (yok|kalmadi|ne|yok artik)?, anlamsiz,
    (sebep|sebebim|sebebi|neden|nedenim|nedeni|gayem|amac|amacim) (\\w+ )?(yok|kalmadi|bulamiyorum|goremiyorum|gormuyorum),
    neden (hala|yasiyorum|yasayayim|varim), niye (hala|yasiyorum|yasayayim|varim), ne icin, ne anlami,
    ne diye, degmez, degmiyor, bosuna, sebebim, umudum (yok|kalmadi), haketmiyorum, hak etmiyorum
  `,
  weary: `
    biktim, biktim artik, bikmis, yoruldum, yorgunum, usandim, tukendim, bezdim, nefret ediyorum,
    dayanamiyorum, dayanamam, dayanamicam, katlanamiyorum, kaldiramiyorum, tahammulum (yok|kalmadi),
    vazgectim, pes ettim, pes ediyorum, gucum kalmadi, gucum yok, zor geliyor, agir geliyor, mecalim kalmadi,
    yapamiyorum, surduremiyorum, bikkinim
  `,
  suicide: `
    kendimi (\\w+ ){0,4}(oldur*|ol?durme*|as(mak|sam|acagim|iyorum|ayim|ayi)|as(sam|arim)|vur(mak|sam|acagim|uyorum)|zehirle*|bogma*|yakma*|at(mak|sam|acagim|arim|ayim|iyorum|mayi)(?= )|birak(mak|sam)|yok et*),
    intihar et(sem|ecegim|esim|tim|iyorum|meliyim),
    intihar et(mek|meyi|meye) (\\w+ )?(ist(iyorum|edim|iyordum)|dusun(uyorum|dum|uyordum)|gec(ti|iyor)|karar),
    intihar (dusun*|etmeyi|istegi*|plan*|edecegim|edesim|edeyim|girisimim*|mektub*), intihari dusun*,
    canima (kiy*|kast*), canimi (almak|alsam|alayim|alacagim), hayatima (\\w+ )?(son ver*|son vermek),
    yasamima (\\w+ )?son ver*, hayatimi (\\w+ )?(sonlandir*|bitir*)(?! birlestir*), kendi hayatima son,
    bileklerimi kes*,
    (kopru|kopruden|catidan|balkondan|camdan|pencereden|damdan|ucurumdan) (\\w+ )?(atla*|atlay*|kendimi),
    (trenin|metronun|arabanin|kamyonun) (onune|altina) (\\w+ )?(atla*|atmak|yatmak|kendimi),
    basima (silah|kursun), kafama (sik*|silah|kursun), her seyi bitir*, her seye son ver*, kms
  `,
  suicideNoun: 'intihar, intihara, intihari, intiharin, intihar etmek',
  harm: `
    kendime (\\w+ ){0,2}(zarar ver*|ceza*|vur*|aci cektir*|iskence|eziyet)(?! vermedim),
    kendimi (\\w+ ){0,3}(kes(ti?m|iyorum|mek*|me|mey*|esim|sem|erim)|cizdim|ciziyorum|yarala*|jiletle*|dov*|cezalandir*|tirmala*|isir*|yumrukla*|tokatla*|yaktim|yakiyorum|ac birak*|aclikla|ac tut*)(?! (pisir|yemek)),
    (kollarimi|kolumu|bileklerimi|bilegimi|bacaklarimi|bacagimi|derimi|tenimi) (\\w+ ){0,3}(kes*|cizd*|ciziy*|ciz*|jiletle*|yakt*|yakiy*|yak*|tirmala*|dagla*|isir*),
    jilet*,
    (kasten|bilerek|isteyerek|cezalandirmak icin|ceza olarak) (\\w+ ){0,4}(kes*|yak*|yemiyorum|yemedim|ac kal*|vur*),
    (sigara|cakmak)(yi|yla|la|mi|si)? (\\w+ ){0,3}(koluma|elime|derime|tenime|bilegime|bastir*|sondur*)(?= ),
    kafami (\\w+ )?(duvara|duvarlara|yere|masaya)( \\w+)?, (yumruk|yumrugumu) (\\w+ ){0,2}duvar*,
    kanayana kadar, kan akana kadar, kani gorene kadar,
    (kesik|kesikler|yara|yaralar|iz|izler|yanik|yanik izleri|faca) (\\w+ ){0,4}(sakl*|gizl*|uzun kol*|kollarimda|bilegimde|bacaklarimda)(?= ),
    faca, facali,
    (yemiyorum|yemek yemiyorum|ac kaliyorum) (\\w+ ){0,3}(cezalandir*|ceza|hak et*|bilerek|kasten),
    yeniden kesmeye, tekrar kesmeye
  `,
  hurt: '',
  better: `
    daha iyi, daha mutlu, daha rahat, daha kolay, daha huzurlu, rahat eder*, rahatlar*, kurtulur*,
    huzur bulur*, en iyisi, iyi olur
  `,
  relief: `
    (daha )?(iyi|kolay|huzurlu|guzel|rahat) (olur*|olurdu|olacak|gelir|geliyor), kurtul*, huzur*, rahatla*,
    kurtulus*
  `,
  absence: `
    ben olmasam, ben olmasaydim, bensiz, ben olmadan, ben olmayinca, ben olursem, olsem, ben gidince,
    yoklugum*, ben yokken, ben olunce, ben mezarda
  `,
  regret: `
    uzuluyorum, uzgunum, kiziyorum, uzucu, hayal kirikligi, pismanim, nefret ediyorum, lanet ediyorum,
    kahroluyorum, sinir oluyorum, canim sikiliyor, agliyorum
  `,
  wake: `
    uyandigim*, uyandigima, uyanmis olmama, yasadigima, hala yasiyor olmama, hayatta olduguma,
    uyanabildigime, gozumu actigima, dogduguma, hayatta kaldigima
  `,
  fate: `
    (araba|kamyon|otobus|tren|yildirim|kanser|birisi|biri) (\\w+ )?(bana |beni |uzerimden )?(carpsa|ezse|oldurse|gecse|vursa|carpip|alip goturse|olsam),
    (ezilsem|carpsa bana|kaza gecirsem|vurulsam)
  `,
  burden: `
    (daha|herkes|onlar|ailem|dunya|hepsi|cok) (\\w+ ){0,4}(mutlu|iyi|rahat|huzurlu|kolay) (\\w+ ){0,3}(olur*|olacak|olurdu|eder|ederdi|yasar) ?(\\w+ ){0,2}(bensiz|ben olmasam|ben olmasaydim|yoklugum*|ben olmadan|ben olursem|olsem)?(?= )(?<=(bensiz|olmasam|olmasaydim|yoklugum[^ ]*|olmadan|olursem|olsem|gitsem)[^~]*),
    bensiz (\\w+ ){0,4}(daha|iyi|mutlu|rahat|huzurlu),
    (ben |)(olmasam|olmasaydim|olmazsam|olursem|olsem|gitsem|yok olsam|kaybolsam) (\\w+ ){0,5}(daha|iyi|mutlu|rahat|kimse|kimsenin|herkes|fark etmez|farketmez|umru*|umur*|ozlemez|aglamaz|huzur*|kolay*|kurtul*),
    kimse (\\w+ ){0,4}(ozlemez|fark etmez|farketmez|aglamaz|umursamaz|anlamaz bile|farkina varmaz|uzulmez)(?= ),
    kimsenin (umru*|umur*) (\\w+ )?(olmaz|degil) (\\w+ )?(olsem|yasamam|yoklugum)*,
    (herkese|aileme|anneme|onlara|insanlara|etrafima|cevreme|size) (\\w+ )?(yuk(um)?|yuk oluyorum|yuk olmak*|yuk oldum)(?= ),
    yuk(um| oluyorum| olmak*| oldum| olmaktan)(?= ),
    (keske|hic) (\\w+ )?(dogmasaydim|dogmamis|dogmamali*|var olmasaydim)( \\w+)?,
    dogdugum (gune|icin) (lanet|pismanim), var olmamaliyim, fazlaligim, fazlalik*
  `,
  direct: `
    (yasamakla|yasamak ile|yasamak) (\\w+ )?(olmek|olum) (\\w+ )?(fark|ayni|bir)*(?= ),
    (gozlerimi|gozumu) (kapat*|yum*) (\\w+ ){0,3}(acma*|acmak istemiyorum)(?= ),
    (acisiz|acı çekmeden|kolay) (\\w+ )?(olum|olmenin|olmek|yol*),
    veda (mektub*|mektup*|not*|mesaj*|videos*),
    (veda|son) (mektubumu|notumu|yazimi|mektuplarimi|sayfam)(?= ),
    (bu|son) (\\w+ )?(yazim|gunum|gecem|sayfam|satirlarim)(?! (tatil*|okul*|sinav*))(?= (olacak|olabilir|bu|~)| $),
    (ilac|ilaclari|haplari|hap|haplar|ilaclar|hapi|ilaclarimi|haplarimi) (\\w+ ){0,4}(biriktir*|sakla*|saydim|sayiyorum|topla*|hepsini|kutu*|yuttum|yutmak|yuttum|ictim hepsini|avuc)(?= ),
    (kutu|avuc|hepsini|tum|butun|tane|kac) (\\w+ ){0,3}(ilac*|hap|hapi|haplari|hap yeter*)(?= (\\w+ )?(ic*|yut*|al*|yet*|gerek*)),
    asiri doz*,
    (kopru*|cati*|ray*|ucurum*|balkon*|istasyon*|kenar*) (\\w+ ){0,8}(atla*|asagi bak*|bir adim|kendimi birak*|bitecek|ne kadar kolay|dusun*)(?= ),
    (ip|silah|jilet|halat) (aldim|buldum|hazirladim|sakladim|hazir),
    (her seyi|planimi|plani) (\\w+ )?(planladim|hazirladim|hazir)(?! (tatil|parti|toplanti))(?= ),
    (gunu|tarihi) (sectim|belirledim), cikis yol(u|um) (yok|kalmadi|goremiyorum|gormuyorum),
    (baska|tek) (cikis|care|cozum|kurtulus) (\\w+ ){0,2}(yok|kalmadi|olum|olmek|gormuyorum)(?= ),
    (olum|olmek) (\\w+ ){0,2}(kurtulus*|huzur*|daha iyi|daha kolay|tek cozum|tek care|rahatlik|cozum)(?= ),
    kurtulus(um)? olum,
    (olmeyi|olumu) (\\w+ ){0,2}(istiyorum|bekliyorum|ozluyorum|dusun*|hayal|diliyorum|tercih)(?= ),
    (uyuyup|uyusam|uyuyayim|uyumak|uyusam da|yatip) (\\w+ ){0,4}(uyanma*|kalkma*)(?= ),
    bir daha (hic )?uyanma*, (sabaha|yarina) (uyanmasam|uyanmak istemiyorum|cikmasam|cikmak istemiyorum),
    olsem (de|keske|kurtulsam|daha iyi|umru*|bitse)(?= ),
    keske (\\w+ ){0,2}(olsem|olseydim|oluversem|uyanmasam|yok olsam),
    (allah|tanri)(im)? (\\w+ )?(canimi al|beni yanina al|al beni|alsan beni)(?= ),
    (yasasam da|olsem de) (\\w+ )?(olsem de|yasasam da|fark etmez|umrumda degil),
    hayat (\\w+ ){0,2}(yasamaya degmez|cekilmez|dayanilmaz|anlamsiz)(?= ),
    (artik )?yasamak(tan| cok| istemiyorum| zor| gelmiyor| aci)(?! (zorunda))(?= ), var olmak istemiyorum,
    yok olmak istiyorum,
    bu (hayati|hayattan|dunyadan|dunyada) (\\w+ )?(istemiyorum|gitmek istiyorum|yasamak istemiyorum|kurtulmak)
  `,
  faint: `
    dayanamiyorum, artik dayanamiyorum, pes ediyorum, bitsin, her sey bitsin, bitsin artik,
    yapamiyorum artik, intihar*, veda, gitmek istiyorum, cikis yok, vazgectim
  `,
  despair: `
    olmek, olum, umutsuz*, umudum yok, caresiz*, degersiz*, ise yaramaz, yuk, nefret ediyorum kendimden,
    kendimden nefret, yapayalniz, cok yalniz, beni affedin, hakkinizi helal, bosluk, ilac, jilet, kimse beni
  `,
  self: `
    ben, benim, bana, beni, kendimi, kendime, hayatima, hayatimi, aklima, aklimda, aklimdan, dusunuyorum,
    istiyorum
  `,
  others: `o, onun, ona, onu, onlar, birisi, biri, insanlar, kisi, ${KIN}`,
  wishOther: `
    istiyor, istedigini, istiyormus, istedi, ister, istiyordu, isteyen, istemedigini, istemiyor,
    istemiyormus, dusunuyor, dusundugunu, bahsediyor, bahsetti, soyledi, soyluyor, tehdit, deniyor, denedi,
    kalkisti, diyor, dedi
  `,
  suicideOther: `
    yasamak (istemedigini|istemiyor|istemiyormus), olmek (istedigini|istiyor|istiyormus),
    intihar (etti|ediyor|eder|etmis|etmeye|etmek istiyor|etmek istedigini|etmekten|girisim*|edecek|edecegini|edecegim dedi),
    kendini (\\w+ ){0,2}(oldur*|asti|asmis|vurdu|atti|yok et*), canina kiy*, hayatina son, intihara kalkis*,
    intihari dusunuyor, intihardan bahse*, onsuz daha
  `,
  harmOther: `
    kendine (\\w+ )?(zarar*|vuruyor),
    kendini (\\w+ )?(kes(iyor|ti|mis|tigini|mesi*)|jiletl*|yaralıyor|yaraliyor|cezalandir*),
    (kolunda|kollarinda|bileklerinde|bileginde|bacaklarinda) (\\w+ )?(kesik*|iz*|yara*|yanik*|jilet*)
  `,
  person: KIN,
  worry: `
    korkuyorum, endiseliyim, endiseleniyorum, endise, merak ediyorum, kaygiliyim, ne yapacagimi,
    nasil yardim, yardim ed*, yardim et*, ne diyecegimi, kaybetmekten, uzuluyorum, panik*
  `,
  mourned: `
    cenaze*, mezar*, yil once, yillar once, yildonumu, vefat, rahmetli, (\\w+ )?yil (oldu|gecti)
  `,
  figurative: `
    (gulmekten|acliktan|susuzluktan|yorgunluktan|sicaktan|soguktan|utanctan|utancimdan|meraktan|sikintidan|heyecandan|korkudan|uykusuzluktan|uykudan|kiskancliktan|mutluluktan|hasretten|asktan|sinirden|stresten|can sikintisindan|ozlemden|sevincten|isten) (\\w+ )?(ol*|geber*|oluyor*|bayil*),
    (agridan|bas agrisindan) (oluyor*|olecegim)(?= ),
    (sicak|is|patron|trafik|soguk|dersler|okul|bekleyis|diyet|odev|sinav) (\\w+ ){0,3}(oldurecek|olduruyor|oldurdu|oldurur),
    olum(une|cul) (guzel|komik|sicak|yavas|siki), oldum bittim, bayildim oldum,
    (oyunda|bolumde|bossta|levelde|macta) (\\w+ ){0,3}(ol*), (\\w+ )?(kere|kez|defa) oldum,
    (sarjim|sarj|telefonum|telefon|araba|pil|cicekler|cicek|bitki|baligim) (\\w+ )?(oldu|bitti|oluyor|olmus),
    vakit oldur*, zaman oldur*, intihar (saldirisi|bombacisi|timi|orani|oranlari|onleme|hatti),
    siyasi intihar, suicide squad, (hayatimin|hayatimda) (\\w+ )?(ask*|en|firsat*|kadin*|adam*|hic|ilk|kez),
    gunluk hayat, is hayati, sosyal hayat, okul hayati, gece hayati,
    hayat (guzel|devam ediyor|pahaliligi|kurtaran|bilgisi|arkadas*), yer yarilsa*, yerin dibine,
    (erken|altida|besde|yedide|sabah erken) (\\w+ )?(uyanmak|kalkmak)( istemiyorum)?,
    (?!dunya)\\w+(da|de|ta|te) yasamak( istemiyorum)?,
    (istanbul|ankara|izmir|bu sehir|bu ev|almanya|koy|burada|burda|bu mahalle|sehir) (\\w+ )?(da |de |ta |te )?yasamak( istemiyorum)?,
    (onunla|ailemle|tek basina|yalniz|birlikte|annemle) yasamak( istemiyorum)?,
    (ise|okula|diyete|kursa|spora|derse) devam (et*|ed*)
  `,
  emphasis: `
    baska (bir )?(sey )?(istemiyorum|dusunemiyorum)( artik)?,
    (kimse|kimseye) (\\w+ )?(bilmiyor|soylemedim|anlatamiyorum|soyleyemiyorum|anlatmadim),
    bilmiyorum (\\w+ )?(neden|nasil|ne kadar)?, uyuyamiyorum, saka (degil|yapmiyorum), durduramiyorum
  `,
  fiction: `
    film, filmde, filmi, filmin, dizi, dizide, dizinin, kitap, kitapta, kitabi, roman, romanda, romani,
    bolum, sezon, podcast, belgesel, ders, derste, konferans, makale, haber, haberlerde, haberde, gazete,
    oyun, oyunda, tiyatro, tiyatroda, karakter, karakteri, kahraman, kahramani, basrol, kotu adam, boss,
    seviye, level, sarki, sarkida, sozleri, siir, siirde, hikaye, hikayede, odev, tez, hasta, hastam,
    danisan, sinema, senaryo, sahne, istatistik*, seminer, egitim, netflix, anime, manga, muze
  `,
  past: `
    (yillar|\\w+ yil|yil|[0-9]+ yil|\\w+ sene|seneler) once, eskiden, bir zamanlar, o zamanlar,
    gecen (yil|sene), (lisede|ortaokulda|cocukken|gencken|ergenlikte|kucukken|universitede),
    ([0-9]+|\\w+) yasinda(yken|ydim)?,
    (\\w+ )?(aydir|yildir|haftadir|gundur) (\\w+ ){0,3}(kesmiyorum|kesmedim|temizim|zarar vermedim|zarar vermiyorum|dusunmuyorum|yapmadim),
    iyi ki (yasiyorum|hayattayim|yasamisim|vazgectim|buradayim|varim),
    (mutluyum|sukrediyorum|sukur) (\\w+ ){0,2}(yasadigima|hayatta|hayattayim|yasiyorum)(?= ), atlattim,
    geride kaldi, kurtuldum, iyilestim
  `,
  still: `
    yine, tekrar, hala, bu gece, bu aksam, ama (simdi|bugun) (yine|istiyorum), geri (geldi|dondu),
    son zamanlarda, su an, yeniden
  `,
  trivial: `
    toplanti*, slayt*, mail*, e posta, zoom, excel, powerpoint, sunum*, sarki*, yazici, kuyruk, trafik*,
    odev*, matematik, form*, vergi*, ikea, alarm, sifre*, espri*, saka*, pazartesi*, fizik, rapor*, cagri*,
    telefon konferansi, calma listesi, grup mesaj*, proje toplanti*
  `,
  jest: `
    bir (\\w+ )?daha, bir daha, haha*, ahaha*, lol, xd, random, yemin ederim, 😂, 🤣, her seferinde, asdf*,
    sjsj*, valla*, sikici
  `,
  accident: `
    sogan, ekmek, dograrken, mutfak*, yemek yaparken, bicak, soyarken, patates, domates, havuc, peynir,
    firin*, tava*, tencere*, utu*, tiras*, agda, bahce*, gul, diken*, bisiklet*, dustum, futbol*, macta,
    tirman*, spor*, kagit, konserve, cam kirik*, bardak, kedi*, yanlislikla, kazara, kaza, sakar*, gunes*,
    kahve*, cay*, yag*, mangal*, sivrisinek, dikis, matkap, testere, sac masasi
  `,
  deliberate: `
    bilerek, kasten, isteyerek, hak ettim, hak ediyorum, hissetmek icin, cezalandir*, ceza, nefret,
    kimse (bilmiyor|gormesin|gormuyor), gizli, gizlice, sakl*, uzun kol*, jilet, kanayana, rahatla*
  `,
  said: '(dedim|soyledim|fisildadim|bagirdim|yazdim|diyorum|icimden)',
};
