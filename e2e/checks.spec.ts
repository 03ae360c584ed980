import type { Locator } from '@playwright/test';
import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { type Served, serve } from './serve.ts';

// The Checks tab shows which rules a response breaks, and where.

test.use({ file: 'checks' });

const RESOURCE = (href: string): string =>
  `<D:response><D:href>${href}</D:href>\n<D:propstat><D:prop><D:displayname>x</D:displayname></D:prop>` +
  '<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>\n';
/** One href twice. */
const TWICE = `<D:multistatus xmlns:D="DAV:">\n${['/', '/a', '/b', '/a'].map(RESOURCE).join('')}</D:multistatus>`;
const ONCE =
  '<D:multistatus xmlns:D="DAV:"><D:response><D:href>/once/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/>' +
  '</D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>';
const XML = 'application/xml; charset=utf-8';

let site: Served;
test.beforeAll(async () => {
  site = await serve({ '/twice': [XML, TWICE], '/once/': [XML, ONCE] });
});
test.afterAll(() => site.close());

test('a finding is counted in the list and in the tab, and leads to its line and its row', async ({ panel, stage }) => {
  await send(stage, 'twice');
  await expect(panel.options).toContainText('checks: 1 error');
  await expect(tab(panel)).toHaveText(/Checks\s*\d+/u);
  await tab(panel).click();
  const rule = broken(panel, 'duplicate-href');
  await expect(rule).toContainText('error');
  await expect(rule).toContainText('/a occurs more than once');
  await rule.getByRole('button', { expanded: false }).click();
  await expect(rule.getByRole('link', { name: 'RFC 4918 14.24' })).toHaveAttribute(
    'href',
    'https://www.rfc-editor.org/rfc/rfc4918.html#section-14.24',
  );
  await expect(rule.locator('mark', { hasText: '/a' })).toBeVisible();
  await rule.getByRole('button', { name: 'Show in tree' }).click();
  await expect(panel.selected).toHaveAttribute('aria-posinset', '4');

  await tab(panel).click();
  await rule
    .getByRole('button', { name: /^line \d/u })
    .first()
    .click();
  await expect(panel.tab('Body')).toHaveAttribute('aria-selected', 'true');
});

test('a rule that is switched off is not counted, also after the panel was opened again', async ({ panel, stage }) => {
  await send(stage, 'twice');
  await tab(panel).click();
  const rule = broken(panel, 'duplicate-href');
  await rule.getByRole('button', { expanded: false }).click();
  await rule.getByRole('button', { name: 'Switch rule off' }).click();
  await expect(rule).toHaveCount(0);
  await expect(panel.options).not.toContainText('error');
  await stage.browser.showOther('console');
  await stage.browser.showPanel();
  await expect(panel.frame.getByRole('heading', { name: 'Switched off' })).toBeVisible();
  // A click can be lost while DevTools replaces the console by the panel.
  await panel.frame.getByRole('button', { name: 'Switch on duplicate-href' }).press('Enter');
  await expect(rule).toBeVisible();
  await expect(panel.options).toContainText('checks: 1 error');
});

test('findings do not change the verdict, and a response without any says so', async ({ panel, stage }) => {
  await send(stage, 'once/');
  await expect(panel.verdict).not.toContainText(/fail|error/u);
  await panel.chip('Checks').click();
  await expect(panel.filter).toHaveValue('check:error,warning');
  await expect(panel.options).toHaveCount(0);
  await panel.chip('Checks').click();
  await expect(panel.options).toHaveCount(1);
  await tab(panel).click();
  await expect(broken(panel, 'duplicate-href')).toHaveCount(0);
  await expect(panel.frame.getByRole('heading', { name: 'The checks found nothing' })).toBeVisible();
});

async function send({ browser }: Stage, path: string): Promise<void> {
  await browser.page.goto(site.url);
  await browser.page.evaluate(
    async (url) => void (await (await fetch(url, { method: 'PROPFIND', headers: { Depth: '1' } })).text()),
    path,
  );
}

function tab(panel: Panel): Locator {
  return panel.frame.getByRole('tab', { name: /^Checks/u });
}

function broken(panel: Panel, rule: string): Locator {
  return panel.frame.locator(`[data-rule="${rule}"]`);
}
