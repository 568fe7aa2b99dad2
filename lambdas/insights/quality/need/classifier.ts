/**
 * Weighs a small classifier against the vocabularies, by the same figures: logistic regression on hashed groups
 * of letters and words, trained on the working set. Deterministic. `pnpm --filter @reflekt/insights need:classifier` prints it.
 */

import { needOf } from '@reflekt/shared/self-harm';
import { plainText } from '@reflekt/shared/text';
import { figuresOf } from './figures.ts';
import { readLabelled } from './labelled.ts';

const BUCKETS = 1 << 14;
const EPOCHS = 60;
const RATE = 0.15;
const DECAY = 1e-4;

function bucketOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 0) % BUCKETS;
}

/** Groups of 3 to 5 letters, words and pairs of words, each counted once. */
function featuresOf(text: string): number[] {
  const plain = ` ${plainText(text).toLowerCase()} `;
  const found = new Set<number>();
  for (let size = 3; size <= 5; size++) {
    for (let i = 0; i + size <= plain.length; i++) found.add(bucketOf(plain.slice(i, i + size)));
  }
  const words = plain.trim().split(/\s+/);
  for (let i = 0; i < words.length; i++) {
    found.add(bucketOf(`w ${words[i]}`));
    found.add(bucketOf(`w ${words[i]} ${words[i + 1] ?? ''}`));
  }
  return [...found];
}

const weights = new Float64Array(BUCKETS);
let bias = 0;
const probability = (features: readonly number[]): number => {
  const scale = 1 / Math.sqrt(features.length || 1);
  const sum = features.reduce((total, feature) => total + (weights[feature] ?? 0) * scale, bias);
  return 1 / (1 + Math.exp(-sum));
};

const samples = readLabelled('working').map(({ text, need }) => ({
  features: featuresOf(text),
  target: need === 'self' ? 1 : 0,
}));
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (const { features, target } of samples) {
    const error = target - probability(features);
    const scale = 1 / Math.sqrt(features.length || 1);
    for (const feature of features) {
      weights[feature] = (weights[feature] ?? 0) * (1 - DECAY) + RATE * error * scale;
    }
    bias += RATE * error * 0.1;
  }
}

const judges = {
  vocabularies: needOf,
  'classifier at 0.5': (text: string) => (probability(featuresOf(text)) > 0.5 ? 'self' : undefined),
  'vocabularies, or classifier at 0.9': (text: string) =>
    needOf(text) ?? (probability(featuresOf(text)) > 0.9 ? 'self' : undefined),
} as const;
for (const [name, judge] of Object.entries(judges)) {
  const all = figuresOf('held-out', judge)[0];
  process.stdout.write(
    `${name.padEnd(36)} recall ${all?.recall.join('/')}  precision ${all?.precision.join('/')}\n`,
  );
}
