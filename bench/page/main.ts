import type { Order } from '../../src/engine/tree/order.ts';
import type { TreeView } from '../../src/engine/api/treeView.ts';
import { contentTypeOf, makeBody, type Kind } from '../bodies.ts';
import { chooseFile, makeFile, type FileKind } from './file.ts';
import type { FilterTask } from './filter.worker.ts';
import { openPanel } from './panel.tsx';
import { documentMatches, nextTask, painted, timeToPaint } from './paint.ts';
import { renderPlainly } from './plain.ts';
import type { Wait } from './requestRows.ts';
import { scrollOn, type Scrolled } from './scroll.ts';
import { type SuggestionTimes, suggestionTimes } from './suggestionTimes.ts';

/** Times of the real engine and panel, in milliseconds from the moment when the panel receives the text. */
export interface Reading {
  /** Until the first rows are painted. */
  readonly rows: number;
  /** Until everything is parsed. */
  readonly done: number;
  /** Durations of requests for 50 rows during parsing. */
  readonly waits: readonly Wait[];
  readonly operations: number;
}

/** What the benchmark can run in the page with the panel. Times are in milliseconds. */
export interface PageBench extends SuggestionTimes {
  /** Generates the body for the following measurements. @returns its length in bytes of UTF-8 */
  make(kind: Kind, bytes: number): number;
  /** Parses the body with the browser's parser. @returns the time */
  dom(): number;
  /** Clears the panel, adds the body, and waits until it is parsed. @param requesting whether a worker requests rows meanwhile */
  show(requesting?: boolean): Promise<Reading>;
  clear(): Promise<void>;
  /** Resolves when the empty panel has prepared for its first response. */
  readonly warmedUp: () => Promise<void>;
  /** Generates the file for `parseFile` and `open`. @returns its size in bytes */
  makeFile(kind: FileKind, bytes: number): number;
  /** Parses the file with the browser's parser in this thread. @returns the time */
  parseFile(): Promise<number>;
  /** Clears the panel, chooses the file as a user would, and waits until it is parsed. */
  open(): Promise<Omit<Reading, 'waits'>>;
  /** Expands or collapses all rows. @returns the time until they are painted */
  expandAll(expanded: boolean): Promise<number>;
  /** Toggles a row; the next call toggles the same row. @returns the time until it is painted */
  toggle(): Promise<number>;
  /** Sorts the rows, which must move another row to the top; undefined for document order. @returns the time until they are painted */
  sortRows(order: Order | undefined): Promise<number>;
  /** Arranges the rows; undefined for as sent. @returns the time until they are painted */
  arrange(view: TreeView | undefined): Promise<number>;
  /** Expands or collapses the first row. @returns the time until the change is painted */
  toggleFirst(expanded: boolean): Promise<number>;
  /** Applies a filter without the delay after typing. @returns the time until the rows are painted */
  filter(text: string): Promise<number>;
  /** Selects all rows with Ctrl+A after only the first one was selected. @returns the time until they are painted */
  selectAll(): Promise<number>;
  /** Deselects the first row with Ctrl+Space after `selectAll`. @returns the time until it is painted */
  deselect(): Promise<number>;
  /** Counts the places of the map of failures. @returns the time */
  countMap(): Promise<number>;
  /** Clicks the map, near its end and near its start in turn. @returns the time until the failure is painted */
  clickMap(): Promise<number>;
  rows(): number;
  /** Renders the rows on screen as plain DOM, several times. Each time is between the marks `bench:plain`. */
  plain(times: number): Promise<void>;
  scroll(step: number, frames: number): Promise<Scrolled>;
  /** Scrolls to the end. @returns the number of the last visible row, from 1 */
  lastRow(): Promise<number>;
  /** Runs a task in an engine of its own, whose responses are evicted. */
  filterEvicted(task: FilterTask): Promise<number>;
  /** Exports all responses as a JSON file. @returns its size in bytes */
  export(): Promise<number>;
}

/** The panel renders a sample in an inert element and removes it. */
const hasSample = (): boolean => document.querySelector('[inert]') !== null;
const whenWarm = documentMatches(hasSample).then(() => documentMatches(() => !hasSample()));

const panel = openPanel(document.getElementById('root') ?? document.body);
/** Started when it is needed. */
let filterWorker: Worker | null = null;
let text = '';
let contentType = '';
let file = new File([], '');
/** Key of the row that was toggled last. */
let toggled: string | null = null;

const tree = (): Element | null => document.querySelector('[role=treegrid]');
const rowCount = (): number => Number(tree()?.getAttribute('aria-rowcount') ?? 1) - 1;
const selectionStatus = (): string => document.querySelector('footer [role=status]')?.textContent ?? '';
const press = (init: KeyboardEventInit): void =>
  void tree()?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
const mapButton = (): Element | null => document.querySelector('button[aria-label^="Map of"]');
/** The place of the map that was clicked last. */
let isAtEnd = false;
const hasRows = (): boolean => document.querySelector('[role=treegrid] [data-row]') !== null;

