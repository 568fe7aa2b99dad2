import { describe, expect, test } from '@jest/globals';
import { insightsStream } from './insights.ts';

const ENTRY = '01M87Y8993XDB8H0GKMXVTZ5NG';
const REQUEST = '01M87Y8993XDB8H0GKMXVTZ5NH';
const CANARY = 'canary-words';

const insight = (members: Record<string, unknown> = {}) => ({
  entry_id: `default#ann#${ENTRY}`,
  tenant_id: 'default',
  owner: 'default#ann',
  user_id: 'ann',
  request_id: 'r-1',
  version: 1,
  entry_version: 3,
  created_at: '2026-11-24T10:00:00.000Z',
  status: 'ready',
  insights: CANARY,
  keywords: [CANARY],
  ...members,
});

const published = (
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
) => {
  const events = insightsStream.map({ before, after, expired: false });
  expect(JSON.stringify(events.map(({ detail }) => detail))).not.toContain(CANARY);
  return events.map(({ definition, detail }) => ({ name: definition.name, ...detail }));
};

describe('a change of the Insights table', () => {
  test('a ready insight makes an event, without its contents', () => {
    expect(published(undefined, insight())).toEqual([
      {
        name: 'InsightGenerated',
        event_version: 1,
        event_id: `${ENTRY}:1:InsightGenerated`,
        occurred_at: '2026-11-24T10:00:00.000Z',
        request_id: 'r-1',
        tenant_id: 'default',
        user_id: 'ann',
        entry_id: ENTRY,
        entry_version: 3,
        insight_version: 1,
      },
    ]);
  });

  test.each(['failed', 'skipped'])(
    'a %s insight makes one too: its entry waits no longer',
    (status) => {
      expect(published(undefined, insight({ status }))).toMatchObject([
        { name: 'InsightGenerated', entry_id: ENTRY, insight_version: 1 },
      ]);
    },
  );

  test('an unchanged insight makes no event', () => {
    expect(published(insight(), insight())).toEqual([]);
  });

  test('a request makes one event, under its own id', () => {
    const request = { ...insight(), tenant_id: `default#req#${REQUEST}`, version: undefined };
    expect(published(undefined, request)).toMatchObject([
      { name: 'AIInsightRequested', insight_id: REQUEST, entry_id: ENTRY, tenant_id: 'default' },
    ]);
    expect(published(request, request)).toEqual([]);
  });

  test('leases, counters and removals make no event', () => {
    const { owner: _, ...lease } = insight({ tenant_id: 'default#lease#3' });
    expect(published(undefined, lease)).toEqual([]);
    expect(published(insight(), undefined)).toEqual([]);
  });
});
