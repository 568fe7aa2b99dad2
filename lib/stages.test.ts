import { describe, expect, test } from '@jest/globals';
import { stageNamed, stages } from './stages.ts';

describe('stageNamed', () => {
  test.each(Object.keys(stages))('knows %s', (name) => {
    expect(stageNamed(name)).toBe(name);
  });

  test.each([undefined, '', 'production', 'Dev', 'toString', 1])(
    'fails for %p, and says what there is and how to say it',
    (value) => {
      expect(() => stageNamed(value)).toThrow(/--context env=<stage>.*dev, staging, prod/);
    },
  );
});

test.each(Object.entries(stages))(
  'the settings of %s have the form that readers expect',
  (_, stage) => {
    expect(JSON.parse(stage.settings.TOKEN_ISSUERS)).toEqual(expect.any(Array));
    const origin = stage.settings.ALLOWED_ORIGIN;
    expect(origin === '*' || new URL(origin).origin === origin).toBe(true);
  },
);
