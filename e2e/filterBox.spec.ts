import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from '@playwright/test';
import type { Browser } from '../demo/chromium.ts';
import { expect, test } from './fixtures.ts';
import type { Panel } from './panel.ts';

// The suggestions, the recent filters and the help of the filter box.

test.use({ file: 'filterBox' });

const LISTING = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${[
  ['/files/docs/', 200, ''],
  ['/files/docs/my%20plan.txt', 423, '<D:error><D:lock-token-submitted/></D:error>'],
  ['/files/docs/b.txt', 423, '<D:error><D:lock-token-submitted/></D:error>'],
  ['/files/c.txt', 403, '<D:responsedescription>You are not the owner.</D:responsedescription>'],
]
  .map(
    ([href, status, more]) =>
      `<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 ${status} x</D:status>${more}</D:response>`,
  )
  .join('')}</D:multistatus>`;

let server: Server;

test.beforeAll(async () => {
  server = createServer(({ method }, response) => {
    const isPage = method === 'GET';
    response.writeHead(isPage ? 200 : 207, { 'Content-Type': isPage ? 'text/html' : 'application/xml' });
    response.end(isPage ? '<!doctype html><title>Filter</title><link rel="icon" href="data:,">' : LISTING);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

test.afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Captures a listing, and forgets recent filters. */
async function fill({ frame, options, rows, filter }: Panel, { page }: Browser): Promise<void> {
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(async () => {
    await (await fetch('/files/', { method: 'PROPFIND' })).text();
  });
  await expect(options).toHaveCount(1);
  await expect(rows).toHaveCount(4);
  await frame.evaluate(() => localStorage.removeItem('multi-status.filters'));
  await filter.click();
}

const popup = ({ frame }: Panel): Locator =>
  frame.getByRole('listbox', { name: /^(?:Filter suggestions|Recent filters)/u });
const suggestion = (panel: Panel, text: string | RegExp): Locator =>
  popup(panel).getByRole('option').filter({ hasText: text });
const active = ({ filter, frame }: Panel): Promise<string | null> =>
  filter
    .getAttribute('aria-activedescendant')
    .then((id) =>
      id === null ? null : frame.evaluate((one) => document.getElementById(one)?.textContent ?? null, id),
    );

test('keys and values that occur are suggested, and accepted with the keyboard', async ({
  panel,
  stage: { browser },
}) => {
  await fill(panel, browser);
  const { filter, shown } = panel;
  await expect(filter).toHaveAttribute('aria-expanded', 'false');

  await filter.pressSequentially('sta');
  await expect(suggestion(panel, 'status:')).toBeVisible();
  await expect(filter).toHaveAttribute('aria-expanded', 'true');
  await filter.press('Tab');
  await expect(filter).toHaveValue('status:');
  await expect(suggestion(panel, '423')).toContainText('Locked');
  await expect(suggestion(panel, '423')).toContainText('2 operations');
  // A term that is not complete is not reported.
  await expect(panel.frame.getByRole('search').getByRole('alert')).toHaveCount(0);

  await filter.press('ArrowDown');
  await expect.poll(() => active(panel)).toContain('423');
  await filter.press('Enter');
  await expect(filter).toHaveValue('status:423');
  await expect(shown).toHaveText('2 of 4 shown');
  await expect(popup(panel)).toHaveCount(0);

  // A list, and a value with a space in a negated term.
  await filter.pressSequentially(',40');
  await expect(suggestion(panel, '403')).toBeVisible();
  await filter.press('Tab');
  await expect(filter).toHaveValue('status:423,403');
  await filter.pressSequentially(' -path:my');
  await expect(suggestion(panel, 'my plan.txt')).toBeVisible();
  await filter.press('ArrowDown');
  await filter.press('Enter');
  await expect(filter).toHaveValue('status:423,403 -path:"my plan.txt"');
  await expect(shown).toHaveText('2 of 4 shown');

  // The change can be undone like typing.
  await filter.press('ControlOrMeta+z');
  await expect(filter).toHaveValue('status:423,403 -path:my');
});

test('typing, Enter and Escape are not changed by suggestions', async ({ panel, stage: { browser } }) => {
  await fill(panel, browser);
  const { filter, shown } = panel;
  await filter.pressSequentially('error');
  await expect(suggestion(panel, 'error:')).toBeVisible();
  // Without a selected suggestion, Enter applies what is typed.
  await filter.press('Enter');
  await expect(filter).toHaveValue('error');
  await expect(popup(panel)).toHaveCount(0);
  await expect(shown).toHaveText('0 of 4 shown');

  await filter.fill('path:');
  await expect(suggestion(panel, 'docs')).toBeVisible();
  await filter.press('Escape');
  await expect(popup(panel)).toHaveCount(0);
  await expect(filter).toHaveValue('path:');
  await expect(filter).toBeFocused();
  await filter.press('Escape');
  await expect(filter).toHaveValue('');

  // A click accepts a suggestion, and the box keeps the focus.
  await filter.fill('prop:');
  await expect(popup(panel)).toHaveCount(0);
  await filter.fill('error:');
  await suggestion(panel, 'lock-token-submitted').click();
  await expect(filter).toHaveValue('error:lock-token-submitted');
  await expect(filter).toBeFocused();
  await expect(shown).toHaveText('2 of 4 shown');
  // Without suggestions, Tab moves the focus.
  await filter.press('Tab');
  await expect(filter).not.toBeFocused();
});

test('an unfinished term is reported when the box loses the focus', async ({ panel, stage: { browser } }) => {
  await fill(panel, browser);
  const alert = panel.frame.getByRole('search').getByRole('alert');
  await panel.filter.pressSequentially('path:docs status:');
  await expect(panel.shown).toHaveText('3 of 4 shown');
  await expect(alert).toHaveCount(0);
  await panel.filter.press('Escape');
  await panel.filter.press('Enter');
  await expect(alert).toContainText('"status:": the value must be 404, 4xx');
  await panel.filter.fill('statsu:404');
  await expect(alert).toContainText('Did you mean status:?');
});

test('recent filters are listed in the empty box, and can be removed', async ({ panel, stage: { browser } }) => {
  await fill(panel, browser);
  const { filter } = panel;
  // An invalid filter is not remembered.
  for (const text of ['path:docs', 'status:', 'statsu:404', 'is:failed']) {
    await filter.fill(text);
    await filter.press('Enter');
  }
  await filter.fill('');
  await filter.press('ArrowDown');
  await expect(popup(panel).getByRole('option')).toHaveText(['is:failed', 'path:docs']);
  await filter.press('ArrowDown');
  await filter.press('Delete');
  await expect(popup(panel).getByRole('option')).toHaveText(['path:docs']);
  await filter.press('Enter');
  await expect(filter).toHaveValue('path:docs');
  await expect(panel.shown).toHaveText('3 of 4 shown');
});

test('the help lists the terms, and adds an example to the filter', async ({ panel, stage: { browser } }) => {
  await fill(panel, browser);
  const { filter, frame } = panel;
  await filter.fill('path:docs');
  const button = panel.button('Filter terms');
  await button.focus();
  await button.press('Enter');
  const help = frame.getByRole('dialog', { name: 'Filter terms' });
  await expect(help.getByRole('button', { name: 'check:error' })).toBeVisible();
  await expect(help.getByRole('button').first()).toBeFocused();
  await help.getByRole('button', { name: 'status:4xx' }).press('Enter');
  await expect(help).toHaveCount(0);
  await expect(filter).toHaveValue('path:docs status:4xx');
  await expect(filter).toBeFocused();
  await expect(panel.shown).toHaveText('2 of 4 shown');

  await button.click();
  await expect(help).toBeVisible();
  await help.getByRole('button').first().press('Escape');
  await expect(help).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('the lists and the help fit a narrow and a low panel', async ({ panel, stage: { browser } }) => {
  await fill(panel, browser);
  const { filter, frame } = panel;
  const isInside = (locator: Locator): Promise<boolean> =>
    locator.evaluate((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && bottom - top > 40;
    });
  try {
    for (const [side, size] of [
      ['right', 400],
      ['bottom', 300],
    ] as const) {
      await browser.dock(side, size);
      await filter.fill('');
      await filter.fill('status:');
      await expect(suggestion(panel, '423')).toBeVisible();
      await expect.poll(() => isInside(frame.locator('[popover]:popover-open'))).toBe(true);
      await panel.button('Filter terms').click();
      await expect.poll(() => isInside(frame.getByRole('dialog', { name: 'Filter terms' }))).toBe(true);
      await panel.button('Filter terms').click();
      await filter.focus();
    }
  } finally {
    await browser.dock('bottom', 700);
  }
});
