const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What short English entries are made of, beside feelings and the topics of the lexicon. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  words(`
  one two three four five six seven eight nine ten eleven twelve twenty thirty hundred first second third half
  day days today tonight yesterday tomorrow morning afternoon evening night noon midnight week weekend weekday
  month year years hour hours minute minutes early late later longer soon ago since always often sometimes
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august
  september october november december spring summer autumn winter christmas easter birthday
  go goes going went gone come comes coming came get gets getting got make makes making made take takes taking
  took taken give gives giving gave see sees seeing saw seen hear hearing heard say says said tell tells telling
  told talk talks talked talking speak spoke think thinks thinking thought know knows knew feel feels feeling
  felt find finds found keep keeps kept leave leaves leaving left lose lost meet meets met bring brought buy
  buying bought sell sold pay paid spend spent send sent write writes writing written read reads reading sit sat
  stand stood lie lay run runs ran walk walks walked walking drive drove driving ride rode fly flew swam climb
  climbed fall fell fallen break broke broken build built eat eats eating ate eaten drink drinks drank drunk
  cook cooks bake bakes clean wash washed sleep sleeps slept wake wakes woke woken wear wore begin began begun
  start starts started finish finished stay stayed live lives lived living die dies died work works worked play
  plays played watch watches watched watching call calls called visit visits visited try tries tried need needs
  needed use used want wants wanted wish wishes hope hopes turn turned move moved open opened close closed wait
  waited learn learned learnt teach taught sing sang dance danced draw paint fix fixed forget forgot remember
  lift lifted grow grew catch caught throw threw win won hold held cut hit put set let
  good better best bad worse worst big small long short high low old young new same other another little few
  many much more most less least full empty hot cold warm cool wet dry rainy sunny cloudy windy foggy stormy
  dark light bright quiet loud slow fast hard easy soft heavy busy free ready right wrong whole own next last
  nearly almost quite rather really still again once twice back away home out outside inside along around
  together alone enough too maybe perhaps never ever nothing something everything anything nobody somebody
  everyone everybody someone thing things bit lot lots
  red blue green yellow white black brown pink grey gray orange purple
  man woman men women people person boy girl child family friend mom mum dad nana gran wife husband
  house room bed door window table chair floor wall roof bath shower street road car bus train bike boat plane
  shop store market city town village park beach hill field bridge school office work job meeting phone call
  email letter book books film films movie movies show shows series episode game games match team song songs
  music radio television news
  water tea coffee beer wine milk juice bread butter cheese egg eggs meat fish chicken beef pork rice pasta
  pizza soup salad sandwich potato potatoes tomato tomatoes apple apples banana cake pie pancake pancakes
  cookie cookies chocolate sugar salt breakfast lunch dinner supper snack
  head face eye eyes ear nose mouth tooth teeth hair neck arm arms hand hands finger back leg legs knee foot
  feet heart skin bone body health weight doctor dentist
  sun moon star stars sky cloud clouds rain snow wind storm ice sea river lake mountain tree trees flower
  flowers grass bird birds dog dogs cat cats horse horses fish weather
  mile miles metre metres meter meters pound pounds money price ticket bag box key keys clothes shirt shoe
  shoes dress coat hat football soccer baseball basketball cricket rugby tennis golf hockey swim gym yoga
  marathon race hike nap party trip holiday vacation date plan plans list lists goal goals note notes idea
  story dream dreams diary journal entry word words hello goodbye thanks please sorry yes no okay
  a about above after against all an and any are as at be because been before being below between both but by can
  could did do does doing down during each every for from had has have having he her here hers him his how i if in
  into is it its just me might mine must my myself nor not of off on only or our ours over own shall she should so
  some such than that the their them then there these they this those through to under until up us very was we
  were what when where which while who whom whose why will with would you your yours am im dont cant wont didnt ok
  hungover hangover
  blah meh ugh wow yay hmm haha lol
  `),
);

