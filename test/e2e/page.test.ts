import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findChromium, startBrowser } from '../support/browser.ts';
import type { Client } from '../support/client.ts';
import type { Entry } from '../support/contract.ts';
import { cloud, newUser } from '../support/shared-cloud.ts';

const path = findChromium();
if (path === undefined) {
  process.stderr.write('The page is not tested: there is no Chromium. CHROMIUM names one.\n');
}
const describeInBrowser = path === undefined ? describe.skip : describe;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The broken rules of accessibility on what is shown, and whether it is wider than the window. */
const LOOK = `axe.run().then(({ violations }) => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const broken = violations.map(({ id, nodes }) => id + ': ' + nodes[0].html);
  return scrollWidth > clientWidth ? [...broken, 'wider than the window'] : broken;
})`;

describeInBrowser('the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(path ?? '');
  });
  afterAll(() => browser.close());

  /** A page of a user whom nobody else knows. Errors in it fail the test that opened it. */
  async function open(
    options: Parameters<Browser['newContext']>[0] = {},
    me: Client = newUser(),
  ): Promise<{ page: Page; me: Client; errors: string[] }> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isAnswer) errors.push(message.text());
    });
    const token = me.authorization?.replace('Bearer ', '');
    await page.goto(`${cloud.url}/#token=${token}`);
    await page.getByRole('heading', { name: 'Write' }).waitFor();
    return { page, me, errors };
  }
  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const visit = (page: Page, name: string) =>
    page.getByRole('navigation').getByRole('link', { name }).click();

  test('the token leaves the address bar, and a reload stays signed in', async () => {
    const { page, errors } = await open();
    expect(page.url()).not.toContain('token');
    await page.reload();
    await page.getByRole('heading', { name: 'Write' }).waitFor();
    await visit(page, 'Settings');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading(page, 'Sign in');
    await page.getByLabel('Token').fill('rubbish');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This is not a token.').waitFor();
    expect(errors).toEqual([]);
  });

  test('an entry is written, found, read, changed, thrown away and restored with the keyboard alone', async () => {
    const { page, me, errors } = await open({ viewport: { width: 320, height: 640 } });
    const { keyboard } = page;
    /** Goes on with Tab until the element of this name has the focus. */
    const tabTo = async (role: Parameters<Page['getByRole']>[0], name: string | RegExp) => {
      const target = page.getByRole(role, { name }).first();
      await target.waitFor();
      for (let presses = 0; presses < 200; presses++) {
        if (await target.evaluate((element) => element.matches(':focus'))) return;
        await keyboard.press('Tab');
      }
      throw new Error(`Tab does not reach ${role} ${name}`);
    };
    await tabTo('textbox', 'Title');
    await keyboard.type('A walk');
    await tabTo('textbox', 'Your words');
    await keyboard.type('Along the **river**.');
    await tabTo('textbox', /^Tags, with commas/);
    await keyboard.type('river, été');
    await keyboard.press('Control+Enter');
    await page.getByText('Saved.').waitFor();
    await tabTo('link', 'A walk');
    await keyboard.press('Enter');
    await heading(page, 'A walk');
    expect(await page.locator('strong', { hasText: 'river' }).count()).toBe(1);
    await tabTo('button', 'Change');
    await keyboard.press('Enter');
    await tabTo('textbox', 'Your words');
    await keyboard.press('Control+End');
    await keyboard.type(' It was quiet.');
    await keyboard.press('Control+Enter');
    await page.getByText('It was quiet.').waitFor();
    await tabTo('button', 'Into the trash');
    await keyboard.press('Enter');
    await heading(page, 'Trash');
    await tabTo('button', 'Restore');
    await keyboard.press('Enter');
    await page.getByText('is back in the journal').waitFor();
    const { body } = await me.get<{ items: Entry[] }>('/entries');
    expect(body.items).toMatchObject([
      { title: 'A walk', content: 'Along the **river**. It was quiet.', tags: ['river', 'été'] },
    ]);
    expect(errors).toEqual([]);
  });

  test('a draft outlives a reload, a lost connection and a change from elsewhere', async () => {
    const { page, me, errors } = await open();
    const words = page.getByLabel('Your words');
    await words.fill('Not to be lost.');
    await page.reload();
    await page.getByText('What you had typed is here again.').waitFor();
    expect(await words.inputValue()).toBe('Not to be lost.');

    await page.route('**/entries', (route) => route.abort());
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('cannot be reached').waitFor();
    expect(await words.inputValue()).toBe('Not to be lost.');
    await page.unroute('**/entries');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const read = async () => (await me.get<{ items: Entry[] }>('/entries')).body.items;
    const [entry, ...others] = await read();
    expect(others).toEqual([]);

    await page.goto(`${cloud.url}/#/entry/${entry?.id}`);
    await page.getByRole('button', { name: 'Change' }).click();
    await words.fill('Mine.');
    await me.put(`/entries/${entry?.id}`, { content: 'Theirs, from another window.' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('changed somewhere else').waitFor();
    expect(await read()).toMatchObject([{ content: 'Theirs, from another window.' }]);
    await page.getByRole('button', { name: 'Save mine' }).click();
    await page.getByText('Mine.').waitFor();
    expect(await read()).toMatchObject([{ content: 'Mine.' }]);
    expect(errors).toEqual([]);
  });

  test('an entry runs nothing and loads nothing from elsewhere', async () => {
    const asked: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    try {
      const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
      const content = [
        `<img src="${address}/a.png" onerror="document.title=1">`,
        `![x](${address}/b.png)`,
        '[click](javascript:document.title=1)',
        '<script>document.title=1</script>',
      ].join('\n\n');
      const me = newUser();
      const { body } = await me.post<Entry>('/entries', { title: 'Hostile', content });
      const { page } = await open({}, me);
      await page.goto(`${cloud.url}/#/entry/${body.id}`);
      await heading(page, 'Hostile');
      await page.getByText('click').click();
      await page.getByText('<script>').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.title()).not.toBe('1');
      expect(asked).toEqual([]);
    } finally {
      elsewhere.close();
    }
  });

  test('a word is searched for, today’s prompt is answered, and an earlier state comes back', async () => {
    const { page, me, errors } = await open();
    await page.getByRole('button', { name: 'Answer this' }).click();
    await page
      .getByLabel('Your words')
      .fill('A heron stood in the shallows all morning, unmoved by the rain and the boats.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { body } = await me.get<{ items: Entry[] }>('/entries');
    expect(body.items[0]?.prompt_id).toEqual(expect.any(String));
    const id = body.items[0]?.id ?? '';
    await me.put(`/entries/${id}`, { content: 'Emptied.' });

    await page.goto(`${cloud.url}/#/entry/${id}/history`);
    await page.getByRole('button', { name: 'This state again' }).click();
    // The history shows the words too; only the entry has this button.
    await page.getByRole('button', { name: 'Change' }).waitFor();
    await page.getByText('A heron stood').waitFor();
    await visit(page, 'Journal');
    await page.getByLabel('Words', { exact: true }).fill('heron');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('1 entry found').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'A heron stood' }).count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('is written from right to left for who writes so', async () => {
    const { page } = await open();
    await visit(page, 'Settings');
    await page.getByLabel('Language you write in').selectOption('ar');
    await page.getByText('Saved.').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test('no view breaks a rule of accessibility or is wider than a phone', async () => {
      const me = newUser();
      const draft = {
        title: 'A day',
        content: `# Words\n\n${'x'.repeat(300)}`,
        tags: ['one'],
        mood: 'happy',
      };
      const { body } = await me.post<Entry>('/entries', draft);
      await me.put(`/entries/${body.id}`, { content: '' });
      const { page, errors } = await open(
        { colorScheme, viewport: { width: 320, height: 640 } },
        me,
      );
      await page.evaluate(axe);
      const faults: unknown[] = [];
      const views = [
        'journal',
        'journal?text=words',
        'year',
        'progress',
        'trash',
        'settings',
        `entry/${body.id}`,
        `entry/${body.id}/history`,
        'nowhere',
      ];
      for (const view of views) {
        await page.evaluate(`location.hash = ${JSON.stringify(`#/${view}`)}`);
        await page.waitForLoadState('networkidle');
        const found: string[] = await page.evaluate(LOOK);
        faults.push(...found.map((fault) => `${view}: ${fault}`));
      }
      expect(faults).toEqual([]);
      expect(errors).toEqual([]);
    });
  });
});
