import type { Locator } from '@playwright/test';
import { scenarios } from '../demo/scenarios.ts';
import { runScenario } from '../demo/tour.ts';
import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';

// The drawer explains the statuses and conditions of real responses.

test.use({ file: 'explain' });

test('a locked member of a DELETE: what its status and its condition mean, and where that is specified', async ({
  panel,
  stage,
}) => {
  await select(panel, stage, 'delete-locked', '423 Locked');
  await expect(fact(panel, 'Means')).toContainText('the DELETE has no valid token for the lock');
  await expect(fact(panel, 'Try')).toContainText('Send the token in an If header');
  await expect(fact(panel, 'Retry')).toContainText('Only after a change');
  await expect(fact(panel, 'Condition')).toContainText(
    /^DAV:lock-token-submitted RFC 4918 §16A resource .* is locked/u,
  );

  const { context } = stage.browser;
  await context.route('https://www.rfc-editor.org/**', (route) => route.fulfill({ body: 'RFC' }));
  const opened = context.waitForEvent('page');
  await panel.drawer.getByRole('link', { name: 'RFC 4918 §9.6.1' }).click();
  const page = await opened;
  await page.waitForURL('https://www.rfc-editor.org/rfc/rfc4918.html#section-9.6.1');
  expect(await page.evaluate(() => [document.referrer, opener])).toEqual(['', null]);
  await page.close();
});

test('a PROPPATCH: each status is explained, and the condition of the propstat is listed for the resource', async ({
  panel,
  stage,
}) => {
  await select(panel, stage, 'change-protected', '403 Forbidden, 424 Failed Dependency');
  await expect(fact(panel, 'Means')).toContainText(
    /^403 Forbidden: The server does not allow .*424 Failed Dependency: .* a PROPPATCH changes all properties or none/u,
  );
  await expect(fact(panel, 'Try')).toContainText('Leave this property out');
  await expect(fact(panel, 'Condition')).toContainText('DAV:cannot-modify-protected-property RFC 4918 §16');
});

test('a JSON batch: a throttled request and one that depends on another', async ({ panel, stage }) => {
  await select(panel, stage, 'graph-batch', '429 Too Many Requests');
  await expect(fact(panel, 'Retry')).toHaveText('After the time in Retry-After: 10');
  await panel.rows.filter({ hasText: '424 Failed Dependency' }).click();
  await expect(fact(panel, 'Means')).toContainText('one that it depends on (dependsOn)');
  await expect(fact(panel, 'Retry')).toHaveText('After its cause is corrected');
});

test('a success has no next step', async ({ panel, stage }) => {
  await select(panel, stage, 'graph-batch', '200 OK');
  await expect(fact(panel, 'Means')).toHaveText('The operation succeeded. RFC 9110 §15.3.1');
  await expect(panel.drawer.getByText('Try', { exact: true })).toHaveCount(0);
  await expect(panel.drawer.getByText('Retry', { exact: true })).toHaveCount(0);
});

/** Sends the request of a scenario, and selects its row with this status. */
async function select(panel: Panel, { browser }: Stage, id: string, status: string): Promise<void> {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`there is no scenario ${id}`);
  await runScenario(browser, scenario);
  await panel.option(scenario.expected.path).click();
  await panel.rows.filter({ hasText: status }).first().click();
}

/** The value of a fact in the drawer. */
function fact({ drawer }: Panel, name: string): Locator {
  return drawer
    .locator('dt')
    .filter({ hasText: new RegExp(`^${name}$`, 'u') })
    .locator('xpath=following-sibling::dd[1]');
}
