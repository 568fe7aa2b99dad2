import { describe, expect, test } from '@jest/globals';
import { type Behaviour, json, wire } from '../../lambdas/insights/testing/fake-provider.ts';
import { good, TEXT, useFakeProviders } from './insights-fakes.ts';

const fakes = useFakeProviders();
const { openConsenting, calls } = fakes;

describe('with any answer of a provider, the entry gets its insight at once, for one call', () => {
  test.each<[string, Behaviour]>([
    ['a score next to zero', good('anthropic', { sentiment: 'neutral', sentiment_score: 1e-300 })],
    [
      'a score of minus zero',
      json(200, wire.anthropic.answer({ sentiment: 'mixed', sentiment_score: -0 })),
    ],
    ['tokens as text', json(200, wire.anthropic.counted('900', '100'))],
    ['tokens beyond measure', json(200, wire.anthropic.counted(1e300, 1e300))],
    ['tokens below zero', json(200, wire.anthropic.counted(-1, -1e300))],
    ['no tokens', json(200, wire.anthropic.counted(null, undefined))],
    ['invisible text', good('anthropic', { insights: '\u200b\u202e', keywords: ['\u00ad'] })],
    ['text of links', good('anthropic', { insights: 'https://evil.example/[NAME1]' })],
    ['many placeholders', good('anthropic', { insights: '[NAME1] '.repeat(400) })],
    ['another shape', good('anthropic', { keywords: { a: 1 }, insights: 7 })],
    ['a list', json(200, '[]')],
    ['great depth', json(200, `{"content":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  ])('%s', async (_, behaviour) => {
    fakes.anthropic.behave(behaviour);
    const { diary, deliver, created, read } = await openConsenting();
    const name = `Q${'uillon'.repeat(10_000)}`;
    const entry = await diary.create({ content: `${TEXT} Then I met ${name}.` });
    await deliver(created(entry));
    const insight = await read(entry.id);
    expect(insight).toMatchObject({ status: 'ready', sentiment: expect.any(String) });
    expect(insight.insights?.length ?? 0).toBeLessThanOrEqual(2_000);
    expect(calls()[0]).toBeLessThanOrEqual(Math.ceil(name.length / 16_000));
  });
});

describe('consent that is withdrawn', () => {
  test('while a provider fails stops the next attempt, and the next provider', async () => {
    const { diary, deliver, created, consent, record } = await openConsenting();
    let withdrawn: Promise<void> | undefined;
    fakes.anthropic.behave((_request, response) => {
      withdrawn ??= consent('local');
      void withdrawn.then(() => {
        response.writeHead(500, { 'content-type': 'application/json' }).end('{}');
      });
    });
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(calls()).toEqual([1, 0]);
    expect(await record(entry.id)).toMatchObject({ insight: { provider: 'lexicon' } });
  });
});
