import { describe, expect, test } from '@jest/globals';
import { TEXT, useAnalyses } from '../testing/analyses.ts';
import { GOOD_ANSWER, json, type ProviderName, wire } from '../testing/fake-provider.ts';
import { estimateTokens } from './tokens.ts';

const { outcome } = useAnalyses();

describe.each<ProviderName>(['anthropic', 'openai'])('%s', (name) => {
  const { answer } = wire[name];

  test.each([
    ['900', '100'],
    [1e300, 1e300],
    [-900, -100],
    [null, null],
    [{}, []],
  ])(
    'an answer whose tokens are counted as %p and %p is taken, with our estimate',
    async (input, output) => {
      const { server, result } = await outcome(name, json(200, wire[name].counted(input, output)));
      expect(result).toMatchObject({ analysis: { sentiment: 'positive' } });
      expect(result).toMatchObject({ tokens: estimateTokens(TEXT) });
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([
    ['usage of null', { ...Object(answer(GOOD_ANSWER)), usage: null }],
    ['usage that is text', { ...Object(answer(GOOD_ANSWER)), usage: 'much' }],
  ])('an answer with %s is taken', async (_what, body) => {
    const { result } = await outcome(name, json(200, body));
    expect(result).toMatchObject({ tokens: estimateTokens(TEXT) });
  });

  test.each([
    ['fewer than the instructions have', 1, 100],
    ['more than were sent', 40_000, 100],
    ['more than were allowed', 900, name === 'anthropic' ? 1_501 : 6_001],
  ])('an answer whose tokens are %s is counted by our estimate', async (_what, input, output) => {
    const { result } = await outcome(name, json(200, wire[name].counted(input, output)));
    expect(result).toMatchObject({ tokens: estimateTokens(TEXT) });
  });

  test('the longest answer that was allowed is counted as it is', async () => {
    const most = name === 'anthropic' ? 1_500 : 6_000;
    const { result } = await outcome(name, json(200, wire[name].counted(900, most)));
    expect(result).toMatchObject({ tokens: 900 + most });
  });
});
