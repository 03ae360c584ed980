import { makeBody, type Kind } from '../bodies.ts';
import { chooseFile, makeFile, type FileKind } from './file.ts';
import type { JobMessage, Job } from './read.worker.ts';
import { type RequestingThread, openPanel } from './panel.tsx';
import { becomes, nextTask, painted, toPaint } from './paint.ts';
import { scrollOn, type Scrolled } from './scroll.ts';

/** How a reading of a body by the real engine went. All times are in milliseconds from the moment when the panel had the text. */
export interface Reading {
  /** Until its first rows were painted. */
  readonly rows: number;
  /** Until all of it was read. */
  readonly done: number;
  /** How long each request for 50 rows waited while the reading went on. */
  readonly waits: readonly number[];
  readonly operations: number;
}

/** What the benchmark's page can be asked. */
export interface PageBench {
  /** Makes the body that the rest is about. @returns its bytes in UTF-8 */
  make(kind: Kind, bytes: number): Promise<number>;
  /** The browser's own parser. */
  dom(): number;
  /** The readers alone, in a worker. */
  read(job: Job): Promise<number>;
  /** Empties the panel, hands it the body, and waits until all is read. @param asking who asks for rows meanwhile */
  show(asking?: RequestingThread): Promise<Reading>;
  clear(): Promise<void>;
  /** Makes the file that is opened then. @returns its bytes */
  makeFile(kind: FileKind, bytes: number): number;
  /** The browser's own parser of the file, in this thread. */
  parseFile(): Promise<number>;
  /** Empties the panel, chooses the file as a user would, and waits until all of it is read. */
  open(): Promise<Omit<Reading, 'waits'>>;
  /** All rows open or closed. */
  expandAll(open: boolean): Promise<number>;
  toggle(): Promise<number>;
  /** Asks with the filter's text at once: the pause after the last letter is meant, and not counted. */
  filter(text: string): Promise<number>;
  rows(): number;
  scroll(step: number, frames: number): Promise<Scrolled>;
  /** Scrolls as far as it goes. @returns the number of the last row that can be seen, from 1 */
  lastRow(): Promise<number>;
  /** Writes all that is kept as JSON and hands it over as a file. @returns its bytes */
  export(): Promise<number>;
}

const panel = openPanel(document.getElementById('root') ?? document.body);
const reader = new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' });
let text = '';
let contentType = '';
let file = new File([], '');
/** The row that was opened or closed last: the next time it is the other way round. */
let toggled: string | null = null;

const ask = (asked: JobMessage): Promise<number> =>
  new Promise((resolve) => {
    reader.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
    reader.postMessage(asked);
  });

const tree = (): Element | null => document.querySelector('[role=treegrid]');
const rowCount = (): number => Number(tree()?.getAttribute('aria-rowcount') ?? 1) - 1;
const hasRows = (): boolean => document.querySelector('[role=treegrid] [data-row]') !== null;

/** Every place of the tree's window shows a row that is known. */
function isFilled(): boolean {
  const box = tree();
  if (!box) return false;
  const { top, bottom } = box.getBoundingClientRect();
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const row of box.querySelectorAll('[role=row][data-row]')) {
    const place = row.getBoundingClientRect();
    if (place.bottom <= top || place.top >= bottom) continue;
    low = Math.min(low, place.top);
    high = Math.max(high, place.bottom);
  }
  // Rows may hide below the heads of the columns, and the last one stands above the end of the box by less than its height.
  return low <= top + 21 && high >= bottom - 21;
}

const bench: PageBench = {
  make: async (kind, bytes) => {
    text = makeBody(kind, bytes);
    contentType = kind === 'json' ? 'application/json' : 'application/xml; charset=utf-8';
    await ask({ kind: 'take', text, contentType });
    return new TextEncoder().encode(text).length;
  },
  dom: () => {
    window.gc?.();
    const started = performance.now();
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const took = performance.now() - started;
    if (parsed.documentElement.childElementCount === 0) throw new Error('nothing was parsed');
    return took;
  },
  read: (job) => ask({ kind: 'do', job }),
  show: async (asking) => {
    await bench.clear();
    window.gc?.();
    await painted();
    performance.mark('bench:add');
    const started = performance.now();
    const rows = toPaint(() => panel.add(text, contentType), hasRows);
    const { waits, done } = await panel.follow(asking ?? null, started);
    const reading = { rows: await rows, done, waits, operations: await panel.operations() };
    performance.mark('bench:read');
    return reading;
  },
  makeFile: (kind, bytes) => {
    file = makeFile(kind, bytes);
    return file.size;
  },
  parseFile: async () => {
    window.gc?.();
    const content = await file.text();
    const started = performance.now();
    const parsed: unknown = file.name.endsWith('.har')
      ? JSON.parse(content)
      : new DOMParser().parseFromString(content, 'application/xml').documentElement.firstElementChild;
    const took = performance.now() - started;
    if (typeof parsed !== 'object' || parsed === null) throw new Error('nothing was parsed');
    return took;
  },
  open: async () => {
    await bench.clear();
    window.gc?.();
    await painted();
    performance.mark('bench:open');
    const started = performance.now();
    const opened = panel.opened();
    const rows = toPaint(() => chooseFile(file), hasRows);
    await opened;
    const done = performance.now() - started;
    const reading = { rows: await rows, done, operations: await panel.operations() };
    performance.mark('bench:opened');
    return reading;
  },
  clear: async () => {
    await panel.clear();
    await becomes(() => tree() === null);
  },
  expandAll: (open) => {
    const before = rowCount();
    return toPaint(
      () => panel.openAll(open),
      () => rowCount() !== before && isFilled(),
    );
  },
  toggle: () => {
    const before = rowCount();
    const row = toggled === null ? null : document.querySelector(`[data-row="${toggled}"][aria-expanded]`);
    const chosen = row ?? document.querySelector('[role=treegrid] [data-row][aria-expanded]');
    toggled = chosen?.getAttribute('data-row') ?? null;
    return toPaint(
      () => chosen?.querySelector('button')?.click(),
      () => rowCount() !== before && isFilled(),
    );
  },
  filter: (wanted) => {
    const before = rowCount();
    return toPaint(
      () => panel.filter(wanted),
      () => rowCount() !== before && hasRows(),
    );
  },
  rows: rowCount,
  scroll: async (step, frames) => {
    performance.mark('bench:scroll');
    const box = tree();
    if (!box) throw new Error('there is no tree to scroll');
    const scrolled = await scrollOn(box, step, frames, isFilled);
    performance.mark('bench:scrolled');
    return scrolled;
  },
  lastRow: async () => {
    const box = tree();
    if (!box) throw new Error('there is no tree to scroll');
    box.scrollTop = box.scrollHeight;
    await painted();
    await becomes(isFilled);
    await nextTask();
    const rows = [...box.querySelectorAll('[role=row][data-row]')].filter(
      (row) => row.getBoundingClientRect().top < box.getBoundingClientRect().bottom,
    );
    return Math.max(...rows.map((row) => Number(row.getAttribute('aria-rowindex')) - 1));
  },
  export: async () => {
    performance.mark('bench:export');
    const written = await panel.export();
    await painted();
    performance.mark('bench:exported');
    return written;
  },
};
Object.assign(window, { bench });
