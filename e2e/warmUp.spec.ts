import { expect, launch, test } from './fixtures.ts';
import { openPanel, press } from './panel.ts';

// An empty panel renders a sample response invisibly, so that the first real one appears sooner.

test.use({ file: 'warm-up' });

test('an empty panel renders a sample and removes it before the first response', async ({ stage: { demo } }) => {
  const browser = await launch();
  try {
    const panel = await openPanel(browser);
    const { frame } = panel;
    await expect(frame.locator('link[href*="/warmUp-"]').first()).toBeAttached();
    await expect(frame.locator('[role=treegrid]')).toHaveCount(0);
    await expect(frame.locator('[inert]')).toHaveCount(0);

    await browser.page.goto(demo.url);
    await press(browser, 'delete-locked');
    await expect(panel.options).toHaveCount(1);
    await expect(frame.locator('[role=treegrid]')).toHaveCount(1);
  } finally {
    await browser.close();
  }
});