/** Whether loaded rows fill the visible part of the tree. */
function isFilled(): boolean {
  const treegrid = tree();
  if (!treegrid) return false;
  const { top, bottom } = treegrid.getBoundingClientRect();
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const row of treegrid.querySelectorAll('[role=row][data-row]')) {
    const box = row.getBoundingClientRect();
    if (box.bottom <= top || box.top >= bottom) continue;
    low = Math.min(low, box.top);
    high = Math.max(high, box.bottom);
  }
  // A row may be below the column headers, and the space after the last one is less than the height of a row.
  return low <= top + 21 && high >= bottom - 21;
}

const bench: PageBench = {
  ...suggestionTimes(panel),
  make: (kind, bytes) => {
    text = makeBody(kind, bytes);
    contentType = contentTypeOf(kind);
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
  show: async (requesting = false) => {
    await bench.clear();
    window.gc?.();
    await painted();
    performance.mark('bench:add');
    const started = performance.now();
    const rows = timeToPaint(() => panel.add(text, contentType), hasRows);
    const { waits, done } = await panel.untilParsed(requesting, started);
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
    const imported = panel.untilImported();
    const rows = timeToPaint(() => chooseFile(file), hasRows);
    await imported;
    const done = performance.now() - started;
    const reading = { rows: await rows, done, operations: await panel.operations() };
    performance.mark('bench:opened');
    return reading;
  },
  warmedUp: () => whenWarm,
  clear: async () => {
    await panel.clear();
    await documentMatches(() => tree() === null);
  },
  expandAll: (expanded) => {
    const before = rowCount();
    return timeToPaint(
      () => panel.expandAll(expanded),
      () => rowCount() !== before && isFilled(),
    );
  },
  toggle: () => {
    const before = rowCount();
    const row = toggled === null ? null : document.querySelector(`[data-row="${toggled}"][aria-expanded]`);
    const chosen = row ?? document.querySelector('[role=treegrid] [data-row][aria-expanded]');
    toggled = chosen?.getAttribute('data-row') ?? null;
    return timeToPaint(
      () => chosen?.querySelector('button')?.click(),
      () => rowCount() !== before && isFilled(),
    );
  },
  filter: (query) => {
    const before = rowCount();
    return timeToPaint(
      () => panel.filter(query),
      () => rowCount() !== before && hasRows(),
    );
  },
  sortRows: (order) => {
    const first = (): string | null =>
      document.querySelector('[role=treegrid] [aria-rowindex="2"]')?.getAttribute('data-row') ?? null;
    const before = first();
    return timeToPaint(
      () => panel.sortRows(order),
      () => first() !== before && isFilled(),
    );
  },
  selectAll: async () => {
    await timeToPaint(
      () => press({ key: 'Home' }),
      () => selectionStatus() === '' && isFilled(),
    );
    return timeToPaint(
      () => press({ key: 'a', ctrlKey: true }),
      () => selectionStatus() === `${rowCount().toLocaleString('en')} rows selected`,
    );
  },
  deselect: () =>
    timeToPaint(
      () => press({ key: ' ', ctrlKey: true }),
      () => selectionStatus() === `${(rowCount() - 1).toLocaleString('en')} rows selected`,
    ),
  countMap: async () => {
    const started = performance.now();
    await panel.countMap();
    return performance.now() - started;
  },
  clickMap: async () => {
    await documentMatches(() => mapButton() !== null);
    const map = mapButton();
    const box = map?.getBoundingClientRect();
    const selected = (): string | null | undefined =>
      document.querySelector('[role=treegrid] [aria-selected=true]')?.getAttribute('aria-rowindex');
    const before = selected();
    isAtEnd = !isAtEnd;
    const clientY = (box?.top ?? 0) + (box?.height ?? 0) * (isAtEnd ? 0.9 : 0.1);
    return timeToPaint(
      () => map?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientY })),
      () => selected() !== before && isFilled(),
    );
  },
  arrange: (view) => {
    const before = rowCount();
    return timeToPaint(
      () => panel.arrangeRows(view),
      () => rowCount() !== before && isFilled(),
    );
  },
  toggleFirst: (expanded) => {
    const before = rowCount();
    return timeToPaint(
      () => panel.toggleFirst(expanded),
      () => rowCount() !== before && hasRows(),
    );
  },
  rows: rowCount,
  plain: async (times) => {
    const box = tree();
    if (!box) throw new Error('the panel shows no tree');
    await renderPlainly(box, times);
  },
  scroll: async (step, frames) => {
    performance.mark('bench:scroll');
    const box = tree();
    if (!box) throw new Error('the panel shows no tree');
    const scrolled = await scrollOn(box, step, frames, isFilled);
    performance.mark('bench:scrolled');
    return scrolled;
  },
  lastRow: async () => {
    const box = tree();
    if (!box) throw new Error('the panel shows no tree');
    box.scrollTop = box.scrollHeight;
    await painted();
    await documentMatches(isFilled);
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
  filterEvicted: (task) => {
    filterWorker ??= new Worker(new URL('./filter.worker.ts', import.meta.url), { type: 'module' });
    const worker = filterWorker;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(task);
    });
  },
};
Object.assign(window, { bench });
