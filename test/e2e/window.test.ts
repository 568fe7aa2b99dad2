import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { findChromium, startBrowser } from '../support/browser.ts';
import type { Entry } from '../support/contract.ts';
import { eventually } from '../support/event-cloud.ts';
import { clientOf, cloud } from '../support/shared-cloud.ts';

const printed = readFileSync(join(cloud.address.home, 'output.log'), 'utf8');
const key = /_local#key=(\S+)/.exec(printed)?.[1] ?? '';
const ask = (path: string, headers: Record<string, string> = { 'x-window-key': key }) =>
  fetch(`${cloud.url}/_local/window/${path}`, { headers });

interface Step {
  kind: string;
  requests: string[];
  function?: string;
  trigger?: string;
  operation?: string;
  verdict?: string;
  units?: number;
  name?: string;
  rules?: string[];
}

/** The steps that the window has now. */
async function stepsNow(): Promise<Step[]> {
  const response = await ask('steps?since=0');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  // The kept steps come at once and behind them nothing, until there is something new.
  const quiet = () => sleep(1_000, undefined);
  for (;;) {
    const part = await Promise.race([reader?.read(), quiet()]);
    if (part?.value === undefined) break;
    text += part.value;
  }
  await reader?.cancel();
  const lines = text.split('\n').slice(0, -1);
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

test('a request is followed to its last effect, and no word of the diary is in it', async () => {
  const me = clientOf('seen-from-inside');
  const canary = 'Wintermorgenkanarie';
  const { headers } = await me.post<Entry>('/entries', { title: canary, content: `${canary} x` });
  const id = String(headers['x-request-id']);
  const steps = await eventually('the last effect', async () => {
    const own = (await stepsNow()).filter(({ requests }) => requests.includes(id));
    const isOver = own.some((step) => step.function?.endsWith('insights-consumer'));
    return isOver ? own : undefined;
  });
  const of = (kind: string) => steps.filter((step) => step.kind === kind);
  expect(of('request')).toMatchObject([{ method: 'POST', path: '/entries', status: 201 }]);
  expect(of('invocation').map(({ trigger }) => trigger)).toEqual(
    expect.arrayContaining(['request', 'stream', 'queue']),
  );
  expect(of('event').map(({ name }) => name)).toContain('EntryCreated');
  expect(of('event')[0]?.rules?.length).toBeGreaterThan(0);
  const writes = of('call').filter(({ operation }) => operation === 'DynamoDB.PutItem');
  expect(writes.length).toBeGreaterThan(0);
  for (const { verdict, units } of writes) {
    expect([verdict, Number(units) > 0]).toEqual(['allowed', true]);
  }
  expect(JSON.stringify(await stepsNow())).not.toContain(canary);
});

test('what it shows needs the key of this run, and no other page may ask', async () => {
  const paths = ['steps', 'queues', 'items?tenant=default&user=demo'];
  const strangers = [
    {},
    { 'x-window-key': 'guess' },
    { 'x-window-key': key, origin: 'http://evil.example' },
  ];
  for (const path of paths) {
    for (const headers of strangers) expect((await ask(path, headers)).status).toBe(403);
  }
  expect((await ask('queues')).status).toBe(200);
});

test('the items of an owner are opened, and nobody else’s are among them', async () => {
  const [me, other] = [clientOf('open-me'), clientOf('open-me-not')];
  await me.post('/entries', { title: 'My own words' });
  await other.post('/entries', { title: 'Words of another' });
  const response = await ask('items?tenant=default&user=open-me');
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(text).toContain('My own words');
  expect(text).not.toContain('Words of another');
});

const path = findChromium();
(path === undefined ? test.skip : test)(
  'the page shows it, without a broken rule of accessibility',
  async () => {
    const browser = await startBrowser(path ?? '');
    try {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      page.setDefaultTimeout(120_000);
      const axe = readFileSync(
        createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
        'utf8',
      );
      await clientOf('seen-on-the-page').get('/settings');
      await page.goto(`${cloud.url}/_local#key=${key}`);
      await page
        .getByRole('button', { name: /GET \/settings/ })
        .first()
        .click();
      await page.getByText('DynamoDB.GetItem').first().waitFor();
      await page.evaluate(axe);
      const broken = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;
      expect(await page.evaluate(broken)).toEqual([]);
      await page.getByRole('button', { name: 'Queues' }).click();
      await page.getByRole('table').waitFor();
      expect(await page.evaluate(broken)).toEqual([]);
      await page.getByRole('button', { name: 'Items' }).click();
      await page.getByLabel('User').fill('seen-on-the-page');
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByText('Nothing is stored of this owner.').waitFor();
      expect(await page.evaluate(broken)).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
