// The section "In CI" of the README: installs the package, records with Playwright, and runs the commands of the workflows.
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import packageJson from '../package.json' with { type: 'json' };
import { ROOT } from './fixtures.ts';
import { serve, type Served } from './serve.ts';

// Each test runs Playwright in a process of its own.
test.setTimeout(180_000);

const SECTION = /^## In CI\n[^]*?(?=^## )/m;

const BODIES = {
  '/saved': ['application/json', '{"results":[{"id":"k1","status":200},{"id":"k2","status":201}]}'],
  '/failed': [
    'application/json',
    '{"results":[{"id":"k1","status":200},{"id":"k2","status":409,"error":{"code":"TAKEN","message":"Name in use"}}]}',
  ],
  '/cut': ['application/json', '{"results":[{"id":"k1","sta'],
  '/gateway': ['text/html', '<!doctype html><title>502 Bad Gateway</title>'],
} as const;

const SPEC = `
import { expect } from '@playwright/test';
import { test } from './recorded.ts';

test('saves two items', async ({ page }) => {
  await page.goto('/');
  const status = await page.evaluate(async (path) => {
    const response = await fetch(path, { method: 'POST' });
    await response.text();
    return response.status;
  }, process.env.SAVE);
  expect(status).toBe(207);
});
`;

const CONFIG = `
import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: 'tests',
  use: { baseURL: process.env.SITE, launchOptions: { executablePath: process.env.MULTISTATUS_CHROMIUM } },
});
`;

let project: string;
let site: Served;
let section: string;

test.beforeAll(async () => {
  section = SECTION.exec(await readFile(join(ROOT, 'README.md'), 'utf8'))?.[0] ?? '';
  site = await serve(BODIES);
  project = await mkdtemp(join(tmpdir(), 'multi-status-ci-'));
  await mkdir(join(project, 'tests'));
  await writeFile(join(project, 'package.json'), '{"private": true, "type": "module"}');
  await writeFile(join(project, 'playwright.config.ts'), CONFIG);
  await writeFile(join(project, 'tests/save.spec.ts'), SPEC);
  await writeFile(join(project, 'tests/recorded.ts'), blocks('ts')[0] ?? '');
  succeed('npm', ['pack', '--ignore-scripts', '--pack-destination', project], ROOT);
  const install = /^npm install .*$/m.exec(blocks('sh')[0] ?? '')?.[0] ?? '';
  expect(install).toContain(`./multi-status-${packageJson.version}.tgz`);
  succeed('npm', [...install.split(' ').slice(1), '--offline', '--no-audit', '--no-fund'], project);
  // Stands for `npm install @playwright/test`.
  for (const name of ['@playwright', 'playwright', 'playwright-core'])
    await symlink(join(ROOT, 'node_modules', name), join(project, 'node_modules', name), 'junction');
  await symlink('../playwright/cli.js', join(project, 'node_modules/.bin/playwright'));
});

test.afterAll(async () => {
  await site.close();
  await rm(project, { recursive: true, force: true });
});

test.beforeEach(async () => {
  for (const output of ['har', 'multistatus.xml']) await rm(join(project, output), { recursive: true, force: true });
});

for (const [path, code, words] of [
  ['/saved', 0, 'No failures in 1 multi-status response'],
  ['/failed', 1, 'Name in use'],
  ['/cut', 3, 'truncated'],
  ['/gateway', 3, '1 could not be parsed'],
] as const)
  test(`the workflow for GitHub ${code === 0 ? 'passes' : 'fails'} after ${path}`, async () => {
    const [tests, report] = await runSteps(workflowSteps(), path);
    expect(tests?.code, tests?.output).toBe(0);
    expect(report?.code, report?.output).toBe(code);
    expect(/^::(?:error|warning) title=/m.test(report?.output ?? ''), report?.output).toBe(code !== 0);
    expect(report?.output.toLowerCase()).toContain(words.toLowerCase());
    await expectJUnit(path, code !== 0);
  });

for (const [path, code] of [
  ['/saved', 0],
  ['/failed', 1],
  ['/cut', 3],
] as const)
  test(`the job for GitLab ${code === 0 ? 'passes' : 'fails'} after ${path}`, async () => {
    const [job] = await runSteps([gitLabScript()], path);
    expect(job?.code, job?.output).toBe(code);
    await expectJUnit(path, code !== 0);
  });

test('a build whose tests record nothing fails', async () => {
  const [report] = await runSteps(workflowSteps().slice(1), '/saved');
  expect(report?.code, report?.output).toBe(2);
});

async function expectJUnit(path: string, isFailed: boolean): Promise<void> {
  const junit = await readFile(join(project, 'multistatus.xml'), 'utf8');
  expect(junit).toContain(path);
  expect(/<(?:failure|error)\b/.test(junit), junit).toBe(isFailed);
}

/** The code blocks of the section in a language. */
function blocks(language: string): readonly string[] {
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code = '']) => code);
}

/** Whether a command installs what is installed in the project already. */
function installs(command: string): boolean {
  return /^npm ci|playwright install/.test(command);
}

/** The commands of the steps of the workflow for GitHub. */
function workflowSteps(): readonly string[] {
  const workflow = blocks('yaml')[0] ?? '';
  const steps = [...workflow.matchAll(/^ +(?:- )?run: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/gm)];
  return steps.map(([, several, one]) => several ?? one ?? '').filter((step) => !installs(step));
}

/** The commands of the job for GitLab. */
function gitLabScript(): string {
  const script = /^ {2}script:\n((?: {4}- .*\n)+)/m.exec(blocks('yaml')[1] ?? '')?.[1] ?? '';
  return script
    .split('\n')
    .map((line) => line.replace(/^ {4}- /, ''))
    .filter((line) => !installs(line))
    .join('\n');
}

interface StepResult {
  readonly code: number | null;
  /** Standard output and standard error. */
  readonly output: string;
}

/** Runs scripts one after the other, as CI does. @param path where the page sends its request */
async function runSteps(scripts: readonly string[], path: string): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const script of scripts) {
    const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: project,
      env: { ...process.env, SITE: site.url, SAVE: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const code = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
    const output = (await Promise.all([text(child.stdout), text(child.stderr)])).join('\n');
    results.push({ code: await code, output });
  }
  return results;
}

function succeed(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}
