import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { build } from 'vite';
import { openDevTools } from '../demo/chromium.ts';
import { until } from '../demo/until.ts';
import { chromiumPath } from './browser.ts';
import type { Figure } from './figure.ts';
import { isEnough, median } from './measure.ts';
import type { Run } from './run.ts';

const SECTION = 'Opening the panel';
const ROOT = join(import.meta.dirname, '..');
const EMPTY = 'Empty';

/** Measures the time from a click on the tab in DevTools to the first paint, compared with an empty panel. */
export async function panel({ quick }: Run): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'multi-status-bench-'));
  try {
    const dist = await buildExtension(folder);
    const size = await initialScriptSize(dist);
    await addEmptyPanel(dist);
    const executable = await chromiumPath();
    const ours: number[] = [];
    const theirs: number[] = [];
    const ratios = (): number[] => ours.map((time, start) => time / (theirs[start] ?? Number.NaN));
    for (let start = 0; start < (quick ? 2 : 6) && (start < 3 || !isEnough(ratios())); start += 1) {
      const browser = await openDevTools({ dist, executable });
      try {
        // The second panel benefits from warm caches, so the order alternates.
        for (const isOurs of start % 2 === 0 ? [true, false] : [false, true])
          (isOurs ? ours : theirs).push(await firstPaint(browser.devtools, isOurs ? 'panel.html' : 'empty.html'));
      } finally {
        await browser.close();
      }
    }
    return [
      {
        id: 'panel.paint',
        section: SECTION,
        what: 'first paint after the click on its tab',
        ours: { value: median(ours), unit: 'ms' },
        peer: { value: median(theirs), unit: 'ms', name: 'an empty panel' },
        ratios: ratios(),
        target: { most: 3, least: 0.8 },
      },
      {
        id: 'panel.scripts',
        section: SECTION,
        what: 'scripts loaded before that, gzipped',
        ours: { value: size / 1000, unit: 'kB' },
        peer: { value: (await reactSize()) / 1000, unit: 'kB', name: 'React alone' },
        target: { most: 2.4, least: 1 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Builds into a temporary folder, so that `dist` is unchanged. */
async function buildExtension(folder: string): Promise<string> {
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'chrome',
    logLevel: 'error',
    build: { outDir: join(folder, 'built'), emptyOutDir: true },
  });
  const dist = join(folder, 'extension');
  await cp(join(folder, 'built'), dist, { recursive: true });
  return dist;
}

/** Returns the gzipped size in bytes of the files that panel.html references. */
async function initialScriptSize(dist: string): Promise<number> {
  const html = await readFile(join(dist, 'src/extension/panel.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
  if (files.length === 0) throw new Error('panel.html names no scripts');
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(dist, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Returns the gzipped size in bytes of a script that renders nothing with React. */
async function reactSize(): Promise<number> {
  const name = 'virtual:react-alone';
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'react-alone',
        resolveId: (id) => (id === name ? join(ROOT, 'react-alone.js') : null),
        load: (id) =>
          id === join(ROOT, 'react-alone.js')
            ? `import { createRoot } from 'react-dom/client'; createRoot(document.body).render(null);`
            : null,
      },
    ],
    build: { write: false, target: 'chrome125', rolldownOptions: { input: name } },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return outputs.reduce((size, file) => size + ('code' in file ? gzipSync(file.code).length : 0), 0);
}

/** Adds a second panel, with one word in it, to the extension. */
async function addEmptyPanel(dist: string): Promise<void> {
  const pages = await readdir(join(dist, 'src/extension'));
  const page = pages.find((name) => name.startsWith('devtools') && name.endsWith('.html'));
  if (page === undefined) throw new Error('the build has no DevTools page');
  const path = join(dist, 'src/extension', page);
  const html = await readFile(path, 'utf8');
  await writeFile(path, html.replace('</head>', '<script src="/empty.js"></script></head>'));
  await writeFile(join(dist, 'empty.js'), `chrome.devtools.panels.create('${EMPTY}', '', '/empty.html');`);
  await writeFile(join(dist, 'empty.html'), `<!doctype html><meta charset="utf-8"><title>Empty</title><p>Empty</p>`);
}

/** Milliseconds from requesting a panel in DevTools to the first contentful paint of its page. */
async function firstPaint(devtools: Page, name: string): Promise<number> {
  const title = name === 'empty.html' ? EMPTY : 'Multi-Status';
  const id = await until(`a panel ${title}`, async () => {
    const ids = await devtools.evaluate<string[]>(TAB_IDS);
    return ids.find((each) => each.startsWith('chrome-extension://') && each.endsWith(title.replaceAll(' ', '')));
  });
  const clicked = await devtools.evaluate<number>(
    `import('./ui/legacy/legacy.js').then((UI) => {
      const now = performance.timeOrigin + performance.now();
      void UI.ViewManager.ViewManager.instance().showView(${JSON.stringify(id)});
      return now;
    })`,
  );
  const frame = await until(`the page of ${title}`, () =>
    devtools.frames().find((each) => each.url().startsWith('chrome-extension://') && each.url().endsWith(name)),
  );
  const paint = await frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(performance.timeOrigin + entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  return paint - clicked;
}

// A string, not a function: the module exists only inside DevTools.
const TAB_IDS = `import('./ui/legacy/legacy.js').then((UI) => UI.InspectorView.InspectorView.instance().tabbedPane.tabIds())`;
