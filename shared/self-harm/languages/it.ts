import type { Vocabulary } from '../vocabulary.ts';

const BODY =
  '(braccia|braccio|polsi|polso|cosce|coscia|gambe|gamba|pelle|avambracci*|pancia|vene|caviglie?)';
const KIN =
  '(amic[oa]|amic[hi]|migliore? amic[oa]|fratello|sorella|fratellino|sorellina|mamma|madre|papa|padre|figli[oa]|bambin[oa]|marito|moglie|compagn[oa]|ragazz[oa]|fidanzat[oa]|cugin[oa]|nipote|zi[oa]|nonn[oa]|collega|vicin[oa]|alunn[oa]|student[ei]|studentessa|ex|coinquilin[oa]|cognat[oa])';
const PILLS =
  '(pastiglie|pasticche|pillole|compresse|sonniferi|farmaci|medicine|antidolorifici|tranquillanti|gocce)';

export const it: Vocabulary = {
  script: /[a-z]/,
  common: `
    che, di, non, mi, la, il, le, lo, gli, un, una, per, sono, ho, senza, della, voglio, vorrei, morire,
    vivere, vita, nessuno, tutti, suicid*, piu, ammazz*, uccid*, tagli*, meglio, merito, basta, farla, penso,
    stanc*, io, se
  `,
  wish: `
    voglio, vorrei, volevo, vorro, desidero, desideravo, spero, speravo, magari, voglia di, voglia d,
    sto per, penso di, penso a, penso al, penso alla, penso spesso, pensavo di, pensavo a, ho pensato di,
    ho pensato a, pensando di, pensare di, pensare a, pensiero di, pensieri di, idea di, mi immagino,
    immagino, progetto di, ho deciso di, deciso di, pront[oa] a, preferirei, preferisco, meglio,
    sarebbe meglio, merito di, bisogno di, sogno di, prego di, prego dio di, chiedo a dio, chiedo,
    fantastico, tentat[oa] di, provato a, stavo per, potessi, potrei, lasciatemi, perche non posso,
    sono tentat[oa], mi viene da, mi va di, se solo potessi, dovrei, aspetto solo di, cerco, intendo
  `,
  not: 'non, mai, nemmeno, neanche, nessun, nessuna, senza, nulla, niente',
  die: `
    morire(?! (dal|dalla|dallo|di (fame|sete|noia|vergogna|paura|sonno|freddo|caldo|gelosia|curiosita|invidia|vecchiaia|crepacuore))),
    crepare, muoio(?! (dal|dalla|di|dalle|per)), morissi, essere mort[oa], fossi mort[oa],
    mort[oa](?! (dal|di|dalle)), la morte, la mia morte,
    sparire(?! (per (un|una|qualche|due)|dai social|nel|in (montagna|vacanza)))(?= (per sempre|del tutto|da|nel nulla|e|senza|dalla|completamente|~)| $),
    sparissi, scomparire(?! per (un|una|qualche))(?= (per sempre|del tutto|e|nel nulla|da|~)| $),
    scomparissi, (smettere|smettessi|cessare) di (esistere|vivere|respirare|esserci), non esistere( piu)?,
    non esistessi, non esserci( piu)?, non essere (piu )?(qui|viv[oa]|mai nat[oa]|nat[oa]),
    non essere mai nat[oa], non fossi mai nat[oa],
    (non|mai|e non|mai piu) (\\w+ )?(svegliarmi|svegliassi|risvegliarmi|mi sveglio|svegli|risvegliassi)( mai)?( piu)?,
    non dovermi (piu )?svegliare, dormire per sempre, addormentarmi per sempre, addormentarmi e non,
    dormire e non, che (tutto |questo |la mia vita )?(finisca|finisse|si fermi|si fermasse|smetta)( tutto)?,
    finisse tutto, tutto finisse, tutto (finisca|si fermasse|si spegnesse), farla finita,
    finirla( qui| con tutto| una volta)?, porre fine( a tutto| a questa vita| alla mia vita)?,
    mettere fine( a tutto| a questa)?, finire tutto, chiudere (gli occhi )?per sempre,
    che (qualcuno|una macchina|un camion|un treno) mi (uccida|investa|ammazzi|investisse),
    che dio mi (prenda|porti|chiami), andarmene(?= (per sempre|da questo mondo|via per|da questa vita)| $),
    lasciare questo mondo, raggiungere .. in cielo
  `,
  live: `
    vivere(?! (a|in(?! questo mondo)|con|qui|li|la|insieme|da sol[oa]|sol[oa]|senza (di te|te|internet)|all|nel|nella|al|fuori|d))(?= (cosi|piu|questa|in questo|e|ancora|~)| $),
    vivere, vivo, esistere, esistenza, essere viv[oa], restare in vita, restare viv[oa], rimanere in vita,
    continuare(?= (cosi|a|piu|questa|in questo|ancora|~)| $),
    andare avanti(?= (cosi|piu|ancora|a|in questo|~)| $), tirare avanti, essere qui(?= (piu)| $),
    stare al mondo, essere al mondo, svegliarmi(?= (piu|domani|ancora|la mattina)| $),
    alzarmi (piu|dal letto|la mattina), respirare, la vita, questa vita, la mia vita, mia vita,
    la mia esistenza, resistere, lottare, futuro, arrivare (a|al|ai) .. (natale|compleanno|anni),
    vedere (domani|un altro), esserci
  `,
  reason: `
    (nessun|nessuna|senza|nemmeno un|non (vedo|trovo|ho|c e|ci sono|sento|ha|avere|riesco a trovare)|ho perso|ho finito|non ho piu|non vedo piu|non trovo piu|non c e piu|non ha piu) (\\w+ ){0,3}(senso|motivo|motivi|ragione|ragioni|voglia|scopo|forza|forze|ragion)( (di|per|in|a|alla))?,
    a che (serve|scopo|pro), che senso ha, perche (continuare|vivere|vivo|dovrei|sono ancora|esisto|mai),
    per (cosa|che cosa|quale motivo) (vivo|vivere|continuare|dovrei|vale)?, non vale (piu )?la pena( di)?,
    niente (per cui|che mi|mi)( vale| trattiene)?, nulla (per cui|che mi), non merito( di)?, non mi vedo,
    non mi immagino, non ha (piu )?(alcun )?senso
  `,
  weary: `
    stanc[oa] di, stuf[oa] di, stuf[oa] della, stanc[oa] della, esaust[oa] di, ne ho abbastanza (di|della),
    non (ce la faccio|ne posso|sopporto|reggo|riesco|resisto|posso|voglio|tollero)( piu)?( a| di| con| cosi)?,
    non ho (piu )?(la |le )?(forza|forze|voglia) (di|per), odio, detesto, senza forze per, rinuncio (a|alla),
    mi arrendo, fatica, faccio fatica a, incapace di, schifo, mi pesa
  `,
  suicide: `
    (ammazzarmi|uccidermi|suicidarmi|impiccarmi|spararmi(?! una serie)|avvelenarmi|annegarmi|soffocarmi|darmi fuoco|togliermi la vita|togliermi di mezzo|farmi fuori)(?! (di (lavoro|risate)|dalle risate)),
    mi (ammazzo|uccido|suicido|impicco|sparo(?! (una serie|una maratona|un))|tolgo la vita|tolgo di mezzo|ammazzassi|uccidessi)(?! (di (lavoro|risate|studio)|dalle risate|dal ridere)),
    (mi )?(voglio|vorrei|potrei|devo|sto per) (ammazzare|uccidere|suicidare|impiccare|sparare|buttare (\\w+ ){0,3}(treno|ponte|finestra|balcone|tetto)),
    farla finita(?! con (questo|quest|lo|la (dieta|scuola|palestra)|le)), la faccio finita,
    farl[ao] finit[ao], finirla con (la vita|tutto|questa vita),
    porre fine (alla mia vita|ai miei giorni|alla mia esistenza|a tutto|alle mie sofferenze),
    mettere fine (alla mia vita|ai miei giorni|a tutto), porre termine alla mia vita,
    (tolto|togliere|toglier) (\\w+ )?la vita(?! a),
    buttarmi (\\w+ ){0,3}(treno|ponte|finestra|balcone|tetto|metro|macchina|binari|fiume|vuoto|sotto),
    mi (butto|buttassi|lancio|getto|buttero) (\\w+ ){0,3}(treno|ponte|finestra|balcone|tetto|metro|macchina|binari|vuoto),
    (gettarmi|lanciarmi) (\\w+ ){0,3}(treno|ponte|finestra|balcone|tetto|metro|binari|vuoto),
    saltare (giu )?(\\w+ ){0,2}(ponte|balcone|tetto|finestra|vuoto), tagliarmi le vene, mi taglio le vene,
    pensieri suicidi, pensieri di suicidio, idee suicide, istinti suicidi,
    tentato (il )?suicidio (\\w+ )?(di nuovo|ieri|stanotte)(?= ), commettere suicidio, fare una sciocchezza,
    fare una pazzia, kms
  `,
  suicideNoun: 'suicidio, suicida, suicidarsi',
  harm: `
    autolesion*, auto lesion*,
    mi (taglio|tagliuzzo)(?! (i capelli|le unghie|la frangia|fuori|un|una fetta|il pane|con la carta))(?= (di nuovo|le|la pelle|il braccio|per|ancora|quando|con|ogni|tutte|sempre|da|~)| $),
    mi sono tagliat[oa] (\\w+ )?(di nuovo|ancora|apposta|di proposito|un altra volta|stanotte|ieri notte|per),
    tagliarmi(?! (i capelli|le unghie|la frangia|un))(?= (di nuovo|le|la pelle|per|ancora|quando|con la lametta|ogni|e|~)| $),
    (ricominciato|ripreso|tornat[oa]|ricomincio) a (tagliarmi|farmi (del )?male|bruciarmi|graffiarmi),
    mi (faccio|facevo) (del )?male(?! (al|alla|alle|in|giocando|cadendo)),
    farmi (del )?male(?! (al|alla|in|giocando)),
    mi sono fatt[oa] (del )?male (apposta|di proposito|di nuovo|da sol[oa]),
    mi (ferisco|punisco|mutilo|picchio|prendo a (pugni|schiaffi|sberle)|do (dei )?pugni|schiaffeggio|colpisco),
    (ferirmi|punirmi|mutilarmi|picchiarmi|colpirmi|bruciarmi|graffiarmi)(?= (apposta|di proposito|per|la pelle|con|le|il|fino|~|e)| $),
    (sbatto|batto|sbattere|sbattuto) (la|mia) testa (contro|al|sul|nel) (\\w+ )?(muro|parete|pavimento|tavolo)?,
    testa contro il muro,
    (tiro|tirato|dato|prendo a) pugni (al|contro il|sul) muro (\\w+ ){0,3}(sangue|nocche|male|sanguin*),
    mi (brucio|bruciavo|graffio|mordo) (\\w+ ){0,4}(apposta|di proposito|sigaretta|accendino|braccia|pelle|sangue|fino),
    mi sono (bruciat[oa]|graffiat[oa]|mors[oa]) (\\w+ ){0,4}(apposta|di proposito|sigaretta|accendino|fino al sangue),
    (digiuno|non mangio|non mangiare|smesso di mangiare|salto i pasti) (\\w+ )?(apposta|per punirmi|di proposito|per sparire|come punizione),
    (la |una )?lametta(?! (da barba nuova|per la barba)), la lama,
    fino (al sangue|a sanguinare|a farmi sanguinare|a che non sanguin*),
    (tagli|cicatrici|segni|bruciature|ustioni) (\\w+ ){0,3}(nascond*|coprire|copro|maniche|sulle mie|sui miei|freschi|nuovi)(?= ),
    nascond(o|ere|evo) (i|le|miei|mie) (\\w+ )?(tagli|cicatrici|segni|braccia|bruciature)
  `,
  hurt: `
    (mi (sono )?|mi )(tagliat[oa]|tagliuzzat[oa]|incis[oa]|bruciat[oa]|graffiat[oa]|ferit[oa]|tagli?o|brucio|incido|graffio) (\\w+ ){0,4}${BODY},
    (tagliarmi|bruciarmi|incidermi|graffiarmi|aprirmi|aperta|aperto) (\\w+ )?(le|il|la|i) ${BODY},
    tagli (sulle mie|sui miei|sul mio|sulla mia) ${BODY}
  `,
  better: `
    meglio, piu facile, piu semplice, piu felici, felici, sollevat[ie], in pace, sollievo, tranquill[ie],
    piu leggeri, bene, riposar*
  `,
  relief: `
    (sarebbe|sembra|pare|suona|e|deve essere) (\\w+ ){0,4}(meglio|piu facile|sollievo|pace|riposo|dolce|liberazione|bello|semplice),
    piu facile che, meglio che (vivere|continuare|cosi)
  `,
  absence: `
    senza (di )?me,
    se (io )?(morissi|sparissi|non ci fossi|non esistessi|fossi mort[oa]|muoio|non fossi (mai )?(nat[oa]|qui|piu)),
    quando (non ci saro|saro mort[oa]|saro sottoterra), io (mort[oa]|sottoterra), mia morte
  `,
  regret: `
    dispiace, mi dispiace, delus[oa], triste, rabbia, rammarico, odio, peccato, maledico, mi pento,
    arrabbiat[oa], tristezza, delusione, purtroppo
  `,
  wake: `
    (di|per) (essermi|essere) (\\w+ )?(svegliat[oa]|viv[oa]|sopravvissut[oa]|qui),
    (che )?(mi sono svegliat[oa]|sono ancora (viv[oa]|qui)|ho aperto gli occhi),
    svegliarmi(?! (presto|alle|tardi|prima))(?= (viv[oa]|ancora|ogni|~)| $), aver aperto gli occhi
  `,
  fate: `
    (macchina|auto|camion|autobus|treno|tram|fulmine|cancro|qualcuno) (\\w+ )?(mi )?(investisse|investa|travolga|travolgesse|uccidesse|colpisse|prenda sotto|prendesse sotto|ammazzi),
    essere (investit[oa]|travolt[oa])
  `,
  burden: `
    (meglio|felici|felice|tranquill[ie]|sollevat[ie]|bene|piu facile|piu leggeri|piu semplice|in pace|sereni) (\\w+ ){0,4}(senza (di )?me(?! (stasera|domani|al|in))|se (io )?(non (ci fossi|esistessi|fossi|ci sono|fossi mai)|morissi|sparissi|scomparissi|me ne andassi|fossi mort[oa]|mi ammazzassi|mi uccidessi|muoio)( \\w+){0,2}|quando (non ci saro|saro mort[oa]|me ne saro)),
    senza (di )?me (\\w+ ){0,4}(meglio|felici|bene|pace|facile|tranquill*),
    se (io )?(morissi|sparissi|scomparissi|non ci fossi|non esistessi|mi uccidessi|me ne andassi per sempre|mi ammazzassi|muoio|sparisco) (\\w+ ){0,6}(nessuno|tutti|chi|meglio|qualcuno|mondo|famiglia|accorgerebbe|mancherei),
    (nessuno|chi|neanche) (\\w+ ){0,4}(accorgerebbe|mancherei|piangerebbe|noterebbe|rimpiangerebbe|mancherebbe|accorgera|sentirebbe la mia mancanza|importerebbe)(?= ),
    (non )?mancherei (a nessuno)?(?= ),
    (sono|essere|solo|come|un|sentirmi|sento) (\\w+ ){0,2}(un peso|un fardello|una zavorra|un ingombro|di troppo|di peso)(?= ),
    un peso per (tutti|la|mia|i|loro|gli|chi|mio), di peso a tutti,
    (mondo|famiglia|vita|casa) (\\w+ ){0,3}meglio senza (di )?me,
    (non|mai) (sarei dovut[oa]|dovevo|avrei dovuto) (mai )?(nascere|esistere|essere nat[oa])(?= ),
    non fossi mai nat[oa], non essere mai nat[oa], spreco di (ossigeno|spazio)
  `,
  direct: `
    (indifferente|uguale|lo stesso) (\\w+ ){0,2}(vivere o morire|se vivo|se muoio|morire o vivere),
    (ho preparato|preparato) (\\w+ ){0,2}(pastiglie|pillole|farmaci|medicine),
    chiudere gli occhi (\\w+ ){0,3}(non|mai|per sempre)(?= ),
    (cerco|cercando|cercato|penso a|pensando a) (\\w+ ){0,4}(come farlo|modo per (farlo|morire|andarmene)|senza soffrire|senza dolore|metod[oi]),
    lettere? d addio, (lettera|lettere|biglietto|messaggio|video) (\\w+ ){0,3}addio,
    (scritto|preparato|lasciato) (\\w+ ){0,3}(l addio|addii|biglietto d addio)(?= ),
    (detto|dico|dire) addio (a tutti|al mondo|alla vita)( .. )?,
    (ultima|ultimo) (pagina|lettera|notte|giorno|sera|volta che scrivo) (\\w+ ){0,3}(che scrivo|della mia vita|mia vita|da viv[oa])(?= ),
    quando (leggerete|leggerai|qualcuno leggera) (questo|queste|questa) (\\w+ ){0,4}(non ci saro|piu|mort[oa]|andat[oa])(?= ),
    (messo da parte|conservato|contato|conto|nascosto|nascondo|raccolto|accumulato|accumulo|conservo|sto (\\w+ando) ) ?(\\w+ ){0,3}${PILLS}(?! (per (la|il|mia|mio)|della nonna)),
    ${PILLS} (\\w+ ){0,4}(da parte|bastano|basterebbero|sufficienti|tutte insieme|in una volta|per morire|nascoste),
    (preso|prendere|ingoiato|ingoiare|ingoio|mandato giu) (\\w+ ){0,3}(tutte|tutti|troppe|scatola|intera|flacone|manciata|venti|trenta|cinquanta|blister|[1-9][0-9]+) (\\w+ ){0,3}${PILLS},
    quante (\\w+ )?${PILLS}, overdose(?! di (cioccolato|zuccheri|serie|netflix)),
    (sul|sulla|sui|su|al|davanti|dal|dalla) (\\w+ ){0,2}(ponte|balcone|cornicione|tetto|binari|binario|banchina|parapetto|scogliera|ringhiera|bordo|terrazza) (\\w+ ){0,8}(saltare|buttarmi|un passo|facile|lasciarmi|cadere|guardavo giu|guardato giu|giu|finita|pensato a|mollare),
    (comprato|trovato|preso|preparato|cercato) (\\w+ )?(una|la) (corda|pistola|lametta)(?! (per (saltare|stendere|arrampic*)|della chitarra)),
    ho (\\w+ )?(un piano|gia deciso|gia tutto pronto|scelto il giorno|scelto la data)(?! (per (il|la|le|lo|i|l)|di))(?= ),
    (nessuna|altra|unica) via d uscita( .. )?, non (vedo|c e|trovo) (\\w+ )?via d uscita,
    (la morte|morire|essere mort[oa]) (\\w+ )?(sarebbe|sembra|e|mi sembra) (\\w+ ){0,3}(sollievo|liberazione|meglio|pace|soluzione|facile|riposo)(?= ),
    preferirei (essere mort[oa]|morire|non esistere|non svegliarmi), meglio mort[oa],
    (dormire|addormentarmi|dormissi) e (\\w+ ){0,3}(non|mai) (\\w+ )?(svegliarmi|svegliare|risvegliarmi),
    non svegliarmi (mai )?piu, non mi (svegliassi|svegli) (mai )?(piu|domani)(?= ),
    non voglio piu (vivere|esistere|esserci|svegliarmi|stare al mondo|questa vita|andare avanti|essere viv[oa])(?! (a|in (?!questo mondo)|con|qui a|nel|nella|presto))(?= ),
    non voglio (vivere|esistere|svegliarmi|andare avanti|esserci)(?= (piu|cosi|domani|~)| $),
    la vita (\\w+ ){0,3}(non vale|non ha|insopportabile|mi pesa|non ha senso|e un peso)(?= ),
    (mia|questa) vita (\\w+ )?(non ha (\\w+ )?senso|non vale|non serve), che qualcuno mi (ammazzi|uccida),
    (dio|signore) (\\w+ ){0,3}(prendimi|portami via), prendimi con te, lasciare questo mondo,
    andarmene da questo mondo, addio mondo,
    non m (importa|importerebbe) (\\w+ )?(se muoio|di morire|se vivo|se morissi|di vivere), mal di vivere,
    mio (stesso )?funerale, basta vivere, basta con la vita
  `,
  faint: `
    non ce la faccio piu, non ne posso piu, mi arrendo, voglio che (tutto )?(finisca|smetta),
    non c e via d uscita, suicid*, addio, non voglio piu, la faccio, basta, andarmene
  `,
  despair: `
    morire, morte, mort[oa], disperat*, disperazione, senza speranza, inutile, non valgo niente, un peso,
    nessuna via, arrendermi, mi odio, odio la mia vita, cosi sol[oa], perdonatemi, scusate per tutto, vuoto,
    pastiglie, lametta, corda, nessuno mi
  `,
  self: 'io, mi, me, mio, mia, miei, mie, sono, ho, sto, voglio, penso, m',
  others: `
    lui, lei, loro, chi, gente, qualcuno, persone,
    (mio|mia|un|una|il|la|il mio|la mia|nostr[oa]|suo|sua) (\\w+ )?${KIN}(?! (non sa|non lo sa))
  `,
  wishOther: `
    vuole, voleva, vorrebbe, volesse, desidera, pensa di, pensa al, pensa a, pensava di, pensava al,
    parla di, parlava di, dice, ha detto, minaccia, ha minacciato, ha tentato, ha provato, voglia di,
    sta per
  `,
  suicideOther: `
    (si e |si )?(suicidat[oa]|suicida|uccide|uccis[oa]|ammazzat[oa]|impiccat[oa]|tolt[oa] la vita|toglie la vita),
    (suicidarsi|uccidersi|ammazzarsi|impiccarsi|togliersi la vita),
    (vuole|voleva|vorrebbe|pensa di|parla di|pensava di|minaccia di) farla finita,
    si (vuole|voleva) (ammazzare|uccidere|suicidare), tentato (il )?suicidio, tentativo di suicidio,
    pensieri suicidi, meglio senza (di )?(lui|lei)
  `,
  harmOther: `
    si (tagli|taglia|fa (del )?male|ferisce|autolesioni*|brucia|faccia (del )?male|stia tagliando|sta tagliando)(?! (i capelli|il dito|le unghie))(?= (da sol[oa]|le|la|apposta|ho|perche|e|~|sulle)| $),
    (tagliarsi|farsi (del )?male|autolesionismo),
    (cicatrici|tagli|segni|bruciature) (\\w+ )?(sulle|sui|sul) (\\w+ )?(sue|suoi|suo|sua|braccia di|polsi di|braccia della|polsi del*)
  `,
  person: KIN,
  worry: `
    preoccupat[oa], preoccupa, mi preoccupa, paura per, ho (\\w+ )?paura, paura di perder*, temo,
    non so (che|cosa|come) (fare|dire|dirle|dirgli|aiutar*), aiutarl[oa], aiutare, come posso aiutar*,
    in ansia per, spaventat[oa], angosciat[oa]
  `,
  mourned:
    'funerale, anniversario della morte, tomba, (\\w+ )?anni fa, cimitero, venut[oa] a mancare',
  figurative: `
    (mort[oaie]|morire|muoio|moriva|muore|morivo|morendo|moriamo|morto|schiattare|crepare|moriro) (\\w+ )?(dal|dalla|dalle|dallo|di|d) (ridere|risate|fame|sete|noia|vergogna|paura|sonno|freddo|caldo|voglia|curiosita|invidia|gelosia|imbarazzo|stanchezza|amore|gola|spavento|ansia|nostalgia|felicita|vecchiaia|rabbia|mal di \\w+)( di)?,
    stanc[oa] mort[oa], (bello|buono|bella|buona) da morire, da morire,
    (batteria|telefono|cellulare|macchina|pianta|piante|portatile|pesce|pesci|fiori|computer) (\\w+ )?(e )?(mort[oaie]|muore|morendo|muoiono|moriva),
    ammazzare il tempo, ammazza il tempo,
    (caldo|lavoro|capo|traffico|freddo|attesa|dieta|schiena|scuola|stress|ansia) (\\w+ ){0,2}mi (uccide|ammazza|uccidera|sta uccidendo|distrugge|sta ammazzando),
    mi ammazzo di (lavoro|risate|studio|palestra), ammazzarmi di (lavoro|studio|palestra), suicide squad,
    missione suicida, attentato suicida, attacco suicida,
    suicidio (politico|commerciale|sociale|di massa|assistito), prevenzione (del )?suicidio,
    tasso di suicidi*, (amore|donna|uomo|viaggio|occasione) della mia vita, in vita mia,
    (per |tutta )la (mia )?vita( intera)?, nella vita, la dolce vita, guadagnarmi da vivere,
    vita (sociale|privata|notturna|reale|quotidiana|da cani|mondana), la vita (e bella|reale|in diretta),
    costo della vita,
    sparire (per (un|una|qualche|due)|dai social|nel bosco|in montagna|sotto (il piumone|le coperte))( \\w+)?,
    svegliarmi (cosi )?(presto|alle|prima|per|tardi)( \\w+)?,
    alzarmi (cosi )?(presto|alle|prima|per)( \\w+)?,
    (volevo|vorrei) (\\w+ )?(sprofondare|sparire|sotterrarmi|morire) (dalla|per la|quando|sottoterra|li)( \\w+)?,
    mort[oa] (\\w+ )?(\\w+ )?volte( (contro|nel|al|con) (\\w+ )?(boss|gioco|livello|partita))?, boss finale,
    vivere (a|in) (?!(questo mondo|questa vita|questo corpo|questo modo|questo dolore|pace|questo inferno))\\w+( \\w+)?,
    vivere (con (i|mia|mio|lui|lei|altri|altre)|da sol[oa]|di (rendita|arte|musica|ricordi|pizza)|la vita|il momento|alla giornata|nel|nella|al|all),
    stanc[oa] di vivere (a|in|con|qui|da|nel),
    (continuare|andare avanti) (con|il|la|questo|questa|a) (lavoro|dieta|corso|palestra|scuola|studiare|universita|progetto|allenarmi|lavorare|trasloco|lezion*)
  `,
  emphasis: `
    non (riesco|posso) (a |fare a meno )(smettere|di|a non|pensare ad altro)( di| che)?, non smetto di,
    non faccio (altro )?che, (nient|null)? ?altro che, non (desidero|voglio) altro che, non solo,
    non so (se|perche|come|quanto|quando|per quanto|a cosa), nessuno (lo )?sa( che)?,
    non (lo )?(dico|ho detto|racconto) (\\w+ )?a nessuno, non (scherzo|sto scherzando|mento),
    non (dormo|mangio) piu, non vedo l ora di( morire di)?
  `,
  fiction: `
    film, libro, libri, romanzo, serie, stagione, episodio, puntata, podcast, documentario, lezione,
    conferenza, articolo, notizia, notizie, telegiornale, giornale, opera, teatro, spettacolo, personaggio,
    protagonista, eroe, eroina, cattivo, gioco, videogioco, livello, boss, partita, canzone, testo, poesia,
    capitolo, tesi, tema su, paziente, pazienti, cliente, amleto, giulietta, werther, ortis, pavese, cinema,
    copione, scena, statistic*, corso, seminario, netflix, anime, manga, museo, racconto, storia di
  `,
  past: `
    (\\w+ )?anni fa, anni fa, (tanto|molto) tempo fa, una volta volevo, all epoca, allora volevo,
    da (ragazz[oa]|giovane|piccol[oa]|adolescente|bambin[oa]),
    a (\\w+ )?anni (volevo|pensavo|mi tagliavo|ho|desideravo|sognavo),
    quando (avevo|ero) (\\w+ )?(anni|giovane|piccol[oa]|ragazz[oa]|adolescente|al liceo|[0-9]+),
    l anno scorso, (da|sono) (\\w+ ){1,3}(mesi|anni|settimane|giorni) (che non|senza|pulit[oa]),
    non mi taglio (piu )?da, non ho piu (pensieri|voglia di farmi),
    (felice|content[oa]|grat[oa]|fier[oa]|fortunat[oa]) (\\w+ ){0,3}(esserci|essere viv[oa]|essere ancora|viv[oa]|ancora qui|essere rimast[oa]|qui),
    ne sono uscit[oa], superato, sopravvissut[oa], guarit[oa]
  `,
  still: `
    di nuovo, ancora oggi, ancora una volta, un altra volta, stasera, stanotte, adesso,
    ma (oggi|ora|adesso) (voglio|vorrei|penso|e tornat*), e tornat*, sono tornat*, ricadut[oa], ricascat[oa],
    ultimamente
  `,
  trivial: `
    riunion*, slide*, mail, email*, zoom, teams, call, chiamat*, excel, powerpoint, presentazion*, canzon*,
    playlist, stampante, fila, traffico, compiti, matematica, modulo, moduli, dichiarazione dei redditi,
    tasse, ikea, sveglia, password, battut*, barzellett*, meme, lunedi, vocal*, gruppo whatsapp, report,
    consegna, mariah carey, burpees, verifica di
  `,
  jest: `
    un altr[oa], un ennesim[oa], l ennesim[oa], altra, altro, ancora un[oa]?,
    se (\\w+ ){0,4}(ancora|un altr|di nuovo|mette*|manda*), haha*, ahah*, ahaha*, lol, xd, giuro, lo giuro,
    😂, 🤣, ogni volta, mi fa venire voglia, mi viene voglia, noia
  `,
  accident: `
    coltello, cucina, cucinando, cucinare, cipoll*, pane, affettando, affettare, sbucciando, pelando, patat*,
    pomodor*, carot*, formaggio, salame, prosciutto, forno, padella, pentola, fornello, ferro da stiro,
    stirando, radendo, rasoio nuovo, depil*, ceretta, giardin*, rose, rovi, bici, bicicletta, cadut[oa],
    calcio, calcetto, arrampicata, palestra, carta, scatoletta, vetro rotto, bicchiere, gatt[oa],
    per sbaglio, senza volere, incidente, imbranat[oa], sole, caffe, te bollente, olio, grigliata, barbecue,
    zanzar*, punti, officina, sega, trapano, piastra
  `,
  deliberate: `
    apposta, di proposito, volutamente, merito, me lo merito,
    per (sentire|punirmi|calmarmi|non sentire|dimenticare), punir*, punizione, mi odio,
    nessuno (lo )?(sa|vede|vede|se ne accorge), di nascosto, nascond*, maniche, lametta, lama,
    fino al sangue, ricadut*, sollievo, unico modo, sigaretta, accendino
  `,
  said: '(ho detto|ho pensato|ho sussurrato|ho urlato|ho scritto|dico|penso|mi ripeto|mi dico)',
};
