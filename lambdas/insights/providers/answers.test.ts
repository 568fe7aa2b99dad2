import { describe, expect, test } from '@jest/globals';
import { useAnalyses } from '../testing/analyses.ts';
import { GOOD_ANSWER, json, type ProviderName, wire } from '../testing/fake-provider.ts';

const { outcome } = useAnalyses();

describe.each<ProviderName>(['anthropic', 'openai'])('%s', (name) => {
  const { answer, prose, error } = wire[name];
  const good = json(200, answer(GOOD_ANSWER));

  test('a good answer is parsed, and its tokens are counted', async () => {
    const { server, result } = await outcome(name, good);
    const { self_harm, ...analysis } = GOOD_ANSWER;
    expect(result).toEqual({ analysis, selfHarm: self_harm, tokens: 1000 });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.path).toBe(
      name === 'anthropic' ? '/v1/messages' : '/v1/chat/completions',
    );
    expect(JSON.stringify(server.requests[0]?.headers)).toContain('sk-test-key');
  });

  test.each([
    ['alone', JSON.stringify(GOOD_ANSWER)],
    ['in a code block', `\`\`\`json\n${JSON.stringify(GOOD_ANSWER, null, 2)}\n\`\`\``],
    ['in prose', `Here you are: ${JSON.stringify(GOOD_ANSWER)} Take care.`],
  ])(
    'an object %s where the structure should be is taken, and nobody else is paid',
    async (_where, text) => {
      const { server, result } = await outcome(name, json(200, prose(text)));
      expect(result).toMatchObject({ analysis: { sentiment: 'positive', sentiment_score: 0.6 } });
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([
    ['malformed JSON', json(200, '{"id": "msg_1", "con'), 'malformed_json'],
    ['prose', json(200, prose('It was a good day.')), 'no_json'],
    ['two objects', json(200, prose(`{"a":1} ${JSON.stringify(GOOD_ANSWER)}`)), 'malformed_json'],
    ['another object in prose', json(200, prose('Here: {"sentiment":"good"}')), 'not_by_schema'],
    [
      'a label that contradicts its score',
      json(200, answer({ ...GOOD_ANSWER, sentiment: 'negative', sentiment_score: 0.9 })),
      'contradiction',
    ],
    ['an HTML page', json(200, '<html>hello</html>', { 'content-type': 'text/html' }), null],
    ['a refusal', json(200, answer(null, 'refused')), 'refused'],
    ['an answer cut at the token limit', json(200, answer({ sentiment: 'pos' }, 'cut')), 'cut_off'],
    ['empty content', json(200, prose('')), null],
    ['null', json(200, 'null'), null],
    ['wrong types', json(200, answer({ ...GOOD_ANSWER, sentiment_score: '0.6' })), 'not_by_schema'],
    [
      'a score out of range',
      json(200, answer({ ...GOOD_ANSWER, sentiment_score: 7 })),
      'not_by_schema',
    ],
    [
      'an unknown sentiment',
      json(200, answer({ ...GOOD_ANSWER, sentiment: 'elated' })),
      'not_by_schema',
    ],
    ['a bad request', json(400, error('invalid_request_error')), 'status_400'],
  ])('%s is no answer, and asking again is not tried', async (_what, behaviour, code) => {
    const { server, result } = await outcome(name, behaviour);
    expect(result).toMatchObject({ kind: 'answer', ...(code === null ? {} : { code }) });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['content of numbers', { ...Object(answer(GOOD_ANSWER)), content: [1, null], choices: [1] }],
    ['content that is a number', { ...Object(answer(GOOD_ANSWER)), content: 5, choices: 5 }],
    [
      'a message that is a list',
      { ...Object(answer(GOOD_ANSWER)), content: [[]], choices: [{ message: { content: [5] } }] },
    ],
    ['JSON of great depth', `{"content":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['a list', []],
    ['a number', 7],
  ])('%s is no answer, and is paid for once', async (_what, body) => {
    const { server, result } = await outcome(name, json(200, body));
    expect(result).toMatchObject({ kind: 'answer' });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['before it', `As {the tool} says: ${JSON.stringify(GOOD_ANSWER)}`],
    ['behind it', `${JSON.stringify(GOOD_ANSWER)} I hope {this} helps.`],
    ['on both sides', `{a} ${JSON.stringify(GOOD_ANSWER)} {b}`],
    ['around it', `{ ${JSON.stringify(GOOD_ANSWER)} }`],
    ['the same again', `${JSON.stringify(GOOD_ANSWER)}\n${JSON.stringify(GOOD_ANSWER)}`],
  ])('JSON with other braces %s is no answer, and is paid for once', async (_where, text) => {
    const { server, result } = await outcome(name, json(200, prose(text)));
    expect(result).toMatchObject({ kind: 'answer' });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['another tool', ['other']],
    ['a tool whose name is nearly ours', ['Record_analysis']],
    ['a tool without a name', [undefined]],
    ['another tool beside ours', ['other', 'record_analysis']],
    ['ours twice', ['record_analysis', 'record_analysis']],
  ])('a call of %s is no answer, and is paid for once', async (_what, names) => {
    const { server, result } = await outcome(name, json(200, wire[name].calls(names)));
    expect(result).toMatchObject({ kind: 'answer', code: 'another_tool' });
    expect(server.requests).toHaveLength(1);
  });
});