/** By ISO 639-1 code: how people in some languages say in a few words how they are, without function words. */
export const FOREIGN_WORDS: Readonly<Record<string, readonly string[]>> = {
  es: words(`estoy estaba feliz triste cansado cansada contento contenta enojado enojada aburrido aburrida solo
  sola tengo hambre sueño miedo frío calor hoy ayer mañana noche tarde día días semana fue fui bueno buena buen
  malo mala mal genial bien muy mucho mucha trabajo casa amigo amigos amiga familia gracias lluvia sol llueve
  dormí comí lloré odio amo quiero siento bonito hermoso nada todo gran`),
  fr: words(`je suis heureux heureuse triste fatigué fatiguée content contente énervé seul seule faim peur froid
  chaud hier demain matin soir nuit jour journée semaine bon bonne mauvais mauvaise difficile dur belle beau très
  bien travail maison ami amis amie famille merci pluie soleil pleut dormi mangé pleuré marché aime déteste rien
  aujourd'hui mauvaise humeur malade`),
  de: words(`ich bin war müde traurig glücklich froh wütend einsam krank hunger durst angst heute gestern morgen
  abend nacht tag woche gut guter gute gutes schlecht schlechte schlechter schlechtes schön schöner schönes laune
  schwer schwerer arbeit haus freund freunde freundin familie danke regen sonne regnet geschlafen gegessen geweint
  liebe hasse nichts alles sehr viel zufrieden wieder langweilig`),
  it: words(`sono ero felice triste stanco stanca contento contenta arrabbiato arrabbiata fame sonno paura freddo
  caldo oggi ieri domani mattina sera notte giorno giornata settimana buono buona bello bella brutto brutta
  orribile pessima pessimo bene male molto lavoro casa amico amici amica famiglia grazie pioggia sole piove
  dormito mangiato pianto odio niente tutto noioso`),
  pt: words(`estou estava feliz triste cansado cansada contente zangado sozinho sozinha fome sono medo frio calor
  hoje ontem amanhã manhã noite dia dias semana foi bom boa mau má ruim péssimo ótimo bem mal muito muita trabalho
  casa amigo amigos amiga família obrigado obrigada chuva sol chove dormi comi chorei odeio amo nada tudo`),
  nl: words(`ik ben was moe verdrietig blij gelukkig boos eenzaam ziek honger dorst bang vandaag gisteren morgen
  avond nacht dag week goed goede slecht slechte mooi mooie zwaar zware werk huis vriend vrienden vriendin familie
  dank regen zon regent geslapen gegeten gehuild haat niets alles heel veel fijne leuk`),
  sv: words(`jag är var trött ledsen glad lycklig arg ensam sjuk hungrig rädd idag igår imorgon kväll natt dag
  vecka bra dålig dåligt fin tung jobb hus vän vänner familj tack regn sol sovit ätit gråtit hatar älskar inget
  mycket`),
  da: words(`jeg er træt ked glad lykkelig vred ensom syg sulten bange dag aften nat uge god godt dårlig dårligt
  smuk arbejde hus ven venner familie tak regn sol sovet spist grædt hader elsker intet meget`),
  nb: words(`jeg er trøtt sliten trist glad lykkelig sint ensom syk sulten redd dag kveld natt uke god godt dårlig
  vakker jobb hus venn venner familie takk regn sol sovet spist grått hater elsker ingenting veldig mye`),
  fi: words(`olen olin väsynyt surullinen iloinen onnellinen vihainen yksin sairas nälkä pelko tänään eilen
  huomenna ilta yö päivä viikko hyvä huono kaunis raskas työ koti ystävä ystävät perhe kiitos sade aurinko nukuin
  söin itkin vihaan rakastan todella`),
  pl: words(`jestem byłem byłam zmęczony zmęczona smutny smutna szczęśliwy szczęśliwa zły zła sam sama chory głodny
  dzisiaj dziś wczoraj jutro rano wieczór noc dzień tydzień dobry dobra dobrze źle piękny ciężki praca dom
  przyjaciel rodzina dziękuję deszcz słońce pada spałem kocham nienawidzę nic wszystko bardzo`),
  cs: words(`jsem byl byla unavený unavená smutný smutná šťastný šťastná sám sama nemocný hlad strach dnes včera
  zítra ráno večer noc den týden dobrý dobře špatný špatně krásný těžký práce doma přítel rodina děkuji déšť
  slunce prší spal miluji nic všechno moc velmi`),
  ro: words(`sunt eram obosit obosită trist tristă fericit fericită supărat singur singură bolnav foame frică azi
  astăzi ieri mâine dimineață seară noapte zi ziua săptămână bun bună rău frumos frumoasă greu muncă acasă prieten
  prieteni familie mulțumesc ploaie soare plouă dormit mâncat plâns iubesc nimic tot foarte`),
  hu: words(`vagyok voltam fáradt szomorú boldog mérges egyedül beteg éhes félek ma tegnap holnap reggel este
  éjszaka nap hét jó rossz szép nehéz munka otthon barát család köszönöm eső esik aludtam ettem sírtam szeretem
  utálom semmi minden nagyon`),
  tr: words(`mutlu mutluyum üzgün üzgünüm yorgun yorgunum kızgın yalnız yalnızım hasta hastayım aç açım korku bugün
  dün yarın sabah akşam gece gün hafta iyi iyiyim kötü kötüyüm güzel zor iş ev arkadaş aile teşekkürler yağmur
  güneş uyudum yedim ağladım seviyorum nefret hiçbir her çok harika sıkıldım`),
  id: words(`saya aku senang sedih lelah capek bahagia marah sendiri sendirian sakit lapar takut hari ini kemarin
  besok pagi malam minggu baik buruk indah berat kerja rumah teman keluarga hujan matahari tidur makan menangis
  cinta benci sangat sekali bosan`),
  sw: words(`nina niko furaha huzuni nimechoka mgonjwa njaa hofu leo jana kesho asubuhi jioni usiku siku wiki nzuri
  mbaya kazi nyumbani rafiki familia asante mvua jua nilala nilikula napenda sana`),
};
