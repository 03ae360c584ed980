import { join } from 'node:path';
import { ARTIFACTS, expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// Property values in the tree and in the drawer are readable, and as sent one click away.

test.use({ file: 'properties' });

const NAMESPACES =
  'xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns" xmlns:nc="http://nextcloud.org/ns" xmlns:cal="urn:ietf:params:xml:ns:caldav"';

const multistatus = (...responses: readonly string[]): string =>
  `<?xml version="1.0"?>\n<d:multistatus ${NAMESPACES}>${responses.join('\n')}</d:multistatus>`;

const propstat = (status: string, content: string): string =>
  `<d:propstat><d:prop>${content}</d:prop><d:status>HTTP/1.1 ${status}</d:status></d:propstat>`;

const response = (href: string, ...inside: readonly string[]): string =>
  `<d:response><d:href>${href}</d:href>${inside.join('')}</d:response>`;

// As Nextcloud 31 sends it.
const FOLDER = response(
  '/remote.php/dav/files/admin/Photos/',
  propstat(
    '200 OK',
    '<d:getlastmodified>Fri, 01 May 2026 10:00:00 GMT</d:getlastmodified><d:resourcetype><d:collection/></d:resourcetype><d:getetag>&quot;681347a07&quot;</d:getetag><oc:fileid>42</oc:fileid><oc:permissions>RGDNVCK</oc:permissions><oc:size>5656463</oc:size><d:quota-available-bytes>-3</d:quota-available-bytes><oc:favorite>0</oc:favorite><d:current-user-privilege-set><d:privilege><d:read/></d:privilege><d:privilege><d:write/></d:privilege></d:current-user-privilege-set><oc:checksums/>',
  ),
  propstat('404 Not Found', '<d:getcontentlength/><d:getcontenttype/><nc:lock-owner/>'),
);

const EVENT = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sabre//Sabre VObject 4.5.6//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20260501T100000\r\nSUMMARY:Team meeting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const CALENDAR = response(
  '/dav/calendars/admin/personal/1.ics',
  propstat(
    '200 OK',
    `<d:getetag>"1"</d:getetag><cal:calendar-data>${EVENT.replaceAll('\r', '&#13;')}</cal:calendar-data>`,
  ),
);

const LOCKED = response(
  '/files/budget.xlsx',
  propstat(
    '200 OK',
    '<d:lockdiscovery><d:activelock><d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype><d:depth>infinity</d:depth><d:owner>Jane Doe</d:owner><d:timeout>Second-3600</d:timeout><d:locktoken><d:href>opaquelocktoken:1f0a</d:href></d:locktoken><d:lockroot><d:href>/files/</d:href></d:lockroot></d:activelock></d:lockdiscovery><d:owner><d:href>/users/jane/</d:href></d:owner>',
  ),
);

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/folder': ['application/xml', multistatus(FOLDER)],
    '/event': ['application/xml', multistatus(CALENDAR)],
    '/locked': ['application/xml', multistatus(LOCKED)],
    '/patched': ['application/xml', multistatus(response('/a', propstat('200 OK', '<d:displayname/>')))],
  });
});
test.afterAll(() => site.close());

test('the properties of a folder', async ({ panel, stage }) => {
  await open(panel, stage, '/folder', 'PROPFIND');
  const message = (name: string | RegExp) => panel.row(name).locator('[data-column=message]');
  await expect(message('DAV:resourcetype')).toHaveText('Folder');
  await expect(message('DAV:getlastmodified')).toHaveText(/^2026-0[45]-\d\d \d\d:\d\d:\d\d UTC/);
  await expect(message('DAV:getetag')).toHaveText('"681347a07"');
  await expect(message('DAV:current-user-privilege-set')).toHaveText('Read, Write (content, properties, members)');
  await expect(message('DAV:quota-available-bytes')).toHaveText('-3 (unlimited, in Nextcloud)');
  await expect(message(/checksums/)).toHaveText('(empty)');

  await panel.row('DAV:getlastmodified').click();
  await expect(fact(panel, 'Property')).toHaveText('Modified RFC 4918 §15.7');
  const value = fact(panel, 'Value');
  await expect(value.getByRole('listitem')).toHaveText(/^2026-0[45]/);
  const sent = value.getByText('Fri, 01 May 2026 10:00:00 GMT');
  await expect(sent).toBeHidden();
  await value.getByText('As sent').click();
  await expect(sent).toBeVisible();
});

test('an event and a lock', async ({ panel, stage }) => {
  await open(panel, stage, '/event', 'REPORT');
  await panel.row(/calendar-data/).click();
  const summary = 'VEVENT “Team meeting”, 2026-05-01 10:00 (Europe/Berlin)';
  await expect(panel.row(/calendar-data/).locator('[data-column=message]')).toHaveText(summary);
  await expect(fact(panel, 'Value').getByRole('listitem')).toHaveText(summary);

  await open(panel, stage, '/locked', 'PROPFIND');
  await panel.row('DAV:lockdiscovery').click();
  await expect(fact(panel, 'Value').getByRole('listitem')).toHaveText(
    'exclusive write lockowner: Jane Doedepth: infinitytimeout: 3,600 sroot: /files/token: opaquelocktoken:1f0a',
  );
  await panel.row('DAV:owner').click();
  await expect(fact(panel, 'Value').getByRole('link')).toHaveAttribute('href', `${site.url}users/jane/`);
});

test('a property that is set has no value', async ({ panel, stage }) => {
  await open(panel, stage, '/patched', 'PROPPATCH');
  await panel.row('DAV:displayname').click();
  await expect(fact(panel, 'Property')).toContainText('Display name');
  await expect(panel.frame.getByText('(empty)')).toHaveCount(0);
});

test('in both themes and in a narrow panel', async ({ panel, stage }) => {
  const { browser } = stage;
  try {
    for (const theme of ['default', 'dark'] as const) {
      await browser.setTheme(theme);
      for (const [path, row] of [
        ['/folder', 'DAV:getlastmodified'],
        ['/locked', 'DAV:lockdiscovery'],
      ] as const) {
        await browser.dock('bottom', 700);
        await open(panel, stage, path, 'PROPFIND');
        await panel.row(row).click();
        await expect(fact(panel, 'Value')).toContainText('As sent');
        await browser.screenshot(join(ARTIFACTS, `properties-${theme}-${path.slice(1)}.png`));
        await browser.dock('right', 400);
        await expect(fact(panel, 'Value')).toContainText('As sent');
        await browser.screenshot(join(ARTIFACTS, `properties-${theme}-${path.slice(1)}-narrow.png`));
      }
    }
  } finally {
    await browser.setTheme('default');
    await browser.dock('bottom', 700);
  }
});

function fact({ drawer }: Panel, name: string) {
  return drawer.locator(`dt:text-is("${name}") + dd`);
}

/** Sends a request and expands its rows. */
async function open(panel: Panel, { browser: { page } }: Stage, path: string, method: string): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async ([url, verb]) => (await fetch(url, { method: verb })).text(), [path, method] as const);
  await panel.option(path).click();
  await expect(panel.rows.nth(2)).toBeVisible();
}
