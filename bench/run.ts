import type { Pages } from './browser.ts';
import type { Figure } from './figure.ts';

export const MEGABYTE = 1_000_000;

/** The arguments of each part of the benchmark. */
export interface Run {
  readonly pages: Pages;
  /** Fewer kinds, sizes and rounds. */
  readonly quick: boolean;
}

export interface Part {
  readonly name: string;
  readonly measure: (run: Run) => Promise<Figure[]>;
}

export function sizeName(bytes: number): string {
  return bytes < MEGABYTE ? `${bytes / 1000} kB` : `${bytes / MEGABYTE} MB`;
}
