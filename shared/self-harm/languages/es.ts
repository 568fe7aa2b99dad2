import type { Vocabulary } from '../vocabulary.ts';

const BODY = '(brazos?|munecas?|piernas?|muslos?|piel|antebrazos?|barriga|abdomen|venas|tobillos?)';
const KIN =
  '(amig[oa]s?|mejor amig[oa]|herman[oa]|mama|madre|papa|padre|hij[oa]|nin[oa]|espos[oa]|marido|mujer|novi[oa]|pareja|prim[oa]|sobrin[oa]|ti[oa]|abuel[oa]|companer[oa]|vecin[oa]|alumn[oa]|ex|cunad[oa]|colega)';
const PILLS =
  '(pastillas|pildoras|comprimidos|tabletas|calmantes|medicamentos|medicinas|somniferos|ansioliticos|clonazepam|paracetamol)';

export const es: Vocabulary = {
  script: /[a-z]/,
  common: `
    que, de, la, el, los, las, un, una, mi, mis, quiero, quisiera, queria, morir*, vida, vivir, viv*, por,
    con, para, estoy, soy, todo, todos, nadie, ya, yo, suicid*, matar*, cort*, ojala, sin, muert*, dios, hoy,
    se, pastillas, pienso, tengo, siento, cada, haber, otra, hasta
  `,
  wish: `
    quiero, quisiera, querria, queria, quise, kiero, deseo, desearia, deseaba, espero, ojala, tengo ganas de,
    con ganas de, ganas de, me gustaria, gustaria, voy a, pienso en, pienso, pensando en, pensado en,
    pense en, he pensado, pensaba en, penso en, pensar en, pensamientos de, ideas de, idea de, planeo,
    planeando, decidi, he decidido, estoy list[oa] para, prefiero, preferiria, preferible, mejor seria,
    seria mejor, mejor, merezco, necesito, sueno con, sone con, rezo, rezo por, rezo para, pido,
    le pido a dios, pedi, ruego, imagino, me imagino, fantase*, anhelo, anoro, me dan ganas de, me da por,
    intente, intentar, intentado, trate de, estuve a punto de, si pudiera, podria, me da igual,
    no me importaria, importaria, solo, dejame, dejenme, por que no, trato de, busco, buscando, debo,
    deberia
  `,
  not: 'no, nunca, jamas, ni, tampoco, sin, nada, ya no, ningun, ninguna',
  die: `
    morir, morirme, morime, morirse ya, muera, muriera, muriese, me muera, me muriera, me muriese,
    morirme de una vez, estar muert[oa], estuviera muert[oa], estuviese muert[oa], muert[oa](?! de),
    la muerte, mi muerte,
    desaparecer(?! (un|unos|una|por un|del trabajo|de (instagram|facebook|las redes)))(?= (para siempre|del todo|de (este|la|todo|una)|y|por completo|sin|ya|~)| $),
    desapareciera, desaparecer para siempre, desaparezca, dejar de (existir|vivir|respirar|ser|estar|sentir),
    dejara de (existir|vivir|respirar), no existir, no existiera, no existo,
    no estar (aqui|mas|viv[oa]|en este mundo), no estar, no haber nacido, no hubiera nacido,
    nunca haber nacido, nunca hubiera nacido, no (me )?desperta*, no despertar(me)?( mas| nunca| jamas)?,
    no (volver|vuelva|volviera) a (despertar*|abrir los ojos), no (me )?despierte( mas| nunca| jamas)?,
    nunca (mas )?(despertar*|desperta*|despertarme|despierte), no me deje despertar, dormir para siempre,
    dormirme para siempre, dormir y no,
    que (todo |esto )?(se )?(acabe|acabara|termine|terminara)( ya| todo| de una vez| para siempre)?,
    se acabara( todo| de una vez)?, que me (lleve|lleven|atropelle|mate|llevara|recoja|llevase),
    me lleve( dios| la muerte| de una vez)?,
    acabar con (todo|esto|mi vida|este sufrimiento|mi sufrimiento|mi dolor), acabar con todo, acabe con todo,
    terminar con (todo|esto|mi vida|este sufrimiento|mi dolor), ponerle fin( a (todo|esto|mi vida))?,
    poner fin, poner punto final, acabar de una vez, irme para siempre, irme de este mundo, irme al cielo,
    partir de este mundo, quitarme de en medio, dormir y (ya )?no
  `,
  live: `
    vivir(?! (en(?! (este|esta (vida|tierra)))|con(?!tigo siempre)|aqui|alli|alla|sol[oa]|junt[oa]s|cerca|lejos|fuera|de (mi|la|el|alquiler)|sin (ti|el|ella|internet))),
    viviendo(?! (en(?! este mundo)|con|aqui)), vivo, existir, existiendo, estar viv[oa],
    seguir(?= (asi|mas|adelante|viva|vivo|viviendo|con (esto|vida|mi|la)|aqui|luchando|en este|respirando|existiendo|~)| $),
    seguir (viviendo|viva|vivo|adelante|luchando|respirando|existiendo|aqui), sigo (viva|vivo|aqui|viviendo),
    continuar(?= (asi|viviendo|mas|con)| $), estar aqui(?= (mas|ya)| $),
    despertar(me)?(?= (mas|manana|nunca|ya|otro dia)| $),
    levantarme(?= (mas|ya|nunca|por las mananas|de la cama)| $), respirar, mi vida, la vida, esta vida,
    mi existencia, la existencia, estar en este mundo, este mundo,
    llegar (a|al) (manana|mi proximo|cumplir|los|fin), futuro, ver otro dia, un dia mas
  `,
  unwilling: '',
  reason: `
    (ningun|sin|ni un|no (le )?(veo|encuentro|hallo|tengo|tiene|hay|tenia|queda|encuentra|existe|siento|me queda|me quedan)|perd(i|ido)|ya no (le )?(veo|encuentro|tengo|hay|tiene|siento|me queda|me quedan|tengo mas)|se me (fue|fueron|quitaron|acabaron)) (\\w+ ){0,3}(sentido|razon|razones|motivo|motivos|ganas|proposito|ilusion|fuerzas|para que|por que|el sentido|nada|caso),
    para que (sirve )?(seguir|sigo|vivir|vivo|me|existo|estoy|tanto)?, por que (sigo|seguir|estoy|vivo),
    de que (me )?sirve, que sentido tiene, no vale la pena, no merece la pena, nada (por|que|me|vale),
    (que )?caso tiene, no merezco, no me veo, harta de, no hay
  `,
  weary: `
    cansad[oa] de, hart[oa] de, agotad[oa] de, no (puedo|aguanto|soporto|resisto) (mas)?( con| de)?,
    no aguanto( mas)?, no soporto( mas)?, no quiero mas, ya no puedo( mas)?( con)?, ya no aguanto,
    ya no soporto, estoy hasta .. de, odio, detesto, aborrezco, me pesa, me duele, duele, asco de,
    no doy (para )?mas, no tengo fuerzas (para|de), sin fuerzas (para|de), sin ganas de, no tengo ganas de,
    imposible, incapaz de, me rindo, rendirme, renuncio a
  `,
  suicide: `
    matarme, me mato(?! (a (estudiar|trabajar|reir)|trabajando|estudiando|en el gimnasio)), me matare,
    (quiero|voy a|quisiera|podria|intente|pienso|ganas de|debo|deberia) (\\w+ )?matar(me)?, me quiero matar,
    me voy a matar, me kiero matar, me queria matar, me intente matar, suicidarme,
    me suicid(o|e|are|aria|ara|ase), me quiero suicidar, me voy a suicidar, cometer suicidio,
    quitarme (\\w+ ){0,2}(la|mi) vida, quitarme de en medio,
    me (quite|quito|quitara|quitare|quitaria|voy a quitar|quiero quitar) (\\w+ )?la vida,
    acabar con mi (vida|existencia), acabo con mi vida, terminar con mi (vida|existencia),
    poner(le)? fin a (mi vida|mi existencia|mis dias|todo|mi sufrimiento), ponerle fin, ahorcarme,
    me ahorc(o|ara|aria), colgarme, me cuelgo, dispararme, pegarme un tiro, me pego un tiro, darme un tiro,
    volarme (los sesos|la cabeza), envenenarme, ahogarme en el (mar|rio), cortarme las venas,
    me cort(o|e) las venas, abrirme las venas,
    tirarme (\\w+ ){0,3}(puente|balcon|ventana|azotea|tren|metro|vias|edificio|techo|rio|barranco|por la ventana),
    me (tiro|tire|tirara|lanzo|lanzara|tirase) (\\w+ ){0,3}(puente|balcon|ventana|azotea|tren|metro|vias|edificio|techo|rio|barranco),
    lanzarme (\\w+ ){0,3}(puente|balcon|ventana|azotea|tren|metro|vias|edificio|carro|auto|coche),
    saltar (\\w+ ){0,3}(puente|balcon|ventana|azotea|vacio|techo|tren),
    aventarme (\\w+ ){0,3}(puente|balcon|ventana|azotea|tren|metro),
    arrojarme (\\w+ ){0,3}(puente|balcon|ventana|azotea|tren|metro|vias|vacio), pensamientos suicidas,
    ideas suicidas, ideacion suicida, suicida(?= (otra|de nuevo|hoy)), atentar contra mi vida,
    hacerme (algo|alguna locura|una locura), kms
  `,
  suicideNoun: 'suicidio, suicidarse, suicidios, el suicidio',
  harm: `
    (hacerme|me hago|me hice|haciendome|hecho) cortes(?! de pelo),
    cortarme(?! (el (pelo|cabello|fleco|flequillo)|las (unas|puntas)|un|una))(?= (otra|de nuevo|los|las|la piel|la muneca|el brazo|para|por|hasta|cuando|en|y|con|~)| $),
    me corto(?! (el (pelo|cabello)|las (unas|puntas)|con el (papel|cuchillo)))(?= (otra|de nuevo|los|las|la piel|la muneca|el brazo|para|por|hasta|cuando|en|y|con|~)| $),
    volvi a cortarme, me volvi a cortar, vuelto a cortarme, me he vuelto a cortar,
    me he cortado(?= (otra|de nuevo|los|las|a proposito|en)| $), (otra vez|de nuevo) me cort[eo],
    me cort(e|aba) (otra vez|de nuevo|anoche|a proposito|aposta|adrede),
    me he cortado (otra vez|de nuevo|a proposito), autolesion*, autolesionarme, me autolesion*, hacerme dano,
    hacerme dano, me hago dano, me hice dano (a proposito|otra vez|de nuevo|anoche|para), me hago heridas,
    me lastimo, lastimarme, me lastime (otra vez|a proposito|de nuevo), herirme, golpearme,
    me golpe(o|e|aba) (\\w+ ){0,2}(la|en la|contra|a mi|yo|mism[oa]|hasta|la cabeza|cabeza|la cara)(?= ),
    me (pego|pegue|pegaba|doy golpes|di golpes) (\\w+ ){0,2}(en la cabeza|en la cara|contra|en los|en las|a mi mism[oa]|yo mism[oa]|hasta|cabezazos|punetazos)(?= ),
    pegarme (a mi|en la|golpes|yo|contra), castigarme,
    me castigo (\\w+ ){0,3}(sin comer|no comiendo|cort*|golp*|dejando),
    sin comer (a proposito|para castigarme|como castigo|aposta),
    no (como|comer) (\\w+ )?(a proposito|para castigarme|como castigo),
    dejar de comer (\\w+ ){0,2}(a proposito|para castigarme|hasta|desaparecer), matarme de hambre,
    me quem(o|e) (\\w+ ){0,4}(a proposito|cigarr*|encendedor|mechero|para|adrede|otra vez|de nuevo),
    quemarme (\\w+ ){0,4}(a proposito|cigarr*|encendedor|mechero|la piel|los brazos|el brazo),
    me (rasguno|arano|arane|rasgune) (\\w+ ){0,4}(hasta|brazos?|piel|sangr*|para),
    la (cuchilla|navaja|hoja de afeitar|gillette)(?! (de|del) (la cocina|afeitar nueva)), cuchilla,
    me golpe(o|e) la cabeza contra, cabeza contra la pared,
    hasta (sangrar|que sangre|que me sangr*|que salga sangre|hacerme sangre),
    (cortes|heridas|marcas|cicatrices|quemaduras) (\\w+ ){0,3}(nuev[oa]s|escondo|esconder|tapo|tapar|oculto|ocultar|manga larga|en mis brazos|en mis munecas|en mis piernas|en los brazos que me)(?= ),
    (escondo|tapo|oculto|esconder|tapar|ocultar) (\\w+ ){0,2}(cortes|heridas|marcas|cicatrices|quemaduras)
  `,
  hurt: `
    me (\\w+ )?(cort[eo]|corte|cortado|cortar|queme|quemo|quemado|quemar|raje|abri|hice cortes|hago cortes|arane|rasgune|clave|clavo) (\\w+ ){0,4}${BODY},
    (cortarme|quemarme|rajarme|aranarme|clavarme) (\\w+ ){0,4}${BODY}, cortes en mis ${BODY}
  `,
  better: `
    mejor, mas facil, mas felices, felices, tranquil[oa]s?, aliviad[oa]s?, en paz, alivio, descansar*,
    descans[oe], mas simple, bien
  `,
  relief: `
    (seria|sera|suena|parece|es|voy a|podria|solo asi|por fin) (\\w+ ){0,4}(mejor|alivio|descanso|descansar|paz|facil|tranquil[oa]|liberacion|lindo|bonito),
    mas facil que, mejor que (esto|vivir|seguir)
  `,
  absence: `
    sin mi(?! (ayuda|permiso|movil|telefono)),
    si (yo )?no (estuviera|estoy|existiera|hubiera nacido|viviera|estuviese),
    si (yo )?(me muero|me muriera|muriera|muriese|desapareciera|faltara|me fuera para siempre),
    cuando (yo )?(no este|me muera|muera|falte|ya no este), yo (muert[oa]|bajo tierra|enterrad[oa]),
    conmigo muert[oa], (muert[oa]|muriendo|muriendome)(?= (voy|podre|estaria|descans*|~)), mi muerte,
    otra madre, otro padre
  `,
  regret: `
    rabia, pena, triste, decepcionad[oa], decepciona, me molesta, lamento, odio, lastima, maldigo,
    me arrepiento, asco, tristeza, desilusion*
  `,
  wake: `
    (haber|de haber) (despertado|abierto los ojos|sobrevivido|amanecido|nacido),
    (que )?(me )?(desperte|he despertado|amaneci|sigo viva|sigo vivo|sigo aqui|abri los ojos),
    despertar(me)?(?! (temprano|a las|tan))(?= (viva|vivo|otra|cada|de nuevo|~)| $), seguir viv[oa],
    estar viv[oa]
  `,
  fate: `
    (me )?(atropellara|atropelle|atropellase|arrollara|chocara|partiera un rayo|cayera un rayo|mate un coche|diera un infarto|pasara por encima)( un| el| un camion| un coche)?( \\w+)?,
    (coche|camion|carro|auto|bus|tren|rayo|cancer) (\\w+ ){0,2}(me )?(atropell*|lleve por delante|llevara por delante|arroll*|mat*|pas*)(?= )
  `,
  burden: `
    (mejor|felices|feliz|tranquil[oa]s?|aliviad[oa]s?|bien|mas facil|facil|menos|descansarian|en paz|contentos) (\\w+ ){0,4}(sin mi(?! (ayuda|permiso|telefono|movil|perro|gato|coche|abrigo|mama|madre|hermana|hermano))|si (yo )?(no (estuviera|existiera|estuviese|estoy|hubiera|hubiese|naciera)|me (muero|muriera|fuera|voy|mato|matara|muriese)|desaparec\\w+|muriera|ya no estuviera|estuviera muert[oa]|nunca hubiera|dejara de)|cuando (yo )?(no este|me muera|muera|me vaya|falte|ya no este)),
    sin mi (\\w+ ){0,4}(mejor|felices|tranquil[oa]s|facil|bien|paz),
    si (yo )?(me muriera|muriera|me muero|desapareciera|desaparezco|no estuviera|no existiera|me matara|me fuera para siempre|ya no estuviera|dejara de existir) (\\w+ ){0,4}(nadie|todos|quien|mejor|alguien|el mundo|mi familia|descans*|tranquil*|les)(?= ),
    (nadie|quien|a nadie|alguien|ni siquiera) (\\w+ ){0,3}(extranaria|extranara|echaria de menos|notaria|lloraria|se daria cuenta|daria cuenta|importaria|importa|echara de menos|notara|va a extranar|acordaria|se enteraria|le importo|le importaria)(?= ),
    (soy|ser|siendo|solo soy|me siento|sentirme|soy solo) (\\w+ ){0,2}(una carga|un estorbo|un peso|un lastre|una molestia)(?= ),
    una carga para (todos|mi|mis|los|ellos|la), un estorbo para, estorbo,
    (mundo|vida|casa|familia) (\\w+ ){0,3}mejor sin mi,
    no (debi|deberia haber|debia haber|tendria que haber|tenia que haber|debi haber|hubiera) nacido,
    ojala no (hubiera|hubiese) nacido,
    (nunca|no) (debi|deberia|debia|hubiera) (\\w+ )?(nacer|nacido|existir), no deberia existir,
    desperdicio de (oxigeno|espacio|aire)
  `,
  direct: `
    (prepare|tengo prepar*|tengo listas) (\\w+ ){0,2}(pastillas|pildoras|medicamentos),
    cerrar los ojos (\\w+ ){0,3}(no|nunca|para siempre)(?= ), no (abrirlos|volver a abrirlos)( mas| nunca)?,
    (buscando|busco|busque|googl*|pensando|pienso|investigando) (\\w+ ){0,4}(como hacerlo|sin que duela|sin dolor|sin sufrir|formas? de (morir|hacerlo|irme)|metodos?),
    cartas? de despedida,
    (carta|cartas|nota|notas|mensaje|mensajes|video) (\\w+ ){0,3}(despedida|despidiendome|suicida|de adios),
    (me despedi|despedirme|me despido|me estoy despidiendo) (\\w+ )?(de todos|de este mundo|de la vida|para siempre|de mis hijos)(?= ),
    (ultima|ultimo) (entrada|carta|noche|pagina|dia|adios) (\\w+ ){0,3}(que escribo|mia|de mi vida|en este mundo|con vida|viva|vivo|que me queda)(?= ),
    cuando (leas|lean|encuentren) esto (\\w+ ){0,4}(muert[oa]|no estare|ido|habre)(?= ),
    (guard|junt|escond|cont|acumul|ahorr|reun|compr)(ando|ado|e|o|aba|ar|i|iendo|ido) (\\w+ ){0,3}${PILLS}(?! (de|para) (la|mi|el) (abuel|madre|perr|semana)*),
    (me )?(tome|tomarme|tomar|trague|tragarme|tomo|tomado|tragado|tragar|tomarme) (\\w+ ){0,2}(todas|todos|muchas|demasiadas|un monton|bote|frasco|caja|cajas|blister|[1-9][0-9]+|veinte|treinta|cincuenta|punado) (\\w+ ){0,3}${PILLS},
    cuantas (\\w+ )?${PILLS},
    ${PILLS} (\\w+ ){0,4}(suficientes|todas de golpe|de una vez|bastan|acabar|para morir|a la vez),
    sobredosis(?! de (chocolate|azucar|cafe|series|netflix|ternura|turron)),
    (en|sobre|desde|al borde|del) (\\w+ ){0,2}(puente|balcon|azotea|vias|anden|barandilla|acantilado|borde|cornisa|terraza) (\\w+ ){0,6}(saltar|tirarme|salto|mirando (abajo|hacia abajo)|dejarme caer|un paso|facil|soltarme|lanzarme|acabar|pense)(?= ),
    (compre|tengo|busque|consegui|prepare|deje lista) (\\w+ )?(una|la) (soga|cuerda|pistola|cuchilla|navaja)(?! (para|de) (tender|saltar|la)),
    la soga,
    ya (tengo|lo tengo) (\\w+ )?(todo|plan|decidido|planeado|preparado)(?! (para (el|la|las|los)|lo de))(?= ),
    tengo (un|el) plan (para|y) (\\w+ )?(morir|matarme|acabar|irme|fecha|hacerlo|terminar),
    no (veo|encuentro|hay|tengo) (\\w+ )?(otra )?salida, (unica|otra) salida (\\w+ )?(es|seria|que)(?= ),
    (la muerte|morir|estar muert[oa]|morirme) (\\w+ )?(seria|parece|suena|es) (\\w+ ){0,3}(alivio|descanso|mejor|paz|salida|facil|solucion|opcion)(?= ),
    preferiria (estar muert[oa]|morir|morirme|no existir), mejor muert[oa],
    dormirme? y (\\w+ ){0,3}no (\\w+ )?despertar*, dormir y no (volver a )?despertar*,
    no despertar (nunca )?mas,
    no (me )?(importa|importaria) (si )?(vivo|morir|morirme|si muero|si me muero|no despertar|si no despierto)(?= ),
    no quiero (estar|seguir) (mas )?(aqui|en este mundo|viva|vivo)(?! (en|con|de))(?= (mas|ya|~)| $),
    ya no quiero (estar|seguir|vivir|nada|mas|despertar|existir)(?! (aqui en|en (madrid|mexico|esta ciudad|casa)|con|trabaj|estudi|fum|habl|com))(?= ),
    no quiero (vivir|existir|seguir viviendo|seguir aqui|seguir asi)( mas| asi| ya)?(?= (mas|asi|ya|~)| $),
    la vida (\\w+ ){0,3}(no (vale|merece|tiene)|es insoportable|me pesa|ya no)(?= ),
    (mi|esta) vida (\\w+ )?(no vale|no tiene sentido|ya no|no merece), que alguien me mate( ya)?,
    dios (\\w+ ){0,3}(llevame|me lleve|llevarme|que me lleve), llevame (dios|senor|ya), irme de este mundo,
    dejar este mundo, (adios|adios mundo) cruel, punto final a mi vida, no quiero que me salven,
    las vias del tren, mi propio (funeral|entierro)
  `,
  faint: `
    ya no puedo mas, no puedo mas, me rindo, ya no aguanto, quiero que todo (termine|acabe|pare),
    me quiero ir, no hay salida, suicid*, despedida, adios a todos, ya no quiero
  `,
  despair: `
    morir, muerte, muert[oa], desesperad*, sin esperanza, inutil, no valgo nada, no sirvo, una carga,
    no hay salida, rendirme, me odio, odio mi vida, tan sol[oa], perdon por todo, perdonenme, perdonadme,
    vacio, pastillas, nadie me
  `,
  self: 'yo, me, mi, mis, conmigo, mio, mia, he, estoy, soy, tengo, quiero, pienso',
  others: `
    el que, ella, ellos, quien, quienes, gente, alguien, personas,
    (mi|su|un|una|el|la|tu|nuestr[oa]) (\\w+ )?${KIN}(?! (no sabe|no lo sabe)), se suicid*
  `,
  wishOther: `
    quiere, queria, quisiera, desea, piensa, penso, pensando, habla, hablo, hablaba, dice, dijo, amenaza,
    amenazo, intento, intenta, ganas de, va a, iba a
  `,
  suicideOther: `
    suicidarse, se (quiere|queria|va a|iba a|intento|quiso) (suicidar|matar|morir), se suicid(o|a|e|ara|aba),
    quitarse la vida, se quit(o|a|e|ara) la vida, matarse(?! (estudiando|trabajando)), ahorcarse, morirse,
    acabar con su vida, hacerse algo, estari?a?n? mejor sin (el|ella), intento de suicidio, ideas suicidas
  `,
  harmOther: `
    cortandose,
    se (esta )?(cortando|corta|autolesiona|autolesionando|hace dano|hacia dano|lastima|lastimando|haciendo dano),
    hacerse dano, autolesionarse,
    (cortes|marcas|cicatrices|heridas|quemaduras) (\\w+ ){0,2}(en|por) (\\w+ ){0,2}(sus brazos|sus munecas|el brazo de|los brazos de|las munecas de|brazos de mi|munecas de mi)
  `,
  person: KIN,
  worry: `
    preocupad[oa], preocupa, me preocupa, miedo por, tengo miedo de que, tengo (\\w+ )?miedo,
    no se (que|como) (hacer|decir|ayudar*|hago|decirle), como (la |lo )?ayud*, ayudarl[ao], ayudarle,
    desesperad[oa] por, perderl[ao], asustad[oa], angustiad[oa]
  `,
  mourned: 'funeral, aniversario, tumba, entierro, hace (\\w+ )?anos, velorio, fallecio',
  figurative: `
    me (mato|mata|matas|mataron) de (ternura|amor|risa|pena|gusto|verguenza),
    (muero|morir|morirme|morirse|muriendo|muerto|muerta|morimos|murio|mori|moria|mueres|matando|mata|muertos|muertas|muera) (\\w+ )?de (la |el |puro |pura )?(risa|hambre|sed|calor|frio|sueno|amor|verguenza|miedo|aburrimiento|ganas|envidia|pena ajena|cansancio|curiosidad|ternura|susto|nervios|celos|emocion|alegria|asco|felicidad|antojo|rabia|agotamiento|gusto)( de (\\w+))?,
    (muero|morir|moriria|mori|muriendome|me muero|me moria) por (un|una|el|la|ver*|que|conocer*|ir|comer*|tener*|unas|unos|probar*|saber|esas|ese|esa)(?! (fin|descanso)),
    de muerte (lenta|natural)?, mala muerte, muerto de cansancio, muerta de cansancio, muerto el perro,
    (bateria|celular|movil|telefono|planta|plantas|coche|carro|portatil|pez) (\\w+ )?(se )?(murio|muert[oa]|muere|muriendo|mueren),
    mate el tiempo, matar el (tiempo|rato), matar dos pajaros,
    (calor|trabajo|jefe|trafico|frio|espera|dieta|semana|proyecto|curro|espalda|dolor de \\w+) (\\w+ ){0,3}(me )?(mata|matando|matar|va a matar),
    me (esta|estan) matando, me va(n)? a matar (mi|mama|papa|cuando|si)( \\w+)?,
    matarme (a|de) (estudiar|trabajar|risa|reir), me mato (a|estudiando|trabajando|de risa)( \\w+)?,
    escuadron suicida, suicide squad, mision suicida, ataque suicida, atentado suicida,
    suicidio (politico|financiero|comercial|profesional|colectivo), prevencion del suicidio,
    tasas? de suicidio, la vida (misma|social|nocturna|real|cotidiana|de (los|las|otros)|es bella),
    (vida|amor) de mi vida, en (mi|la) (puta |perra |p )?vida, toda (mi|la) vida, ganarme la vida,
    (tragame|trágame) tierra, que me tragara la tierra,
    me queria morir (\\w+ ){0,2}(cuando|de la|del)(?! (todo|dolor))( \\w+)?,
    (desaparecer|perderme) (un|unos|una|por unos|por una|el) (dia*|fin de semana|semana|rato|tiempo|mes),
    despertar(me)? (tan )?(temprano|a las|antes|para)( \\w+)?,
    levantarme (tan )?(temprano|a las|antes|para)( \\w+)?,
    (me mataron|me mato|mori|me mori|morimos|me murio) (\\w+ )?(\\w+ )?veces (\\w+ )?(en|con|contra) (\\w+ ){0,2}(partida|juego|nivel|jefe|fase|pantalla),
    vivir (del cuento|la vida|el momento|al limite|mejor sin \\w+), cansad[oa] de vivir (en|con|aqui|de),
    seguir (en|con) (el|la|este|esta|mi) (trabajo|carrera|curso|gimnasio|piso|dieta|equipo|proyecto|empresa)
  `,
  emphasis: `
    no puedo (dejar|parar) de, no dejo de, no paro de, no (hago|hice) mas que, nada mas que,
    no (quiero|hay) (otra cosa|nada mas) que, no solo, no se (si|por que|para que|cuanto|como|hasta cuando),
    nadie (lo )?sabe( que)?, no (se )?lo (digo|cuento|he contado|he dicho)( a nadie)?, no es (broma|mentira),
    no (duermo|como) (bien|nada)?, no miento, (mi|mis) \\w+ no (lo )?sabe(n)?( que)?,
    no me atrevo a (contar*|decir*)
  `,
  fiction: `
    pelicula, peli, pelis, libro, libros, novela, serie, series, capitulo, temporada, episodio, podcast,
    documental, clase, conferencia, articulo, noticia, noticias, periodico, obra, teatro, opera, personaje,
    protagonista, heroe, heroina, villano, juego, videojuego, nivel, partida, cancion, letra, poema,
    historia, ensayo, trabajo sobre, paciente*, clienta?, hamlet, julieta, cine, guion, escena, estadistic*,
    curso, taller, seminario, netflix, anime, manga, museo, cuento
  `,
  past: `
    hace (\\w+ ){0,2}(anos|decadas|tiempo), hace [0-9]+ anos, hace mucho( tiempo)?,
    antes (\\w+ )?(queria|pensaba|me cortaba|me), de (adolescente|joven|nin[oa]|chic[oa]|pequen[oa]),
    a los ([0-9]+|\\w+)( anos)?(?= (queria|quise|me|intente|pense|pensaba)),
    cuando (\\w+ )?(tenia|era) (\\w+ )?(anos|nin[oa]|joven|adolescente|[0-9]+), en aquella epoca,
    en aquel entonces, en ese entonces, el ano pasado,
    (llevo|hace) (\\w+ ){1,3}(meses|anos|semanas|dias) (sin|limpi[oa]|desde),
    ya no (me corto|me hago dano|quiero morir|pienso en)(?= ),
    (agradecid[oa]|feliz|content[oa]|orgullos[oa]|me alegro) (\\w+ ){0,3}(seguir aqui|de estar|estar viv[oa]|seguir viv[oa]|haber|vivir|aqui),
    lo supere, superado, sobrevivi, hoy (amo|agradezco|doy gracias|estoy agradecid[oa]|soy feliz)
  `,
  still: `
    otra vez, de nuevo, todavia, aun quiero, esta noche, ahora otra,
    pero (hoy|ahora) (quiero|pienso|vuelv|otra)*, volvi a, ha vuelto, volvio, han vuelto, he recaido, recai,
    recaida, ultimamente
  `,
  trivial: `
    reunion*, junta, juntas, diapositiva*, correo, correos, email*, zoom, llamada, llamadas, excel,
    powerpoint, presentacion*, cancion, reggaeton, villancico*, impresora, fila, atasco, trafico, tarea,
    tareas, deberes, mate, mates, matematicas, formulario*, declaracion de la renta, hacienda, ikea,
    despertador, contrasena, chiste, chistes, meme, memes, lunes, audio de whatsapp, grupo de whatsapp,
    playlist, informe, informes, call, daily
  `,
  jest: `
    otr[oa], una mas, un(o|a)? .. mas, si (\\w+ ){0,4}(otra|otro|una mas|vuelve|vuelven|pone|dice), jaja*,
    jeje*, jiji*, lol, xd, jsjs*, te juro, lo juro, 😂, 🤣, como (me )?(vuelv|pong|mand)*, aburrid*,
    me dan ganas
  `,
  accident: `
    cuchillo, cocina, cocinar, cocinando, cebolla*, pan, pelando, patata*, papa*, tomate*, zanahoria*, queso,
    jamon, horno, sarten, olla, plancha, planchando, afeit*, depil*, rasur*, jardin, rosal, zarza*, bici*,
    bicicleta, cai, caida, futbol, escalada, gimnasio, papel, lata, vidrio roto, vaso, gato, sin querer,
    accidente, torpe, sol, cafe, te caliente, aceite, barbacoa, asado, mosquito*, puntos, taller, sierra,
    grapadora, secador, patin*
  `,
  deliberate: `
    a proposito, aposta, adrede, queriendo, merezco, lo merezco,
    para (sentir|castigarme|calmar*|dejar de|que nadie|olvidar), castig*, me odio,
    nadie (lo )?(sabe|vea|ve|note), a escondidas, escond*, manga larga, cuchilla, navaja,
    hasta (sangrar|que), recai*, alivio, unico que
  `,
  said: '(dije|pense|susurre|grite|escribi|le dije|digo|repito|pienso)',
};
