import type { Sentiment } from '@reflekt/shared/entities';

/** The feature that makes a passage easy or hard to judge. */
export type PassageKind =
  | 'plain'
  | 'mixed'
  | 'neutral'
  | 'sarcastic'
  | 'negated'
  | 'quoted'
  | 'self-harm'
  | 'looks like self-harm';

export interface Passage {
  kind: PassageKind;
  /** The writer's feeling, or a need for help, as one careful reader sees it. */
  label: Sentiment | 'support';
  text: string;
}

const passages = (kind: PassageKind, label: Passage['label'], ...texts: string[]): Passage[] =>
  texts.map((text) => ({ kind, label, text }));

/**
 * Short diary passages, all written for this set, to compare analysers by. Do not tune rules to single
 * passages: add passages of the kind that fails, then look at the kind's agreement.
 */
export const PASSAGES: readonly Passage[] = [
  ...passages(
    'plain',
    'positive',
    'Best Sunday in months. Pancakes, the kids in the leaves, and we laughed until it hurt.',
    'The offer came through this morning! I danced around the kitchen in my socks.',
    'Quiet evening with the window open. I felt calm in a way I had forgotten about.',
    'Grandma remembered my name today. I could have kissed the whole ward.',
    'Finished the half marathon, slow as a barge and proud as anything.',
    'Sami made me tea without asking. Small thing, but I felt so loved.',
    'Spring is here. Everything smells of rain and lilac and I am glad to be in it.',
    'Choir again after two years. My voice is rusty, my heart is full.',
    'Paid off the last of the loan. I feel light.',
    'She said yes. She actually said yes.',
  ),
  ...passages(
    'plain',
    'negative',
    'We buried Otto under the apple tree. The house is so quiet without his paws.',
    'Another row about money. I slept on the sofa and cried into the cushion.',
    'Passed over for the promotion, again. I am so tired of being invisible there.',
    'My chest is tight all the time now. I worry about everything and sleep through nothing.',
    'He moved the last box out today and did not look back once.',
    'I snapped at Mila over spilled milk and I hate myself for the face she made.',
    'The scan was not what we hoped for. Dad joked, Mum stared at the floor.',
    'Lonely weekend. I counted: eleven words spoken, all of them to the cashier.',
    'Failed the driving test a third time. Humiliating.',
    'Rent is going up and I do not know how we will manage. I feel sick.',
  ),
  ...passages(
    'mixed',
    'mixed',
    'Lovely wedding, and I am happy for them both, but I cried in the bathroom because Dad was not there to see it.',
    'The new job is exciting and the people are kind, yet I miss my old desk and feel like a fraud.',
    'Good news: the tumour is benign. Bad news: the operation is still on Friday and I am terrified.',
    'I love this city and I am sad to leave it, excited for the mountains, afraid of the silence.',
    'Today was awful until six, and then Jo turned up with soup and it became a wonderful night.',
    'Proud of the talk. Ashamed of how I snapped at Ben before it.',
    'Sold the house. Relieved about the money, heartbroken about the garden.',
    'Our reunion was joyful and painful in equal measure.',
  ),
  ...passages(
    'neutral',
    'neutral',
    'Bus at 7:40, office by half past eight, three meetings, home. Made soup.',
    'Read two chapters and watered the plants. It rained in the afternoon.',
    'Changed the tyres to winter ones. The garage had moved to the other side of the street.',
    'List for tomorrow: flour, stamps, the blue folder, call the plumber.',
    'Walked the long way round the reservoir. Saw a heron and two men fishing.',
    'Dentist on the 14th. Passport photos taken. Sent the form to the council.',
    'We moved the bookshelf from the hall to the bedroom and put the lamp where it was.',
    'Started the new notebook. The paper is thinner than in the last one.',
  ),
  ...passages(
    'sarcastic',
    'negative',
    'Oh great, another power cut. Just what I needed with the report due at nine.',
    'Wonderful. The landlord has raised the rent again and called it an adjustment.',
    'My boss gave my slides to Tom. How very thoughtful of him. I am furious.',
    'Three hours in A&E with a screaming toddler. Living the dream.',
    'Thanks a lot, body, for the migraine on the one free day of the month.',
    'Fantastic, the car died on the motorway. Because that always happens when I have money.',
    'So the flight is cancelled and my bag is in Oslo. Lucky me.',
  ),
  ...passages(
    'negated',
    'negative',
    'I am not happy here. I have not been happy for a long time.',
    'Nothing about today was good.',
    'I did not enjoy the party and nobody seemed to enjoy having me there.',
    'It is not that I love the work any more. I never feel proud of it.',
  ),
  ...passages(
    'negated',
    'positive',
    'Not bad at all, this little town. I was never bored for a minute.',
    'For the first time this year I was not afraid of Monday.',
    'No pain today, no fever, and I did not feel sad when I looked in the mirror.',
    'I could not be happier with how the garden turned out.',
  ),
  ...passages(
    'quoted',
    'neutral',
    'The man on the tram shouted "I hate this rotten city, everyone here is terrible" and got off at the market. I got off one stop later.',
    'In class we read the letter: "My dearest, I am miserable and alone, my heart is broken." Then we parsed the verbs.',
    'Her review of the hotel says "horrible, filthy, the worst stay of my life". We are booking it for the location.',
    'The fortune cookie said "You will be happy, loved and successful". I kept the slip as a bookmark.',
  ),
  ...passages(
    'quoted',
    'positive',
    'The trainer barked "useless, pathetic, weak" at us for an hour and I loved every minute of it, we won.',
    'My daughter yelled "I hate you, you are the worst" and ten minutes later fell asleep on my arm. I am so happy she is home.',
  ),
  ...passages(
    'self-harm',
    'support',
    'I do not see a reason to go on. I want to die and I have wanted to for weeks.',
    'Everybody would be better off without me. I have written the letters.',
    'I cut myself again last night, deeper than before. Nobody knows.',
    'Sometimes I hope that I fall asleep and never wake up.',
    "I keep thinking about killing myself on the way home. I don't know who to tell.",
    'Counting the pills in the cupboard again. I just want to end it all.',
    'I thought that was over years ago but tonight I want to hurt myself again.',
    "Can't go on like this. I don't want to be here anymore.",
  ),
  ...passages(
    'looks like self-harm',
    'positive',
    'I nearly died laughing when the cat fell into the bath. What a lovely evening.',
    'The chocolate cake was to die for and I enjoyed every crumb.',
    'Ten years ago I wanted to die. I am so grateful I am still here, happy and loved.',
    'We watched Suicide Squad with popcorn and had such fun.',
  ),
  ...passages(
    'looks like self-harm',
    'negative',
    'Cut myself chopping onions, burned the sauce, ruined dinner. Terrible evening.',
    'My phone died, my boots are wet, this deadline is killing me and I am miserable.',
    'The film is about a man who kills himself. It left me sad all evening.',
  ),
];
