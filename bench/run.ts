import type { Pages } from './browser.ts';
import type { Figure } from './figure.ts';
import { isOver } from './timeLimit.ts';

export const MEGABYTE = 1_000_000;

/** The arguments of each part of the benchmark. */
export interface Run {
  readonly pages: Pages;
  /** Fewer kinds, sizes and rounds. */
  readonly quick: boolean;
  /** Whether to measure a kind of body or file. */
  readonly wants: (kind: string) => boolean;
  /** Names of the kinds and parts that were not measured, because the time was over. */
  readonly skipped: Set<string>;
}

export interface Part {
  readonly name: string;
  readonly measure: (run: Run) => Promise<Figure[]>;
}

/** The kinds that `--quick` measures. */
const QUICK_KINDS: ReadonlySet<string> = new Set(['nextcloud', 'json', 'har']);

export function firstRun(pages: Pages, quick: boolean): Run {
  const skipped = new Set<string>();
  const wants = (kind: string): boolean => (!quick || QUICK_KINDS.has(kind)) && hasTime(skipped, kind);
  return { pages, quick, wants, skipped };
}

/** Whether there is time to measure something. Otherwise it is added to what was skipped. */
export function hasTime(skipped: Set<string>, name: string): boolean {
  if (isOver()) skipped.add(name);
  return !isOver();
}

/** A run that measures only the kinds of some figures again. Kinds are parts of ids: `reading.all.caldav.10 MB`. */
export function secondRun(run: Run, ids: readonly string[]): Run {
  return { ...run, wants: (kind) => ids.some((id) => id.split('.').includes(kind)) && run.wants(kind) };
}

export function sizeName(bytes: number): string {
  return bytes < MEGABYTE ? `${bytes / 1000} kB` : `${bytes / MEGABYTE} MB`;
}
