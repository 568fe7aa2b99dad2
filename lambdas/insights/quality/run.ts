/**
 * Compares analysers on the labelled passages: our own code, and each provider whose key is in the
 * environment (ANTHROPIC_API_KEY, OPENAI_API_KEY; models and addresses by ANTHROPIC_MODEL, ANTHROPIC_BASE_URL,
 * OPENAI_MODEL, OPENAI_BASE_URL), about 80 calls each. `pnpm --filter @reflekt/insights quality` runs it.
 */

import { providerOf } from '../providers/open.ts';
import { ProviderError } from '../providers/provider.ts';
import { agreementOf, type Judge, judged, linesOf } from './agreement.ts';
import { localJudge, providerJudge } from './judges.ts';

const { env } = process;
const judges = new Map<string, Judge>([['our own code', localJudge]]);
for (const [name, key, model, baseUrl] of [
  [
    'anthropic',
    env.ANTHROPIC_API_KEY,
    env.ANTHROPIC_MODEL ?? 'claude-haiku-4-5',
    env.ANTHROPIC_BASE_URL ?? 'https://api.anthropic.com',
  ],
  [
    'openai',
    env.OPENAI_API_KEY,
    env.OPENAI_MODEL ?? 'gpt-5.4-mini',
    env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
  ],
] as const) {
  if (!key) continue;
  const judge = providerJudge(providerOf(name, { apiKey: key, model, baseUrl }));
  judges.set(`${name}, ${model}`, async (text) => {
    try {
      return await judge(text);
    } catch (error) {
      if (error instanceof ProviderError) return error.code;
      throw error;
    }
  });
}

for (const [name, judge] of judges) {
  const answers = await judged(judge);
  process.stdout.write(`\n${name}\n${linesOf(agreementOf(answers)).join('\n')}\n`);
  for (const { passage, said } of answers) {
    if (said !== passage.label) {
      process.stdout.write(`  ${passage.label}, not ${said}: ${passage.text}\n`);
    }
  }
}
