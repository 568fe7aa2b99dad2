import { redact } from './lambdas/insights/providers/redact.ts';
import { analyseByLexicon } from './lambdas/insights/lexicon/index.ts';
import { asksForHelp } from './lambdas/insights/self-harm/detect.ts';
import { languageOf } from './lambdas/insights/domain/language.ts';
const n = 100_000; const fill = (s: string) => s.repeat(Math.ceil(n / s.length)).slice(0, n);
for (const s of ['a', 'a.', 'a@', '[', '[a](', '1 ', '<', '`', '"', 'i want to ', 'A ', 'Anna ', "a'", 'want i want to ', 'ich will ', 'www.', 'http://', 'not happy ', '🦀', 'a-', 'oh well ', '.', '- ', 'cut my arm cut ', 'a\n']) {
  const t = fill(s); const out: string[] = [];
  for (const [name, f] of [['redact', redact], ['lex', analyseByLexicon], ['help', asksForHelp], ['lang', languageOf]] as const) { const b = performance.now(); f(t); const ms = performance.now() - b; if (ms > 150) out.push(`${name} ${ms.toFixed(0)}`); }
  if (out.length) console.log(JSON.stringify(s), out.join(' '));
}
