import type { Vocabulary } from '../vocabulary.ts';

const BODY = '(bras|avant bras|poignets?|cuisses?|jambes?|peau|veines|ventre|chevilles?|hanches?)';
const KIN =
  '(ami|amie|amis|copain|copine|pote|frere|soeur|mere|maman|pere|papa|fils|fille|enfant|mari|femme|compagnon|compagne|conjoint|cousin|cousine|neveu|niece|oncle|tante|grand mere|grand pere|mamie|papi|coloc|collegue|voisin|voisine|eleve|ex|meilleur ami|meilleure amie|petit frere|petite soeur)';
const PILLS =
  '(cachets|comprimes|medicaments|medocs|pilules|somniferes|antidouleurs|anxiolytiques|doliprane|boites?)';

export const fr: Vocabulary = {
  script: /[a-z]/,
  common: `
    je, j, jsuis, que, qu, le, la, les, de, d, des, un, une, mon, ma, mes, pas, plus, veux, suis, et, mourir,
    vie, vivre, suicid*, est, moi, tout, rien, sans, ca, dans, envie, personne, sais, ils, elle, tue*, sur,
    pour, au
  `,
  wish: `
    (je |j )?(veux|voudrais|voulais|voudrai|aimerais|aimerai|souhaite|souhaiterais|prefererais|prefere|desire|vais|peux|pourrais|pense a|pense au|pense souvent a|pense tout le temps a|songe a|reve de|revais de|envisage de|espere|esperais|prie pour|prie de|merite de|merite|ai hate de|hesite a|attends de|attend de|imagine|imaginais|compte|prevois de|essaye de|essaie de|ai essaye de|ai failli),
    envie de, envie d, envie que, envies de, idee de, idees de, pensees de, pense, pensais, pensees, penser,
    pret a, prete a, si seulement je pouvais, si je pouvais, j avais pu, decide de, ai decide,
    a decide que je, mieux vaut, vaudrait mieux, vaut mieux, plutot, laissez moi, demande a dieu, besoin de,
    besoin d, demander a, voudrai, jveux, jvoudrais, jpense a, jpense au, jai envie de, jai envie d,
    tente de, me suis dit que je pourrais, plus simple de, plus facile de, serait de, ce serait bien de,
    faudrait que je
  `,
  not: 'pas, plus, jamais, sans, rien, aucun, aucune, ne .. pas',
  die: `
    mourir(?! (de (rire|faim|soif|honte|chaud|froid|peur|fatigue|ennui|sommeil|plaisir|jalousie|curiosite|trac|bonheur|vieillesse))),
    mourrir, crever(?! (de|la dalle)), etre mort, etre morte, sois mort, sois morte, etais mort, etais morte,
    la mort, ma mort,
    disparaitre(?! (quelques|une semaine|un (week|mois|jour|peu|moment|moi)|dans (ma|mon|la|le|un)|des reseaux))(?= (pour|a|de|completement|definitivement|sans|et|enfin|que|tout|de la|~)| $),
    disparaissais, disparaisse, m en aller(?= (pour|definitivement|de ce|a jamais|loin de ce)| $), m effacer,
    ne plus (etre la|exister|vivre|etre|me reveiller|se reveiller|avoir a vivre|respirer|rien sentir|jamais me reveiller|devoir),
    ne (jamais|plus)( jamais)? (me |m )?(reveiller|reveille|reveillais|etre reveille),
    (jamais|plus) (me )?(reveiller|reveille), pas (me )?reveiller, (ne )?pas exister, ne pas exister,
    ne pas etre nee?, ne jamais etre nee?,
    (arreter|cesser|cesse|arrete) (de |d )(vivre|exister|respirer|etre), en finir, finisse,
    finir avec (tout|la vie|cette vie),
    que (tout|ca|cela|ce) (\\w+ )?(s arrete|se termine|finisse|soit fini|s arreter|s arreterait),
    tout (s arrete|arreter|finisse|soit fini|stopper),
    tout arreter(?! (le|la|les|de))(?= (pour|la|une|maintenant|~)| $),
    mettre fin( a (mes jours|ma vie|tout|tout ca|cette vie|mes souffrances|mon existence))?,
    quitter (ce monde|la vie|cette vie|cette terre),
    partir (pour toujours|definitivement|de ce monde|a jamais|la haut|au ciel), dormir pour toujours,
    m endormir(?= (et|pour))( et (ne )?(jamais|plus|pas))?, m endormir pour toujours,
    que (quelqu un|une voiture|un camion|un bus|un train) me (tue|renverse|percute),
    que dieu me (prenne|rappelle), me laisser (mourir|crever|couler), sauter, me jeter,
    rejoindre .. (la haut|au ciel|dans la mort|ailleurs que)
  `,
  live: `
    vivre(?! (a|au|en|avec|chez|ici|la bas|ensemble|seule?|dans (?!ce monde)))(?= (comme|ainsi|ca|plus|encore|du|cette|cela|dans ce|et|pour|mais|dans|je|j|tout|franchement|~)| $),
    vivre, vis, exister, existe, etre en vie, rester en vie, reste en vie, etre vivant, etre vivante,
    etre la(?= (plus|du tout)| $), etre ici(?= (plus|du tout)| $), etre de ce monde,
    continuer(?= (comme|ainsi|a vivre|ca|cette|plus|la|~)| $),
    continuer a (vivre|exister|respirer|faire semblant|me battre|lutter), continue,
    me reveiller(?= (demain|plus|le matin|du tout|encore|~)| $), reveiller, me lever le matin, respirer,
    la vie, cette vie, ma vie, mon existence, l existence, tenir(?= (jusqu|plus|longtemps|comme|encore)| $),
    me battre, lutter, voir (demain|mes [a-z0-9]+ ans|le prochain),
    arriver (a|jusqu) .. (noel|anniversaire|ans), avenir, futur
  `,
  unwilling: '',
  reason: `
    (aucune?|plus (de|d|aucune?)|pas (de|d)|plus|sans|vois (plus|pas)|trouve (plus|pas)|perdu) (\\w+ ){0,2}(raison|raisons|sens|but|interet|envie|gout|gout a|force|courage|espoir|volonte)( de| d| a| pour)?,
    a quoi (bon|sert|ca sert)( de)?, a quoi ca rime,
    pourquoi (continuer|vivre|rester|encore|je continue|je vis|suis je)?, pour quoi,
    (plus )?rien (ne )?(me )?(retient|donne|pousse|raison|rattache|qui me)( .. )?,
    n a (plus|pas|aucun) (de |aucun )?sens, ne vaut (pas|plus) (la peine|le coup),
    vaut (pas|plus) (la peine|le coup)( d)?, merite pas( de| d)?, ne me vois pas, me vois (pas|plus),
    m imagine (pas|plus), plus d avenir, pas d avenir
  `,
  weary: `
    fatiguee? de( la)?, lasse? de, marre de( la)?, ras le bol de, ai assez de, assez de, epuisee? de,
    (en |n en |j en )?(peux|supporte|supporter|supporterai) (plus|pas)( de| d| la| cette| cette)?,
    (ne )?supporte plus( de| la| cette| ma| d)?, peux (plus|pas), n arrive (plus|pas) a, arrive (plus|pas) a,
    pas la force de, plus la force de, plus la force d, plus le courage de, plus le courage d, deteste, hais,
    degoute de, degoutee de, incapable de, dur de, trop dur de, renonce a, abandonne, plus envie de,
    plus envie d, pas envie de
  `,
  suicide: `
    (?<!(va|vont|allait) )me (tuer|suicider|pendre|noyer|flinguer|buter|foutre en l air|jeter (\\w+ ){0,3}(pont|train|fenetre|metro|vide|voiture|rails|toit|seine|balcon)|tirer une balle|trancher les veines|tailler les veines|ouvrir les veines|couper les veines|exploser la tete|ouvrir la gorge|empoisonner|supprimer),
    me (tue|suicide|pends|flingue|bute|jette sous|jette du|tranche les veines)(?! (a la tache|au travail|au boulot|a repeter|a (le|la|te|vous))),
    m (oter|enlever) la vie, m ote la vie,
    mettre fin a (mes jours|ma vie|tout ca|mon existence|mes souffrances|cette vie|tout)(?! (le travail|contrat)),
    mets fin a (mes jours|ma vie),
    en finir(?! (avec (?!la vie|tout|cette vie|ma vie)))(?= (avec|une|pour|ce|maintenant|ici|la|vite|definitivement|enfin|~)| $),
    (j )?en finis, en finir une bonne fois,
    sauter (\\w+ ){0,3}(pont|train|fenetre|toit|vide|balcon|metro|immeuble|rails),
    (passer|jeter) sous (un|le|ce) (train|metro|camion|bus), pensees suicidaires, idees suicidaires,
    idees noires, suis suicidaire, suicidaire (encore|ce soir|depuis|a nouveau),
    attenter a (ma vie|mes jours), tentative de suicide(?= (hier|la semaine|encore|cette)), faire une betise,
    faire une connerie, passer a l acte, avaler (\\w+ ){0,3}(boite|cachets|medicaments|javel), kms
  `,
  suicideNoun: 'suicide, suicidaire, suicidaires',
  harm: `
    (repris|ressorti|reprendre|retrouve) (la|ma|les) (lame|lames|cutter|rasoir), scarifi*, automutil*,
    auto mutil*, me (\\w+ )?(scarifie|scarifier|mutile|mutiler|taillade|taillader|lacerer|lacere),
    me (\\w+ )?(coupe|couper|coupee?|entaille|entailler|entailles) (\\w+ )?(a nouveau|encore|expres|les|la peau|le bras|pour|volontairement|avec (la|une|ma) lame|avec un rasoir|quand je)(?! (cheveux|ongles|pointes|frange|cheveu)),
    me coupe(?= (~|la nuit|tous|chaque)| $),
    (recommence|recommencer|arrete|arreter|envie|continue) (a |de )me (couper|bruler|faire du mal|scarifier|frapper|mutiler|griffer),
    remis a me couper, m etre coupee? (a nouveau|encore|expres), me fais (du )?mal(?! (au|en|a la|aux|le)),
    me faire (du )?mal(?! (au|en|a la|aux|le)),
    me suis fait (du )?mal (\\w+ )?(expres|encore|a nouveau|volontairement),
    me blesser (\\w+ )?(expres|volontairement)?, me punir, me punis,
    me frappe(?! (la balle))(?= (la|le|contre|moi|les|dans|jusqu|au|encore|quand|~)| $), me frapper,
    me cogne (\\w+ )?(la tete|les poings|contre)( .. )?,
    (cogne|cogner|tape|taper|frappe|frapper) (\\w+ )?(ma tete|la tete|mon poing|les poings|dans le mur) (\\w+ )?(contre|sur|mur|jusqu|dans)?,
    me gifle, me griffe(?! (le chat))(?= (les|la|jusqu|le|au)| $),
    m arrache (\\w+ )?(la peau|les cheveux|les ongles), me mords (\\w+ )?(les bras|la main|jusqu),
    me suis brulee? (\\w+ ){0,6}(expres|volontairement|cigarette|briquet|punir|sentir),
    me brule (\\w+ ){0,4}(expres|volontairement|cigarette|briquet|peau|bras),
    me bruler (\\w+ ){0,4}(expres|volontairement|cigarette|briquet|la peau|bras|avec),
    me prive de (manger|nourriture), me laisser mourir de faim,
    ne mange (plus|pas) (\\w+ )?(expres|pour me punir|volontairement), me faire vomir,
    la lame(?! (du couteau|de parquet)), lame de rasoir, (lames|lame) (\\w+ )?(cachee?s?|sous|tiroir|rasoir),
    jusqu (au sang|a (ce que )?(\\w+ )?saign*),
    (cicatrices|coupures|marques|brulures|plaies) (\\w+ ){0,3}(cacher|cache|caches|manches|mes bras|mes poignets|mes cuisses|fraiches|nouvelles)(?= ),
    cache(r)? (mes|les) (cicatrices|coupures|marques|brulures|bras), me detruire
  `,
  hurt: `
    me suis (\\w+ )?(coupee?|entaillee?|tailladee?|brulee?|ouvert|griffee?|taillee?) (\\w+ ){0,3}${BODY},
    (me|m) (\\w+ )?(couper|entailler|taillader|bruler|ouvrir|coupe|entaille|brule|taillade|ouvre) (\\w+ ){0,3}${BODY}
  `,
  better: `
    mieux, plus simple, plus facile, plus leger, heureux, heureuse, soulages?, soulagees?, tranquilles?,
    en paix, le mieux, soulagement
  `,
  relief: `
    (serait|sera|semble|parait|sonne|c est|ce serait|doit etre) (\\w+ ){0,4}(mieux|plus simple|plus facile|soulagement|paix|doux|douce|delivrance|repos|bien|agreable|paisible),
    plus facile que, plus simple que
  `,
  absence: `
    une autre mere, un autre pere, moi sous terre, sans moi(?! (ce soir|demain)),
    si je (\\w+ )?(n etais|n existais|mourais|disparaissais|n etais plus|crevais|meurs|n avais jamais|suis mort|suis morte|n etais pas|ne suis plus),
    quand je (serai|ne serai) (plus|mort|morte|partie?|sous terre),
    moi (mort|morte|sous terre|au cimetiere|en moins), ma mort
  `,
  regret: `
    decue?, decoit, triste, colere, rage, regrette, deteste, degoutee?, maudis, dommage, dommage que,
    desolee?, hais, deception
  `,
  wake: `
    (de|d|de m) ?(m )?(etre )?(reveillee?|survecu|encore la|encore en vie|toujours la)(?! (tot|en retard|a)),
    d etre (encore |toujours )?(en vie|vivante?|la)( ce matin)?,
    me reveiller(?! (tot|a|avant|pour|si))(?= (vivante?|encore|chaque|~)| $), de m etre reveillee?,
    d avoir survecu, d avoir ouvert les yeux
  `,
  fate: `
    (voiture|camion|bus|train|metro|foudre|cancer|quelqu un|quelque chose) (\\w+ )?(me )?(renverse|percute|ecrase|fauche|tue|emporte|renversait|percutait|tuait|fasse|frappe)(?= ),
    (etre|faire|fasse) (renverser?e?|ecraser?e?|percutee?|faucher?) par,
    me faire (renverser|ecraser|percuter|faucher)
  `,
  burden: `
    (mieux|heureux|tranquilles?|soulages?|plus simple|plus facile|plus leger|bien|contents|en paix|moins) (\\w+ ){0,4}(sans moi(?! (ce soir|demain|au|en))|si je (\\w+ )?(n etais|n existais|disparaissais|mourais|partais|n avais jamais|me tuais|n etais plus|ne me reveillais|m en allais|crevais|suis plus|n existe)( \\w+){0,2}|quand je (ne )?serai (plus|mort|morte|partie?)),
    sans moi (\\w+ ){0,4}(mieux|heureux|tranquille|simple|facile|bien|paix),
    si je (mourais|disparaissais|n existais plus|n etais plus la|crevais|me tuais|partais|meurs|disparais|n existais pas|creve) (\\w+ ){0,6}(personne|tout le monde|qui|mieux|remarqu*|manque*|pleurer*|soulag*|monde|famille|s en|rendrait),
    (personne|qui|nul) (\\w+ ){0,4}(remarquerait|regretterait|pleurerait|regrettera|manquerais|manquerai|manque|rendrait compte|apercevrait|remarque|pleurera|s en remettrait|souviendra) ?(\\w+ ){0,2}(si je|ma mort|absence|moi|pas|~|$)?(?= ),
    (je |j |m )?(ne )?manquer(ai|ais) a personne,
    (suis|etre|etais|suis qu|qu|comme|que) (\\w+ )?(un poids|un fardeau|une charge|un boulet|de trop|un dechet|un parasite)(?= ),
    un (poids|fardeau|boulet) pour, une charge pour, de trop dans (ce monde|cette famille|leur vie),
    (monde|famille|vie) (\\w+ ){0,3}mieux sans moi,
    (pas|jamais) (du |aurais du )?(naitre|nee|ne|venir au monde)(?= (je|~|dans)| $),
    (j )?aurais (prefere|du|voulu|aime) ne (pas|jamais) (naitre|etre nee?|venir au monde|exister),
    n aurais jamais du (naitre|exister|venir)
  `,
  direct: `
    (ai|suis en train de) (\\w+ )?(prepare|prepares) (\\w+ ){0,2}(medicaments|cachets|comprimes),
    fermer les yeux (\\w+ ){0,3}(ne|jamais|plus|pour toujours)(?= ), (plus|jamais) (les )?(rouvrir|ouvrir),
    (cherche|cherchais|cherchee?|google|googlee?|pense a|reflechis) (\\w+ ){0,4}(comment le faire|sans douleur|sans souffrir|sans avoir mal|methodes?|moyen de (mourir|partir|le faire)),
    lettres? d adieux?, mot d adieu, mes adieux,
    (ecrit|prepare|laisse|redige) (\\w+ ){0,4}(d adieu|adieux)(?= ),
    (derniere|dernier) (page|lettre|nuit|jour|soir|mot|message) (\\w+ ){0,3}(que j ecris|avant de partir|de ma vie|ici bas)(?= ),
    quand (vous lirez|tu liras|on lira) (ca|ceci|cette|ces) (\\w+ ){0,5}(plus|parti|partie|mort|morte)(?= ),
    (compte|garde|cache|stocke|mis de cote|accumule|economise|collectionne|amasse|reuni|fais des reserves) (\\w+ ){0,4}${PILLS}(?! (de (chocolat|gateaux)|pour (mamie|la semaine|ma mere))),
    (pris|avale|avaler|prendre|avaler) (\\w+ ){0,3}(toute|toutes|tous|trop de|plein de|boite|plaquettes?|poignee|tube|vingt|trente|quarante|cinquante|[1-9][0-9]+) (\\w+ ){0,4}${PILLS},
    combien de ${PILLS}, surdose, overdose(?! de (chocolat|netflix|series|raclette)),
    (assez|suffisamment) de ${PILLS},
    (sur|devant|pres|au bord|au) (\\w+ ){0,2}(pont|quai|rails|toit|balcon|falaise|parapet|bord du vide|rebord|voies) (\\w+ ){0,8}(sauter|saute|basculer|un pas|me jeter|facile|tomber|lacher|regarde en bas|le vide|pense a|tout serait|sous le train),
    (achete|trouve|prepare|cache) (\\w+ )?(une|la) corde(?! (a sauter|a linge|de guitare)), la corde au cou,
    j ai (\\w+ )?(un plan|tout prepare|choisi la date|choisi le jour|fixe une date)(?! (pour (les|le|la|l)|de))(?= ),
    plus (aucune |d )?(autre )?issue, pas (d )?(autre )?issue,
    seule (issue|solution|sortie) (\\w+ )?(est|serait|c est|que|la mort|mourir)(?= ),
    (la mort|mourir|etre morte?) (\\w+ )?(serait|est|semble|parait|me semble) (\\w+ ){0,2}(delivrance|soulagement|mieux|plus (simple|facile|doux|doux)|douce|paix|liberation|repos|solution)(?= ),
    mieux mort, mieux morte, prefererais (etre morte?|mourir|crever), plutot mourir( que de vivre)?,
    plus (\\w+ )?envie de (vivre|continuer|me battre|rien)(?= ),
    plus envie d (exister|etre (la|en vie))(?= ),
    (ne )?veux plus (vivre|exister|etre la|continuer|me reveiller|de cette vie|de ma vie|etre en vie|de ce monde)(?! (a|en (ville|france|appart)|avec|chez|au|dans cet|ici avec))(?= ),
    veux pas (vivre|exister|me reveiller)(?! (a|en|avec|chez|tot|demain (a|pour)))(?= ),
    m endormir et (\\w+ )?(ne |n )?(jamais|plus|pas)(?= ),
    (dormir|coucher|endormir|dorme) (\\w+ ){0,2}(ne )?(jamais|plus|pas) (\\w+ )?(reveiller|reveille),
    que (tout|ca|la douleur|ma vie) (\\w+ )?(s arrete|se termine|finisse)(?! (de pleuvoir))(?= (pour|definitivement|une bonne|~|enfin|maintenant)| $),
    (la|ma|cette) vie (\\w+ ){0,3}(ne vaut|n a plus|n a pas|pas la peine|insupportable|invivable|aucun sens|pas d etre)(?= ),
    dieu (\\w+ ){0,2}(prends|prenne|reprends|rappelle) moi,
    (peu|peu m) importe (que|si) (je|j) (vis|meurs|vive|meure), mes (propres )?(obseques|funerailles),
    adieu (monde|la vie|tout le monde), mal de vivre, le train (m attire|m appelle),
    envie de plus rien(?= (meme|a part|sauf))
  `,
  faint: `
    je n en peux plus, en peux plus, n en peux plus, j abandonne, je veux que ca s arrete, partir loin,
    plus la force, adieu, adieux, suicid*, je lache prise, je suis a bout, a bout, tout arreter
  `,
  despair: `
    mourir, mort, morte, desesper*, sans espoir, inutile, bonne a rien, bon a rien, un poids, un fardeau,
    pas d issue, aucune issue, abandonne, me deteste, me hais, deteste ma vie, si seule?, toute seule,
    pardon pour tout, pardonnez moi, vide, cachets, lame, corde, personne ne me
  `,
  self: 'je, j, me, m, moi, mes, mon, ma, jsuis, jpense, jai',
  others: `
    il, elle, ils, elles, on, qui, quelqu un, gens, personnes,
    (mon|ma|mes|un|une|le|la|sa|son|notre) (\\w+ )?${KIN}(?! (ne sait|ignore|sait))
  `,
  wishOther: `
    veut, voulait, voudrait, veuille, veulent, souhaite, pense a, pensait a, parle de, parlait de, parle d,
    menace de, a menace, envisage de, essaie de, a essaye de, a dit, dit, m a dit, envie de, envie d, va
  `,
  suicideOther: `
    s est (\\w+ )?(suicidee?|pendue?|tuee?|ote la vie|donne la mort),
    se (\\w+ )?(suicider|tuer|pendre|suicide|foutre en l air|donner la mort|faire du mal),
    (veut|voulait|va|voudrait|essaye d|essaie d|parle d|parlait d|envie d|pense a|pensait a) en finir,
    s oter la vie, mettre fin a (ses jours|sa vie), tentative de suicide, (est|etait|soit) suicidaire,
    mieux sans (lui|elle), (pensees|idees) (suicidaires|noires)
  `,
  harmOther: `
    se (\\w+ )?(scarifie|mutile|coupe les|taillade|fait du mal|brule|fasse du mal|faire du mal)(?= ),
    (marques|coupures|cicatrices|entailles|brulures|bleus) (\\w+ )?sur (ses|les|son|le) (\\w+ )?${BODY}
  `,
  person: KIN,
  worry: `
    peur pour, inquiete?, inquiete, m inquiete, peur qu (il|elle), peur de (le|la) perdre,
    (sais|sait) pas (quoi|comment) (faire|dire|aider|l aider|reagir), comment (l )?aider, l aider, aider,
    angoissee?, tellement peur, terrifiee?, j ai peur
  `,
  mourned: `
    enterrement, obseques, anniversaire de sa mort, tombe, il y a (\\w+ )?(ans|longtemps), funerailles
  `,
  figurative: `
    (vais|va|allais) mourir (si|quand) (elle|il|on|quelqu un|tu|ils|ma|mon)(?= ),
    (mort|morte|morts|mortes|mourir|meurs|meurt|mourais|mourrir|mourait|creve|crever|mourrai) (\\w+ )?(de|d) (rire|faim|soif|honte|chaud|froid|peur|fatigue|ennui|sommeil|plaisir|jalousie|curiosite|trac|bonheur|envie|amour|trouille|gene|rires|rigoler|impatience|inquietude|joie|chaleur|vieillesse|un croissant),
    mdr, ptdr, morte? de rire, creve la dalle, meurs d envie, (belle a|a) mourir( de rire)?,
    (batterie|telephone|portable|voiture|plante|plantes|ordi|poisson|pile|piles|fleurs) (\\w+ ){0,3}(morte?s?|meurt|meurent|mourir),
    tuer le temps,
    (boulot|chaleur|travail|patron|attente|metro|dos|prof|regime|reunion|examen|bruit|patience) (\\w+ ){0,2}(me|nous) (tue|tuent|tuer|fait mourir),
    me tue (a la tache|au travail|au boulot|a (le |la |te |leur )?\\w+),
    me tuer (a la tache|au travail|au boulot|a la (tache|salle)), point mort, temps mort, nature morte,
    mort aux (rats|trousses), attentat suicide, mission suicide, suicide squad,
    suicide (collectif|politique|commercial|social|professionnel|francais), prevention du suicide,
    taux de suicide,
    la vie (en rose|de chateau|est belle|active|sociale|privee|quotidienne|de famille|de couple|chere|nocturne|active),
    (amour|femme|homme|peur|nuit|vacances) de ma vie, de (toute )?ma vie, jamais de la vie,
    (gagner|gagne) (ma|sa|la) vie, mode de vie, cout de la vie, train de vie, niveau de vie,
    perdu (\\w+ ){0,2}vies?, vies au niveau,
    (mort|morte|mourir|meurs|suis morte?|mourus) (\\w+ )?(une|deux|trois|quatre|cinq|dix|[0-9]+) fois( (au|contre|dans) \\w+)?,
    rentrer sous terre, (six|trente six) pieds sous terre,
    disparaitre (quelques|une|un|dans|des) (\\w+ )?(jours|semaine|mois|week|instant|weekend|trou|foule|reseaux|couette|moment)( \\w+)?,
    (mourir|disparaitre) sur place,
    me (reveiller|lever) (si |trop |aussi )?(tot|a (cinq|six|sept|[0-9]+)|avant|pour (le|la|aller|l))( \\w+)?,
    vivre (a|au|en|chez|aux) \\w+, vivre avec (mes parents|lui|elle|mon|ma|des|un|une),
    vivre dans (un|une|cette|la|le|cet) (ville|appartement|maison|studio|immeuble|quartier|campagne|pays|appart|endroit|chaos),
    continuer (ce|mes|la|le|mon|les) (travail|etudes|sport|regime|piano|fac|boulot|cours|danse|stage|projet)
  `,
  emphasis: `
    (peux|arrive) (pas|plus) (m empecher|arreter|a arreter)( de| d)?, m empecher de, n arrete pas de,
    arrete pas de, (pas|plus) (d autre envie|autre chose) que, rien d autre que, pas que,
    plus que (tout|jamais), ne (fais|fait) que,
    (ne )?(sais|sait) (pas|plus) (si|pourquoi|comment|quand|quoi), personne (ne )?(sait|le sait)( que)?,
    (je )?(n )?(en |l )?(ai|ose|dis|parle) (\\w+ )?(pas |rien |jamais )?a personne,
    sans (mentir|deconner|rire), non plus, n ose pas (le )?dire, (j )?dors plus, mange plus rien
  `,
  fiction: `
    film, films, livre, roman, serie, series, saison, episode, podcast, documentaire, cours, conference,
    article, journal tele, infos, piece, theatre, opera, personnage, personnages, heros, heroine, mechant,
    jeu, niveau, boss, partie, chanson, chansons, paroles, poeme, chapitre, these, expose, dissertation,
    patiente?, patientes?, client, cliente, hamlet, emma, bovary, werther, juliette, cinema, scenario, scene,
    statistiques, formation, seminaire, netflix, anime, manga, musee, nouvelle de, camus, histoire vraie, bd
  `,
  past: `
    il y a (\\w+ ){0,2}(ans|annees|longtemps|des annees), il y a [0-9]+ ans, autrefois, a l epoque,
    avant (\\w+ )?(je voulais|je me|j),
    quand j (etais|avais) (\\w+ )?(jeune|ado|adolescente?|petite?|enfant|[0-9]+|\\w+ ans|au (lycee|college)),
    a ([0-9]+|\\w+) ans (je|j), l annee derniere, l an dernier,
    depuis (\\w+ ){1,3}(mois|ans|semaines|jours) (\\w+ )?(sans|je ne me|plus),
    (\\w+ ){1,2}(mois|ans) sans (me|m|auto), ne me (coupe|scarifie|mutile|fais) plus,
    n ai plus (d )?(idees|envies|pensees),
    (contente?|heureuse|heureux|reconnaissante?|fiere?) (\\w+ ){0,3}(etre (en vie|la|encore|vivante?|restee?)|encore la|d avoir|en vie),
    c est derriere moi, j ai surmonte, m en suis sortie?, survecu, guerie?
  `,
  still: `
    a nouveau, encore envie, encore une fois, de nouveau, toujours, ce soir je, ce soir j, maintenant,
    mais (aujourd hui|ce soir) (je|j) (veux|pense|n), ca revient, revenu, revenue, revenues, reviennent,
    rechute, recommence, replonge, ces derniers temps
  `,
  trivial: `
    reunion*, slide, slides, diapo*, mail*, zoom, teams, appel, excel, tableur, powerpoint, presentation,
    chanson*, playlist, imprimante, file d attente, bouchons, embouteillage*, devoirs, maths, dissertation,
    impots, formulaire*, ikea, reveil, mot de passe, blague*, lundi*, metro, rer, grammaire, note de frais,
    jeu de mots, vocal, vocaux, cm de, powerpoints, visio*, cours de, noel de mariah, mariah carey, burpees
  `,
  jest: `
    encore (une?|des), une? autre, si (\\w+ ){0,4}(encore|remet*|une fois de plus), mdr, lol, ptdr, haha*,
    hihi, xd, je te jure, jvous jure, te jure, 😂, 🤣, a chaque fois, donne envie, trop chiant*, ennui*
  `,
  accident: `
    cuisine, cuisinant, couteau, oignon*, pain, eplucha*, epluche*, carotte*, patate*, pommes de terre,
    tomate*, fromage, four, poele, casserole, plaque, fer a repasser, repassant, rasa*, rasee?, epila*,
    jardin*, jardinant, rosier*, ronces, velo, tombee?, chute, foot, escalade, sport, papier,
    boite de conserve, verre casse, chat, sans faire expres, accident, maladroit*, soleil, cafe, bouilloire,
    huile, barbecue, moustique*, points de suture, bricol*, scie, perceuse, lisseur, fer a lisser, saucisson,
    baguette, huitres
  `,
  deliberate: `
    expres, volontairement, merite, pour (sentir|ressentir|me punir|oublier|me calmer|que ca), punir,
    punition, me deteste, me hais, personne ne (sait|le sait|voit), en cachette, cache*, manches longues,
    lame, jusqu au sang, rechute, recommence, soulage*, cigarette, briquet
  `,
  said: `
    j ai (dit|pense|crie|murmure|ecrit|chuchote), je me (dis|repete|suis dit), je (dis|pense|murmure)
  `,
};
