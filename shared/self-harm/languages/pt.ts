import type { Vocabulary } from '../vocabulary.ts';

const BODY = '(bracos?|pulsos?|coxas?|pernas?|pele|antebracos?|barriga|veias|tornozelos?)';
const KIN =
  '(amig[oa]s?|melhor amig[oa]|irma|irmao|mae|pai|filh[oa]|menin[oa]|crianca|marido|mulher|espos[oa]|namorad[oa]|companheir[oa]|prim[oa]|sobrinh[oa]|ti[oa]|avo|colega|vizinh[oa]|alun[oa]|ex|cunhad[oa]|neto|neta)';
const PILLS = '(comprimidos?|remedios|medicamentos|pilulas|calmantes|rivotril|caixas?)';

export const pt: Vocabulary = {
  script: /[a-z]/,
  common: `
    eu, que, nao, de, da, dos, das, na, no, minha, meu, quero, queria, morr*, viver, vida, um, uma, os, com,
    sem, estou, to, tenho, mim, penso, suicid*, todos, ninguem, ja, acordar, matar*, cort*, machuc*, para,
    pra, sou, mais, vontade, se, deus, comprimidos, mereco, ate
  `,
  wish: `
    quem me dera, quero, queria, quisera, qria, qro, desejo, desejava, gostava de, gostaria de, espero,
    tomara, oxala, vontade de, vontade d, vou, penso em, pensando em, pensei em, pensado em, pensar em,
    penso na, penso no, pensamentos de, ideia de, ideias de, planejo, planeio, decidi, pront[oa] para,
    prefiro, preferia, preferiria, melhor seria, seria melhor, era melhor, mereco, preciso, sonho em,
    rezo para, rezo por, peco a deus, peco, pedi a deus, imagino, fantasi*, tentei, tento, quase, podia,
    poderia, deixem me, me deixem, so quero, nao me importava de, nao me importaria de, apetece me,
    da me vontade de, estou a pensar em, ando a pensar em, se eu pudesse
  `,
  not: 'nao, nunca, n, jamais, nem, sem, nenhum, nenhuma, ja nao, deixei de',
  die: `
    morrer(?! (de (rir|riso|fome|sede|vergonha|calor|frio|medo|tedio|sono|amores|rir|saudade*|inveja|curiosidade|ansiedade|velh[oa]|raiva)|na praia)),
    morresse, morra, morro logo, estar mort[oa], estivesse mort[oa], mort[oa](?! de), a morte, minha morte,
    sumir(?! (por|um|uns|uma|do (insta|face|trabalho|mapa por)|da internet))(?= (de vez|para sempre|pra sempre|deste|desse|da|do mundo|do mapa|e|daqui|sem|de tudo|~)| $),
    sumisse, suma,
    desaparecer(?! (por|um|uns|uma))(?= (de vez|para sempre|pra sempre|deste|desse|daqui|sem|e|por completo|~)| $),
    desaparecesse, deixar de (existir|viver|respirar|ser|sentir), deixasse de existir,
    parar de (existir|viver|respirar), nao existir, nao existisse, nao estar (aqui|mais aqui|viv[oa]),
    nao estar ca, nao estivesse (aqui|viva|vivo), nao ter nascido, nunca ter nascido, nao tivesse nascido,
    nunca tivesse nascido, (nao|nunca|nunca mais|e nao) (mais )?(acordar|acordasse|acorde|despertar)( mais)?,
    nao (voltar a|ter de|ter que) acordar, dormir (para|pra) sempre,
    que (tudo |isto |isso )?(acabe|acabasse|termine|terminasse|pare|parasse)( de vez| tudo| logo)?,
    tudo (acabasse|acabe|termine|terminasse),
    acabar com (tudo|isto|isso|a minha vida|minha vida|esta dor|essa dor|o sofrimento|o meu sofrimento),
    acabar de vez, por um fim( a tudo| nisto| nisso| na minha vida)?, por fim a (tudo|isto|minha vida|isso),
    que (deus|a morte|alguem|um carro|um caminhao) me (leve|mate|levasse|atropele|atropelasse|matasse),
    deus me (leve|levasse|levar), ir embora (deste mundo|para sempre|pra sempre|dessa vida|desta vida),
    partir deste mundo, ir para o ceu, acabar comigo
  `,
  live: `
    ca andar, andar ca, andar por ca, cá estar,
    viver(?! (em(?! (este|paz))|n[oa]s?|com|aqui|la|sozinh[oa]|junt[oa]s|longe|perto|sem (ti|ele|ela|internet)|fora|de (aluguel|renda)|numa?))(?= (assim|mais|esta|essa|neste|nesse|nesta|nessa|e|com isto|~|desse|deste)| $),
    viver neste mundo, viver nesse mundo, viver, vivo, vivendo, existir, existencia, estar viv[oa],
    ficar viv[oa],
    continuar(?= (assim|a viver|vivendo|viv[oa]|mais|com|aqui|nesta|nessa|a|lutando|respirando|neste|nesse|~)| $),
    seguir em frente, seguir vivendo, acordar(?= (mais|amanha|nunca|~)| $), acordar de manha,
    levantar (me )?de manha, levantar da cama, levantar me da cama, respirar, a vida, esta vida, essa vida,
    a minha vida, minha vida, estar aqui(?= (mais)| $), estar neste mundo, estar ca, aguentar, lutar, futuro,
    chegar (ao|aos|ate) .. (natal|aniversario|anos), ver (amanha|outro dia)
  `,
  reason: `
    (nenhum|nenhuma|sem|nem um|nao (vejo|encontro|acho|tenho|ha|tem|existe|sinto|resta|faz)|perdi|ja nao (vejo|encontro|tenho|ha|faz|sinto)|nao vejo mais|nao tenho mais|nao ha mais) (\\w+ ){0,3}(sentido|razao|razoes|motivo|motivos|vontade|proposito|forcas?|gosto|graca|interesse)( (em|de|para|pra|por))?,
    para que (serve|continuar|viver|vivo|eu|existo|acordar)?,
    pra que (serve|continuar|viver|vivo|eu|existo|acordar)?, por que (continuo|ainda|viver|vivo),
    porque e que (continuo|ainda|vivo), de que (me )?(serve|adianta), que sentido (tem|faz), nao vale a pena,
    nao vale mais a pena, nada (por que|que me|me prende|me segura), nao me vejo, nao mereco,
    nao faz sentido, nao ha
  `,
  weary: `
    cansad[oa] de, fart[oa] de, chei[oa] de, esgotad[oa] de, exaust[oa] de, exausta de,
    nao (aguento|suporto|consigo|posso|quero)( mais)?( com| de)?, ja nao (aguento|suporto|consigo|posso),
    odeio, detesto, nao tenho (mais )?forcas? (para|de|pra), sem forcas? (para|pra), desisti de, desisto de,
    desistir de, sem vontade de, nao tenho (mais )?vontade de, enjoei de, incapaz de, cansei de,
    tenho nojo de, tanto faz
  `,
  suicide: `
    (?<!(vai|vao|ia|iria) )me matar(?! (de (rir|estudar|trabalhar)|a (estudar|trabalhar)|na academia|no treino)),
    matar me(?! (de (rir|estudar|trabalhar)|a (estudar|trabalhar))),
    me mato(?! (de (rir|estudar|trabalhar)|a (estudar|trabalhar)|na academia))(?= ),
    mato me(?! (a (estudar|trabalhar)))(?= ), me suicid*, suicidar me, suicidar(?= (hoje|amanha|~)| $),
    cometer suicidio, tirar (\\w+ )?(a )?minha (propria )?vida, tirar a propria vida(?= (hoje|~)| $),
    tiro a minha vida, acabar com (a )?minha (propria )?(vida|existencia), acabo com a minha vida,
    terminar com a minha vida, (por|dar) (um )?fim (a|na|a minha|na minha) (minha )?(vida|existencia),
    dar cabo de mim, dar cabo da (minha )?vida,
    acabar comigo(?! (de (rir|riso)))(?= (mesm[oa]|hoje|de vez|~)| $), me enforcar, enforcar me, me enforco,
    me envenenar, me afogar, afogar me, dar um tiro na (cabeca|boca), me dar um tiro, cortar os pulsos,
    corto os pulsos,
    me (jogar|atirar|tacar|jogo|atiro|taco|joguei|jogasse|atirar) (\\w+ ){0,3}(ponte|janela|predio|trem|metro|varanda|sacada|carro|onibus|comboio|terraco|viaduto|trilhos),
    (jogar|atirar|atiro|jogo) me (\\w+ ){0,3}(ponte|janela|predio|trem|metro|varanda|carro|comboio|linha|terraco),
    pular (\\w+ ){0,3}(ponte|janela|predio|trem|metro|varanda|sacada|viaduto|laje),
    saltar (\\w+ ){0,3}(ponte|janela|predio|varanda|comboio|telhado), pensamentos suicidas, ideias suicidas,
    ideacao suicida, pensamento suicida, atentar contra a minha vida, kms
  `,
  suicideNoun: 'suicidio, suicidio, suicidar, suicida',
  harm: `
    me cortar(?! (o cabelo|as unhas))(?= (de|os|as|a pele|o braco|para|pra|ate|quando|ontem|outra|novamente|por|e|com|~)| $),
    cortar me(?! (a fatiar|o cabelo|com papel))(?= (de|os|as|a pele|o braco|para|ate|quando|outra|novamente|por|e|com|nos|~)| $),
    me cort(o|ei|ava)(?= (de|os|as|outra|novamente|para|pra|ate|quando|ontem|por|~|toda|todo|e|nas|nos|na)| $)(?! com (o papel|a faca))(?! (na cozinha|no dedo)),
    corto me,
    (voltei|volto|comecei|vontade|quero|queria|parei|preciso|volta) (a |de )?(me )?cortar(?= ( me)?)(?! (carne|acucar|gastos|o|a|as unhas|relacoes|custos|calorias))(?= (me|de|ontem|outra|os|hoje|para|pra|~)| $),
    automutil*, auto mutil*, autoles*, me mutil*,
    me machuco(?= (de|para|pra|quando|todo|toda|por|sozinh[oa]|e|~)| $),
    me machucar(?= (de|para|pra|quando|por|e|outra|~)| $), me machuquei (de proposito|de novo|outra vez),
    me ferir, ferir me, me firo, magoar me (de proposito|a mim)|magoo me de proposito,
    fazer mal a mim( mesm[oa]| propri[oa])?, faco mal a mim,
    me (bato|bater|soco|socar|esmurr*|estape*|dou socos|dou tapas) (\\w+ ){0,2}(na|no|contra|ate|em mim|a mim|quando|para|pra|porque)?(?= ),
    bato (com )?(a|na|minha) (cabeca|testa) (\\w+ )?(na parede|contra|no chao|ate),
    cabeca (na|contra a) parede, me (castigo|castigar|punir|puno), (castigar|punir) me,
    sem comer (de proposito|para me|pra me|como castigo),
    nao (como|comi|comer) (\\w+ )?(de proposito|para me castigar|pra me punir|como castigo),
    (deixei|deixar|parar) de comer (\\w+ )?(de proposito|para me|pra me|pra sumir|como castigo),
    passar fome de proposito,
    me queim(o|ei|ar) (\\w+ ){0,4}(de proposito|cigarro|isqueiro|para sentir|pra sentir|por querer),
    queim(o|ei|ar) me (\\w+ ){0,4}(de proposito|cigarro|isqueiro|para sentir),
    (queimei|queimo|queimar) (\\w+ ){0,3}(pele|braco|bracos|pulso) (\\w+ ){0,3}(de proposito|cigarro|isqueiro),
    me arranh(o|ei|ar) (\\w+ )?(ate|de proposito|os bracos|a pele),
    (a |uma |com )(gilete|lamina|navalha)(?! (da cozinha|de barbear nova|do barbeiro)),
    ate (sangrar|sair sangue),
    (cortes|cicatrizes|marcas|queimaduras) (\\w+ ){0,3}(escond*|mangas?|nos meus|no meu|nov[oa]s|tapar|tapo),
    escond(o|er|endo) (\\w+ )?(os|as|meus|minhas) (cortes|cicatrizes|marcas|bracos|pulsos|queimaduras)
  `,
  hurt: `
    (me |m )?(cortei|corto|queimei|queimo|rasguei|risquei|furei|arranhei|cortar|queimar|rasgar|abri) (\\w+ ){0,3}(os|as|o|a|meus|minhas|meu|minha) (\\w+ )?${BODY}(?! (de frango|da mesa|do frango)),
    cortes (nos|no|em meus|nas|na) (\\w+ )?${BODY}
  `,
  better: `
    melhor, mais facil, mais simples, mais felizes, felizes, aliviad[oa]s?, em paz, alivio, descans*,
    mais leve, tranquil[oa]s?, bem
  `,
  relief: `
    (seria|era|parece|soa|e|sera|deve ser) (\\w+ ){0,4}(melhor|mais facil|alivio|descanso|paz|bom|tranquilo|libertacao|simples),
    mais facil (do )?que, melhor (do )?que (isto|isso|viver|continuar)
  `,
  absence: `
    sem mim,
    se eu (\\w+ )?(morresse|sumisse|desaparecesse|nao existisse|nao estivesse|morrer|nao tivesse nascido|estivesse mort[oa]),
    quando eu (morrer|nao estiver|sumir|ja nao estiver), eu (mort[oa]|debaixo da terra|enterrad[oa]),
    comigo mort[oa], minha morte, (nao|nunca) ter (acordado|nascido)( hoje)?
  `,
  regret: `
    desiludid[oa], decepcionad[oa], triste, raiva, pena, lamento, odeio, chatead[oa], custa me, arrependo,
    tristeza, frustrad[oa], infelizmente
  `,
  wake: `
    (por |de |em )?ter (acordado|sobrevivido|aberto os olhos|nascido),
    (que )?(acordei|sobrevivi|ainda estou (viv[oa]|aqui)|continuo viv[oa]|amanheci viv[oa]),
    acordar(?! (cedo|as|tarde|antes))(?= (viv[oa]|mais|outra|todos|de novo|~)| $), estar viv[oa]
  `,
  fate: `
    (me )?(atropelasse|atropele|passasse por cima|matasse|levasse)( um| o)?( \\w+)?,
    (carro|caminhao|camiao|onibus|comboio|trem|raio|cancro|cancer) (\\w+ ){0,2}(me )?(atropel*|passasse por cima|apanhasse|acertasse|matasse|levasse)( me)?,
    ser atropelad[oa]
  `,
  burden: `
    (melhor|felizes|feliz|tranquil[oa]s?|aliviad[oa]s?|bem|mais facil|mais leve|em paz|menos) (\\w+ ){0,4}(sem mim(?! (na|no|hoje))|se eu (\\w+ )?(nao (existisse|estivesse|estiver|tivesse|fosse|acordasse)|morresse|sumisse|desaparecesse|partisse|me matasse|morrer|sumir|fosse embora)( \\w+){0,2}|quando eu (morrer|nao estiver|sumir|for)( \\w+){0,2}),
    sem mim (\\w+ ){0,4}(melhor|felizes|feliz|facil|bem|paz|tranquil*),
    se eu (morresse|sumisse|desaparecesse|nao existisse|me matasse|nao estivesse|morrer|sumir|deixasse de existir|nunca tivesse) (\\w+ ){0,6}(ninguem|todos|todo mundo|toda a gente|quem|melhor|falta|alguem|mundo|familia|alivi*|diferenca),
    (ninguem|quem|nem) (\\w+ ){0,4}(sentir|sentiria|notaria|repararia|choraria|notar|perceber|perceberia|daria conta|importaria|ligaria|reparar|sentira) (\\w+ ){0,3}(falta|se eu|saudade|minha|de mim)(?= ),
    (ninguem) (\\w+ ){0,2}(notaria|choraria|perceberia|repararia),
    (sou|ser|so sou|sinto me|me sinto|sendo|apenas|como) (\\w+ ){0,2}(um fardo|um peso|um estorvo|uma carga|um incomodo|um atraso de vida)(?= ),
    (fardo|peso|estorvo) (para|pra) (todos|todo|tod[oa]|minha|a minha|os|meus|eles|toda|ela|ele), peso morto,
    estorvo, (mundo|casa|familia|vida) (\\w+ ){0,3}melhor sem mim,
    nao (devia|deveria|era para|era pra) (ter nascido|existir|estar viv[oa]),
    nunca (devia|deveria) ter (nascido|existido), quem me dera (nao|nunca) ter nascido
  `,
  direct: `
    (preparei|tenho preparados) (\\w+ ){0,2}(comprimidos|remedios|medicamentos),
    fechar os olhos (\\w+ ){0,4}(nao|nunca|para sempre)(?= ),
    (procuro|procurando|pesquiso|pesquisando|pesquisei|a pensar|pensando|penso) (\\w+ ){0,4}(como fazer isso|como o fazer|sem dor|sem doer|sem sofrer|formas? de (morrer|faze lo)|metodos?),
    cartas? de despedida,
    (carta|cartas|bilhete|bilhetes|mensagem|video|recado) (\\w+ ){0,3}(despedida|adeus|suicida)(?= ),
    (me despedi|despedi me|despedir me|me despedir|me despeco) (\\w+ )?(de todos|de todo mundo|deste mundo|da vida|para sempre|dos meus)(?= ),
    (ultima|ultimo) (pagina|carta|noite|dia|entrada|post) (\\w+ ){0,3}(que escrevo|da minha vida|minha vida|viva|vivo|aqui)(?= ),
    quando (lerem|leres|voce ler|voces lerem|alguem ler) (isto|isso) (\\w+ ){0,4}(mort[oa]|nao estarei|ja nao|nao vou|terei)(?= ),
    (guard|junt|escond|cont|acumul|separ|compr|estoc)(ando|ado|ei|o|ar|endo|i|a) (\\w+ ){0,3}${PILLS}(?! (de (chocolate|pizza|mudanca)|da (minha )?(avo|mae)|para (a|o|os))),
    (tomei|tomar|engoli|engolir|tomo) (\\w+ ){0,2}(todos|todas|muitos|cartela|caixa|frasco|punhado|demais|monte|vinte|trinta|cinquenta|[1-9][0-9]+) (\\w+ ){0,3}${PILLS},
    quantos (\\w+ )?${PILLS},
    ${PILLS} (\\w+ ){0,5}(suficientes|todos de uma vez|bastam|chegam|para morrer|de uma vez),
    overdose(?! de (chocolate|acucar|netflix|fofura|series)),
    (na|em|sobre|da|no|num|numa|a) (\\w+ ){0,2}(ponte|varanda|sacada|plataforma|terraco|trilhos|linha do (trem|comboio)|viaduto|beira|parapeito|falesia|penhasco|janela do) (\\w+ ){0,8}(pular|saltar|me jogar|atirar|um passo|facil|soltar|cair|olhando para baixo|olhei para baixo|acabar|acabava|pensei),
    (comprei|arranjei|peguei|tenho|preparei) (\\w+ )?(uma|a) (corda|arma|gilete|lamina)(?! (de (saltar|pular|violao)|para (o varal|pular))),
    ja (tenho|esta) (\\w+ )?(tudo (planejado|preparado|pronto|planeado)|plano|decidido)(?! (para (o|a)|pra))(?= ),
    tenho um plano (para|e) (\\w+ )?(morrer|acabar|me matar|data),
    nao (vejo|encontro|ha|tenho|tem) (\\w+ )?(outra )?saida, (unica|outra) saida (\\w+ )?(e|seria)(?= ),
    (a morte|morrer|estar mort[oa]) (\\w+ )?(seria|parece|e|soa) (\\w+ ){0,3}(alivio|descanso|melhor|paz|saida|facil|solucao)(?= ),
    preferia (estar mort[oa]|morrer|nao existir|nao ter nascido), preferiria (estar mort[oa]|morrer),
    antes mort[oa], melhor mort[oa], (dormir|adormecer) e (\\w+ ){0,3}(nao|nunca) (\\w+ )?acordar,
    nao acordar (nunca )?mais, nunca mais acordar,
    nao quero mais (viver|existir|estar aqui|acordar|estar viv[oa]|estar neste mundo|nada da vida|esta vida|essa vida)(?! (n[oa]s?|em|com|numa?|aqui em|cedo))(?= ),
    ja nao quero (viver|existir|estar aqui|acordar|estar viv[oa])(?! (n[oa]s?|em|com|numa?|cedo))(?= ),
    nao quero (viver|existir|acordar|estar viv[oa]|estar aqui|estar ca)(?= (mais|amanha|assim|nunca|~)| $),
    a vida (\\w+ ){0,3}(nao vale|nao faz|insuportavel|nao tem sentido|perdeu o sentido|pesa)(?= ),
    (minha) vida (\\w+ )?(nao tem sentido|nao faz sentido|nao vale|perdeu o sentido), que alguem me mate,
    (deus|senhor) (\\w+ ){0,3}(me leva|leva me|me leve|leve me), me leva (deus|senhor), sair deste mundo,
    deixar este mundo, adeus mundo,
    tanto (faz|me faz) (\\w+ )?(viver|morrer|vivo|estar viv[oa])( ou (morrer|nao))?,
    nao (me importo|ligo) (se|de) (morr*|nao acord*|viv*), meu proprio (funeral|enterro|velorio),
    nao ha (outra )?saida
  `,
  faint: `
    nao aguento mais, ja nao aguento, eu desisto, desisto, nao posso mais, quero que tudo (acabe|pare),
    quero ir embora, nao ha saida, suicid*, despedida, adeus a todos, nao quero mais, acabou para mim
  `,
  despair: `
    morrer, morte, mort[oa], desesper*, sem esperanca, inutil, nao presto, nao sirvo, fardo, sem saida,
    desistir, me odeio, odeio me, odeio a minha vida, tao sozinh[oa], perdao por tudo, me perdoem,
    perdoem me, vazio, comprimidos, ninguem me
  `,
  self: `
    eu, me, mim, meu, minha, meus, minhas, comigo, estou, to, sou, tenho, quero, penso, ando, m
  `,
  others: `
    ele, ela, eles, elas, quem, gente, alguem, pessoas,
    (meu|minha|um|uma|o|a|nosso|nossa) (\\w+ )?${KIN}(?! (nao sabe|nem sabe))
  `,
  wishOther: `
    quer, queria, quisesse, deseja, pensa em, pensou em, pensando em, fala em, falou em, falava em, diz,
    disse, ameaca, ameacou, tentou, tenta, vontade de, vai, ia, anda a pensar em
  `,
  suicideOther: `
    (se quer|se queria|se vai|se ia|quer se|queria se) (matar|suicidar),
    (se|de se|em se) (matar|suicidar|enforcar|matou|suicidou)(?! (de (rir|estudar|trabalhar)))(?= ),
    (quer|queria|vai|ia|tentou|pensa|pensou) (em )?(matar se|se matar|suicidar se|se suicidar|morrer),
    matar se, suicidar se, suicidou se, matou se, tirar a propria vida, tirou a propria vida,
    acabar com a (vida dele|vida dela|propria vida), por fim a vida, tentativa de suicidio,
    pensamentos suicidas, melhor sem (ele|ela)
  `,
  harmOther: `
    (se cortando|cortar se|se cortar|a cortar se|se corta|corta se|se mutila|mutila se|se machuca|se machucando|magoar se de proposito|automutila*|se automutilando)(?= ),
    (cortes|marcas|cicatrizes|queimaduras) (\\w+ ){0,2}(nos bracos|nos pulsos|no braco|no pulso|nas pernas) (d[oae]|del[ea])
  `,
  person: KIN,
  worry: `
    preocupad[oa], preocupa, me preocupa, preocupa me, medo por, tenho (\\w+ )?medo, medo de (a |o )?perde*,
    nao sei (o )?(que|como) (fazer|dizer|ajuda*|falar), ajuda l[ao], ajudar, desesperad[oa] por,
    angustiad[oa], assustad[oa], desesperad[oa]
  `,
  mourned: `
    funeral, enterro, velorio, missa de, tumulo, ha (\\w+ )?anos, aniversario da morte, faleceu
  `,
  figurative: `
    (morri|morrer|morro|morrendo|morto|morta|mortos|morria|morremos|morre|a morrer|morta|matar|mata) (\\w+ )?(de|a) (rir|riso|fome|sede|vergonha|calor|frio|medo|tedio|sono|saudades?|amores|inveja|curiosidade|ansiedade|cansaco|susto|ciumes|amor|rir|raiva|felicidade|preguica|dor de \\w+|velh[oa]|nervos|vontade)( (de|da|do) (\\w+))?,
    morrendo de vontade, morro de amores,
    (morri|morro|morrer|morria) (por|pra|para) (um|uma|esse|essa|ver|comer|ter|aquele|aquela),
    morrer na praia,
    (bateria|celular|telemovel|telefone|carro|planta|plantas|notebook|peixe|flores) (\\w+ )?(morreu|mort[oa]|morre|morrer|morrendo|morreram),
    matar (aula|aulas|o tempo|tempo|saudades?|a fome|a sede|a curiosidade|dois coelhos),
    (calor|trabalho|chefe|transito|frio|espera|dieta|semana|costas|tpm|dor) (\\w+ ){0,3}(me )?(mata|matando|matar|matar me|acabar comigo|acaba comigo|a matar|dar cabo de mim),
    (vai|vao|ta|esta) acabar comigo, me mato de (rir|estudar|trabalhar), me matar de (rir|estudar|trabalhar),
    (mato|matar) me a (estudar|trabalhar|rir), me (mato|matando|matei) (na|no) (academia|trabalho|treino),
    esquadrao suicida, suicide squad, missao suicida, atentado suicida,
    suicidio (politico|financeiro|comercial|coletivo), prevencao do suicidio, prevencao ao suicidio,
    setembro amarelo, taxas? de suicidio, (amor|homem|mulher|viagem|jogo|susto) da minha vida,
    na minha vida( inteira)?, (a )?minha vida (toda|inteira), ganhar a vida,
    vida (social|nocturna|noturna|real|amorosa|nova|boa|louca|mansa), que vida,
    a vida (e bela|e boa|real|como ela), (um|uns|uma|por) (\\w+ )?(sumir|desaparecer),
    (sumir|desaparecer) (por|um|uns|uma|do) (\\w+ )?(dia|dias|semana|fim|tempo|horas|mes|instagram),
    acordar (tao )?(cedo|as|antes|para|pra)( \\w+)?,
    (queria|quis) (\\w+ )?(sumir|morrer|desaparecer|um buraco|que o chao) (de vergonha|quando|na hora|no meio),
    (morri|me mataram|mataram me|morreu|morremos) (\\w+ )?(\\w+ )?vezes( (na|no|nesta|contra) (\\w+ )?(fase|jogo|chefe|boss|nivel|partida|mesma))?,
    viver (em|n[oa]|nesta|nessa|numa|num|neste|nesse) (?!(mundo|vida|inferno|dor|corpo|sofrimento|pesadelo))\\w+( \\w+)?,
    viver com (os|meus|minha|ele|ela|uma|um), viver (a vida|o momento|de (arte|musica|luz|brisa)),
    cansad[oa] de viver (em|n[oa]|com|de), cortei (\\w+ )?(a |ao )?(fatiar|picar|descascar)( \\w+){0,2},
    continuar (n[oa]|com|o|a) (trabalho|curso|faculdade|dieta|academia|emprego|projeto|ginasio|livro|treino)
  `,
  emphasis: `
    nao (consigo|posso) (parar|deixar) de, nao paro de, nao (faco|penso em) (outra coisa|mais nada)( senao)?,
    (mais )?nada (alem de|a nao ser|senao), nao so, nao apenas,
    nao sei (se|por ?que|como|quanto|ate quando|para que|pra que), ninguem sabe( que)?,
    nao (conto|contei|digo|disse|falo) (\\w+ )?a (ninguem|mae)( que)?, (e )?nao conto a ninguem,
    sem (brincadeira|mentira|zoeira), nao e (brincadeira|mentira), nao (durmo|como) (mais|bem|direito)?
  `,
  fiction: `
    filme, filmes, livro, livros, romance, serie, series, temporada, episodio, podcast, documentario, aula,
    palestra, artigo, noticia, noticias, jornal, peca, teatro, opera, personagem, protagonista, heroi,
    heroina, vilao, vila, novela, jogo, fase, nivel, boss, partida, musica, letra, poema, capitulo, tese,
    trabalho sobre, paciente*, cliente*, hamlet, julieta, cinema, roteiro, cena, estatistica*, curso,
    seminario, formacao, netflix, anime, manga, museu, conto, werther, historia de
  `,
  past: `
    ha (\\w+ ){0,2}(anos|decadas|muito tempo), ha [0-9]+ anos, faz (\\w+ ){0,2}anos, anos atras,
    (\\w+ )?anos atras, antigamente, naquela epoca, na altura, na adolescencia,
    quando (\\w+ )?(era|tinha) (\\w+ )?(jovem|adolescente|crianca|mais nov[oa]|anos|[0-9]+),
    aos ([0-9]+|\\w+) anos, ano passado, no ano passado,
    (ha|faz|estou ha|to ha) (\\w+ ){1,3}(meses|anos|semanas|dias) (\\w+ )?(sem|limp[oa]|que nao),
    (\\w+ ){1,2}(meses|anos) sem me,
    (grat[oa]|agradec[oe]|agradecid[oa]|feliz|content[eo]|orgulhos[oa]|ainda bem) (\\w+ ){0,3}(estar viv[oa]|por estar|viv[oa]|ter ficado|aqui|sobrevivi),
    superei, ja passou, sobrevivi, hoje (agradeco|amo|sou feliz|sou grat[oa])
  `,
  still: `
    de novo, outra vez, novamente, ainda (quero|penso|hoje)?, esta noite, voltou, voltaram, voltei a, recai,
    recaida, mas (hoje|agora) (quero|penso|voltou|voltei), ultimamente, ontem a noite
  `,
  trivial: `
    reuniao, reunioes, slide*, email*, e mail*, zoom, teams, call, calls, chamada, chamadas, excel,
    planilha*, powerpoint, apresentacao, apresentacoes, musica, musicas, playlist, impressora, fila,
    transito, engarrafamento, licao de casa, tarefa*, trabalho de casa, tpc, matematica, imposto de renda,
    irs, formulario*, ikea, despertador, senha, piada*, meme*, segunda feira*, segunda, audio, audios,
    grupo da familia, relatorio*, daily, then e natal, burpees, sertanejo
  `,
  jest: `
    mais um(a)?, outr[oa], se (\\w+ ){0,4}(outra|mais|de novo|tocar|mandar), kkk*, haha*, rsrs*, hehe*, lol,
    xd, juro, te juro, 😂, 🤣, toda vez, da vontade, me da vontade, chat[oa]*, tedio
  `,
  accident: `
    faca, cozinha, cozinhar, cozinhando, cozinhava, cebola*, pao, fatiar, fatiando, descasc*, batata*,
    tomate*, cenoura*, queijo, forno, frigideira, panela, fogao, ferro, passar roupa, passando roupa, barb*,
    depil*, jardim, jardinagem, roseira*, silvas, bicicleta, cai, caiu, tombo, futebol, escalada, ginasio,
    academia, papel, lata, vidro partido, copo, gato, gata, sem querer, acidente, desastrad[oa], sol, cafe,
    chaleira, oleo, churrasc*, mosquito*, pontos, oficina, serra, chapinha, prancha, secador
  `,
  deliberate: `
    de proposito, por querer, mereco, merecia,
    (para|pra) (sentir|me castigar|me punir|acalmar|parar|esquecer), castig*, puni*, me odeio,
    ninguem (sabe|viu|ve|percebe), escondid[oa], escond*, mangas?, manga comprida, gilete, lamina,
    ate sangrar, recai*, alivi*, unica coisa que, cigarro, isqueiro
  `,
  said: '(eu )?(disse|pensei|sussurrei|gritei|escrevi|digo|repito|penso)',
};
