import { expect, test } from './fixtures.ts';
import { focused, press } from './panel.ts';

// The controls that Tab visits.

test.use({ file: 'tabStops' });

test('Tab visits every control once, in visual order', async ({ panel, stage }) => {
  await press(stage.browser, 'lock-infinity');
  await panel.row('notes/changelog.txt').click();
  await expect(panel.drawer).toBeVisible();
  await panel.record.focus();

  const { keyboard } = stage.browser.devtools;
  const stops: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const name = await focused(panel);
    if (name === null) break;
    stops.push(name);
    await keyboard.press('Tab');
    await expect.poll(() => focused(panel)).not.toBe(name);
  }
  expect(stops).toEqual([
    // The toolbar is a single stop.
    'Record',
    'Filter',
    'Filter terms',
    'Invert',
    'All 2',
    '✕ Failed 1',
    '↳ Dependent 1',
    '4xx 2',
    '5xx 0',
    '3xx 0',
    '2xx 0',
    expect.stringMatching(/^! Checks \d$/u),
    'Sort by',
    'Reverse order',
    'Group by URL',
    'Multi-status responses',
    'List size',
    'Failures',
    expect.stringContaining('✕ failed 423 Locked notes/changelog.txt · 1 dependent'),
    'Resources',
    'Show in Network',
    'As sent',
    'Resources',
    'Resource',
    'Sort rows',
    'Width of the Resource column',
    'Status',
    'Width of the Status column',
    'Message',
    'Drawer height',
    '423 Locked',
    'RFC 4918 §9.10.6',
    'RFC 4918 §16',
    expect.stringContaining('/dav/release/notes/changelog.txt'),
    'href',
    'result as JSON',
    'request as cURL',
    'Mute failures like this…',
    'Source',
    'Request',
    'Source lines',
    'Close',
  ]);
});
