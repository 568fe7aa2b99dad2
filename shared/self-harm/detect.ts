import { lowerCase, plainText, type Sentence, sentencesOf } from '../text/index.ts';

/**
 * Stage one: every way of speaking of ending one's life or of hurting oneself that is worth a second look.
 * Wide on purpose.
 */
const STATEMENTS: readonly RegExp[] = [
  /\b(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|burn(?:ing)?|starv(?:e|ing)|hang(?:ing)?|drown(?:ing)?|shoot(?:ing)?|stab(?:bing)?|punish(?:ing)?) my ?self\b/,
  /\bkms\b|\bself[- ]?harm\w*|\bod'd\b/,
  /\b(?:i'm|i am|i've been|feel|feels|felt|feeling|been|being|so|very|really|still) (?:\w+ ){0,2}suicidal\b|\bsuicidal (?:again|tonight|today|thoughts?|ideation|feelings?|urges?)\b/,
  /\b(?:commit\w*|attempt\w*|contemplat\w*|consider\w*|plan\w*|think\w*|thoughts?|want\w*|die by|my) (?:\w+ ){0,2}suicide\b|\bsuicide (?:notes?|letters?|plans?|attempts?)\b/,
  /^overdosed\b|\b(?:i|i've|i'd|i'm|and|to|by|about) (?:\w+ )?(?:overdosed?|overdosing)\b/,
  /\b(?:end(?:ing)?|take|taking|took) my (?:own )?life\b|\bend(?:ing)? (?:it all|everything)\b/,
  /\b(?:want|wanted|wanting|wish|wished|going|ready|plan|planning|rather|hope|deserve|tempted|prefer) (?:\w+ ){0,3}(?:to )?(?:die|be dead|disappear forever|not exist|not wake up|never wake up|stop existing|stop living)\b/,
  /\b(?:wish|wished) (?:i|that i) (?:was|were|had been|could be|could) (?:\w+ )?(?:dead|never born|not alive|not here anymore|die|disappear|not wake up)\b/,
  /\b(?:wish|wished) (?:i|that i) (?:(?:had|was|were) )?(?:never|not) (?:been )?(?:born|woken up|wake up|alive)\b/,
  /\bdon't (?:really )?want to (?:live|be alive|exist|be in this world)\b(?! (?:in|on|with|near|there|alone)\b)/,
  // "I don't want to go on Friday", "to wake up at five" and "can't go on the trip" go on; the plea stops, or says "like this".
  /\bdon't (?:really )?want to (?:be here|wake up|go on)(?=$| (?:any ?more|ever|again|tomorrow|like this|living|at all|and|but)\b)/,
  /\bno longer want to (?:live|be alive|be here|exist|go on)\b(?! (?:in|on|with|near|there)\b)/,
  /(?:^|\bi (?:\w+ ){0,2})can't go on(?=$| (?:like this|any ?more|living|much longer|and|i)\b)/,
  /\b(?:can't|cannot) (?:live like this|do this life|keep living|live anymore|live any more|bear to live)\b/,
  /\blife (?:isn't|is not|is no longer|just isn't) worth (?:living|it)\b|\bfeel like dying\b|\bunaliv\w+ my ?self\b/,
  /\bhope i (?:don't|never|won't) wake up\b/,
  /\b(?:no|any) (?:reason|point|will) (?:(?:left|in|for me) )?(?:to|in) (?:live|living|going on|go on|being alive|exist|staying alive)\b/,
  /\bnothing (?:left )?to live for\b|\btired of (?:living|being alive|life)\b|\bdone with (?:life|living)\b/,
  /\b(?:better off|be happier|be easier|be relieved) (?:without me|if i (?:was|were|am) (?:gone|dead|not here|not around|not alive)|if i (?:weren't|wasn't) (?:here|around|alive)|if i'd never been born|dead)\b/,
  /\b(?:think\w*|thought) (?:about|of) ending (?:things|it)(?=$| (?:for good|once and for all|tonight|now|and|but|again|lately)\b)/,
  /\bbetter off dead\b|\bworld without me\b/,
  /\b(?:jump(?:ing)?|step(?:ping)?|walk(?:ing)?) (?:off|in front of|into|from) (?:\w+ ){0,2}(?:bridge|roof|balcony|train|traffic|cliff|platform|window|lorry|truck|bus)\b/,
  /\b(?:swallow|take|took|taking|swallowed) (?:\w+ ){0,2}(?:all|every|whole|bottles?|box(?:es)?|packs?|handfuls?|dozens?|twenty|thirty|forty|fifty|\d{2,}|too many|so many|as many) (?:\w+ ){0,4}(?:pills|tablets|painkillers|meds)\b/,
  /\b(?:saving up|saved up|hoarding|hoarded|stockpil\w+|counted|counting) (?:\w+ ){0,3}(?:pills|tablets|painkillers|meds)\b/,
  /\b(?:cut|cuts|cutting|slit|slitting|sliced|razor|blade) (?:\w+ ){0,3}my (?:\w+ ){0,2}(?:wrist|wrists|arm|arms|thigh|thighs)\b|\bslit(?:ting)? (?:\w+ )?wrists?\b/,
  /\b(?:cutting again|cut (?:my ?self )?again|relapsed and cut|started cutting|urge to cut|want to cut(?! (?:my (?:hair|nails|losses|hours)|the|a|an|down|back|out|off|through|short|some|it|this|that|class)\b))\b/,
  /\bnot (?:be )?(?:here|around) (?:much longer|any ?more|tomorrow|for much longer)\b/,
  /\b(?:sleep|asleep) (?:and|to) (?:never|not) wake up\b|\bnever wake up again\b/,
  /\bput (?:an end to (?:it all|my life|myself)|myself out of my misery)\b/,
];

/** Phrases that alone may mean a farewell to colleagues or a headache: they need a second sign in the entry. */
const BARE: readonly RegExp[] = [
  /\b(?:goodbye|farewell|last|final) (?:letter|note|message)s?\b/,
  /\bsuicid\w*/,
  /\boverdos\w*/,
  /\b(?:swallow|take|took|taking|swallowed) (?:\w+ ){0,3}(?:pills|tablets|painkillers)\b/,
];
/** Such a sign: despair, or a farewell. */
const DESPAIR =
  /\b(?:die|died|dying|dead|death|hopeless\w*|worthless\w*|pointless|despair\w*|a burden|no way out|no way forward|giv(?:e|ing) up|given up|hate my ?self|hate my life|so alone|all alone|numb|forgive me|sorry for everything|(?:nobody|no one|noone|won't|will not|wouldn't|will) (?:\w+ )?miss me|can't (?:take|bear|stand|do) (?:it|this)|everyone i love|my funeral|razor|noose|all i think about|want (?:it|it all|everything|this) to (?:be over|end|stop)|goodbye everyone)\b/;

/** The plainest ways to say it in some other languages: those are shown help whatever stands around. */
const IN_OTHER_LANGUAGES: readonly RegExp[] = [
  /\b(?:ich will|ich möchte|will ich|möchte ich) (?:\p{L}+ ){0,4}(?:sterben|tot sein|nicht mehr leben)\b|\bmich (?:selbst )?(?:umbringen|töten|ritzen)\b|\bnicht mehr leben\b|\bselbstmord\b/u,
  /\bje (?:veux|voudrais|vais) (?:mourir(?! de (?:rire|faim|soif|honte|chaud|froid|peur|fatigue|ennui|sommeil|plaisir)(?!\p{L}))|en finir|me tuer|me suicider)\b|\bme suicider\b|\bplus envie de vivre\b/u,
  /\b(?:quiero|quisiera|voy a) (?:morir(?:me)?(?! de (?:risa|hambre|sed|calor|sueño|amor|vergüenza|frío|miedo|aburrimiento)(?!\p{L}))|matarme|suicidarme)\b|\bno quiero (?:seguir )?vivi[rendo]+\b|\bme quiero (?:morir(?! de (?:risa|hambre|sed|calor|sueño|amor|vergüenza|frío|miedo|aburrimiento)(?!\p{L}))|matar)\b/u,
  /\bvoglio (?:morire(?! dal (?:ridere|sonno|caldo|freddo)| di (?:fame|sete|noia|vergogna|paura|sonno))|uccidermi|farla finita)\b|\bnon voglio più vivere\b/u,
  /\b(?:quero|vou) (?:morrer(?! de (?:rir|fome|sede|vergonha|calor|frio|medo|tédio|sono)(?!\p{L}))|me matar|matar-me)\b|\bnão quero (?:mais )?viver\b/u,
  /\bik wil (?:niet meer leven|dood|sterven)\b|\bmezelf (?:doden|snijden|van kant maken)\b|\bzelfmoord\b/u,
  /\b(?:vill|ville|jag vill|jeg vil) (?:inte leva|ikke leve|dö|dø)(?!\p{L})|\bta livet av meg\b|\bta mitt liv\b/u,
  /\bchcę (?:umrzeć|się zabić)(?!\p{L})|\bnie chcę (?:już )?żyć(?!\p{L})/u,
  /(?<!\p{L})ölmek istiyorum|muốn chết|haluan kuolla|ne želim više živ|bringe mich um(?!\p{L})/u,
  /أريد أن أموت|أريد الموت|मरना चाहत/u,
  /死にたい|自殺したい|消えてしまいたい|不想活|想死|想自杀|想自殺|죽고 ?싶|자살하고/u,
  /хочу умереть|не хочу (?:больше )?жить|покончить с собой|убить себя|хочу померти|не хочу жити/u,
];

/** Stage two: phrases in the same sentence that give a mention another meaning. */
const FIGURATIVE: readonly RegExp[] = [
  /\b(?:dying|died|die) (?:laughing\b|(?:of|from|with) (?:laughter|laughing|embarrassment|shame|boredom|curiosity|hunger|cringe|heat|cuteness)\b)/g,
  /\b(?:suicide|suicidal) (?:squad|prevention|awareness|hotline|mission|bomb\w*|door|run|pass|training|statistics|watch party)\b/g,
  /\b(?:cut|burn|burned|burnt|hurt|stab|stabbed) my ?self (?:\w+ ){0,6}(?:cooking|slicing|chopping|shaving|gardening|on the (?:oven|pan|stove|iron|tin|can|grater|bread knife|paper)|by accident|accidentally|while|playing|running|lifting|falling|climbing|at (?:the )?(?:gym|work|practice|training))\b/g,
  /\b(?:cooking|slicing|chopping|shaving|gardening) (?:\w+ ){0,16}(?:cut|burn|burned|burnt|hurt|stab|stabbed) my ?self\b/g,
  /\b(?:accidentally|nearly|stupidly|clumsily) (?:cut|burned|burnt|hurt|stabbed|drowned) my ?self\b/g,
  /\bhurt my ?self (?:playing|running|lifting|falling|at|in|during)\b/g,
  /\b(?:kill|hang|shoot) my ?self (?:laughing|if i (?:have|hear|see)|for (?:forgetting|missing|buying|not))\b/g,
  /\b(?:could|would) (?:\w+ )?have (?:died|killed myself) (?:laughing|of)\b/g,
  /\b(?:is|are|were|isn't|\w+'s|they're|we're|you're|(?<!\bi )was) (?:(?!i\b)\w+ ){0,2}going to (?:die|be dead)\b/g,
  /\b(?:overdos(?:e|ed|ing)|od'd) on (?!(?:\w+ ){0,2}(?:pills|tablets|painkillers|meds|medication|paracetamol|acetaminophen|tylenol|ibuprofen|aspirin|insulin|heroin|fentanyl|opioids?|xanax|valium|antidepressants|drugs)\b)/g,
  /\bto die for\b|\btired of life in (?:the|this) (?:city|office|town|suburbs)\b/g,
  /\b(?:last|final) (?:message|note|letter)s? (?:from|of the|to the (?:team|client|teacher|editor|landlord)|was about|in the thread)\b/g,
  /\b(?:walk(?:ing)?|step(?:ping)?|jump(?:ed|ing)?) (?:off|into|from) the (?:train|bus|window seat|balcony) (?:to|at|and (?:bought|went|met|waved|saw|found))\b/g,
  /\b(?:took|take|taking) (?:\w+ ){0,2}(?:pills|tablets|painkillers) (?:for|because|after|with|and the (?:headache|pain|fever)|as prescribed|twice|every|before bed)\b/g,
  /\b(?:vitamin|allergy|antibiotic|prescribed|sleeping|headache|iron|malaria|water) (?:pills|tablets)\b/g,
  /\bnot (?:be )?(?:here|around) (?:tomorrow|any ?more) (?:because|as|since|so|for the (?:meeting|party|dinner))\b/g,
  /\b(?:end it all|end everything) (?:with|between us|and move)\b/g,
  /\bcut(?:ting)? my ?self (?:off|out of|some slack|a (?:slice|piece|break))\b/g,
  /\bending everything (?:between|with)\b/g,
];

/** Said of somebody else, of a book or a film, or of a thing. */
const OF_OTHERS =
  /\b(?:novel|film|movie|book|series|episode|podcast|documentary|lecture|article|news|play|opera|character|hero|heroine|protagonist|game|song|training|course|seminar|volunteer\w*|patients?|clients?|case notes|hamlet|werther|chapter|history|paper|essay)\b/;
const FIRST_PERSON = /\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself)\b/;

/** The past, said to be over. */
const PAST =
  /\b(?:used to|years? ago|back then|in those days|last (?:year|decade)|when i was (?:\w+ )?(?:\d+|young\w*|a (?:teen\w*|child|student)|at school|fifteen|sixteen|seventeen)|once upon a time|no longer(?! want to)|not any ?more|don't any ?more|haven't .{0,40} (?:in|for) (?:years|months)|clean for)\b/;
/** Denied in so many words. */
const DENIED =
  /\b(?:not suicidal|never (?:been suicidal|suicidal|thought (?:of|about) (?:suicide|killing|ending)|wanted to (?:die|kill (?:my ?self|anyone|anybody)|hurt (?:my ?self|anyone|anybody))(?! (?:so|more|as|this|that)\b))|not (?:thinking|talking) (?:of|about) (?:suicide|dying|ending)|(?:don't|do not|didn't|did not|wouldn't|would never|will never|not going to|no desire to|no wish to|no intention of|not planning to) (?:\w+ ){0,2}(?:die|kill(?:ing)? myself|hurt(?:ing)? myself|harm(?:ing)? myself|end(?:ing)? my life|self[- ]?harm)|no (?:suicidal|self[- ]?harm)\w* thoughts)\b/;
/** Cancels a denial or the past: it is there after all, or again. */
const STILL =
  /\b(?:again|still|right now|tonight|today|lately|these days|this time|but (?:now|i (?:want|think|might|can't))|any ?more (?:i|and)|until now|now$|every (?:day|night)|came back|is back|are back)\b/;

/** Common spellings, and the one that the patterns know. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bdo not\b|\bdont\b/g, "don't"],
  [/\bcannot\b|\bcan not\b|\bcant\b/g, "can't"],
  [/\bim\b/g, "i'm"],
  [/\bwanna\b/g, 'want to'],
  [/\bgonna\b/g, 'going to'],
];

const said = ({ tokens }: Sentence, options: { quoted: boolean }): string =>
  SPELLINGS.reduce(
    (text, [pattern, spelling]) => text.replace(pattern, spelling),
    tokens
      .filter((token) => options.quoted || !token.quoted)
      .map(({ word }) => word)
      .join(' '),
  );

const isStated = (text: string): boolean => STATEMENTS.some((pattern) => pattern.test(text));
const mentions = (text: string): boolean =>
  isStated(text) || BARE.some((pattern) => pattern.test(text));

/** The words of a sentence that mention self-harm, without figures of speech; '' when there are none. */
function mentionIn(sentence: Sentence): string {
  const own = said(sentence, { quoted: false });
  if (mentions(own)) {
    const literal = FIGURATIVE.reduce((text, pattern) => text.replace(pattern, ' '), own);
    return mentions(literal) ? literal : '';
  }
  // Only somebody else's words say it; one's own word in quotation marks stands in a sentence about oneself.
  const whole = said(sentence, { quoted: true });
  const quotesOneself = /\bi (?:said|told|wrote|whispered|screamed|thought|keep thinking)\b/.test(
    own,
  );
  return quotesOneself && mentions(whole) ? whole : '';
}

/** True when a mention is about the writer, now, and in earnest. */
function isMeant(mention: string, around: string): boolean {
  const current = STILL.test(mention);
  if (DENIED.test(mention) && !current) return false;
  if (PAST.test(mention) && !current) return false;
  if (!FIRST_PERSON.test(mention)) {
    // "Want to die." leaves the writer out; "she wants to die" and "a film about suicide" do not mean them.
    const somebody =
      /\b(?:he|she|they|his|her|their|him|them|who|people|someone|somebody|friend|brother|sister|uncle|aunt|cousin|neighbou?r)\b/;
    return !somebody.test(mention) && !OF_OTHERS.test(`${around} ${mention}`);
  }
  // In "the hero of the film wants to kill himself, and I cried" the first person does not do it.
  return !(
    OF_OTHERS.test(mention) &&
    !/\b(?:i (?:\w+ ){0,3}(?:want|wish|plan|think|feel|am|could|might|will|can't|don't)|i'm|i'd|my ?self|my (?:own )?life)\b/.test(
      mention,
    )
  );
}

/**
 * True for a text that asks for help: its writer speaks of ending their life or of hurting themselves, now and
 * in earnest. Stage one collects every mention. Stage two drops figures of speech, denials, the past, mentions
 * of others, and ambiguous phrases without a second sign in the entry. In doubt the answer is yes: a help line
 * shown in vain costs little.
 */
export function asksForHelp(text: string): boolean {
  // A line that is broken only to fit its page goes on in the next.
  const plain = plainText(text).replaceAll(/(?<!\n)\r?\n(?![\s>#*\-+\d])/g, ' ');
  const folded = lowerCase(plain);
  if (IN_OTHER_LANGUAGES.some((pattern) => pattern.test(folded))) return true;
  const sentences = sentencesOf(plain);
  const meant = sentences.flatMap((sentence, i) => {
    const mention = mentionIn(sentence);
    const before = sentences[i - 1];
    const around = before ? said(before, { quoted: true }) : '';
    return mention !== '' && isMeant(mention, around) ? [mention] : [];
  });
  if (meant.length === 0) return false;
  if (meant.some(isStated)) return true;
  const kinds = BARE.filter((pattern) => meant.some((mention) => pattern.test(mention)));
  return (
    kinds.length > 1 ||
    sentences.some((sentence) => DESPAIR.test(said(sentence, { quoted: false })))
  );
}
