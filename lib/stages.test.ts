import { describe, expect, test } from '@jest/globals';
import { parseStage, stages } from './stages.ts';

describe('stageNamed', () => {
  test.each(Object.keys(stages))('knows %s', (name) => {
    expect(parseStage(name)).toBe(name);
  });

  test.each([undefined, '', 'production', 'Dev', 'toString', 1])(
    'fails for %p, and says what there is and how to say it',
    (value) => {
      expect(() => parseStage(value)).toThrow(/--context env=<stage>.*dev, staging, prod/);
    },
  );
});

test.each(Object.entries(stages))(
  'the config of %s have the form that readers expect',
  (_, stage) => {
    expect(JSON.parse(stage.config.TOKEN_ISSUERS)).toEqual(expect.any(Array));
    const origin = stage.config.ALLOWED_ORIGIN;
    expect(origin === '*' || new URL(origin).origin === origin).toBe(true);
  },
);
