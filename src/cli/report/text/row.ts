import { GROUPS } from '../../../core/groups/groupMessages.ts';
import { joinedParts } from '../../../core/groups/resultParts.ts';
import type { Outcome } from '../../../core/model/operation.ts';
import { outcomePaint, type Paint } from './paint.ts';
import type { shortenAll, Shortened } from './shorten.ts';
import { fits, padded, widthOf, wrapped } from './width.ts';

/** The texts of a line about operations with equal results. */
export interface Row {
  /** Nesting level, from 0. */
  readonly level: number;
  readonly outcome: Outcome;
  readonly status: string;
  /** The folder of all operations; '' if the names are complete. */
  readonly folder: string;
  /** The names of the first operations. */
  readonly names: readonly string[];
  /** Number of operations. */
  readonly total: number;
  /** Joined, or on lines of their own if they do not fit. */
  readonly messages: readonly string[];
}

/** Where the columns of a table are. */
export interface Layout {
  /** Columns of the terminal; null if lines have any length. */
  readonly columns: number | null;
  /** Columns of the longest status. */
  readonly status: number;
  /** Columns of the longest resource. */
  readonly resource: number;
}

const INDENT = 4;
const GAP = 2;
/** Longer statuses and resources are not aligned. */
const MAX_STATUS = 36;
const MAX_RESOURCE = 60;
/** If fewer columns are left, the next part of a row is on a line of its own. */
const MIN_RESOURCE = 22;
const MIN_MESSAGE = 30;

/** Returns the layout of rows. */
export function layoutOf(rows: readonly Row[], columns: number | null): Layout {
  const widest = (widths: readonly number[], limit: number): number =>
    widths.reduce((most, width) => (width <= limit ? Math.max(most, width) : most), 0);
  const maxStatus = columns === null ? MAX_STATUS : Math.min(MAX_STATUS, Math.floor(columns / 2));
  const status = widest(rows.map(statusWidth), maxStatus);
  const measured: Layout = { columns, status, resource: 0 };
  const resources = rows.map((row) => {
    const available = availableFor(row, measured);
    const width = widthOf(resourceOf(row, fullNames(row), (name) => name));
    return available === null ? width : Math.min(width, available);
  });
  return { ...measured, resource: widest(resources, MAX_RESOURCE) };
}

/** Yields the texts that have to be shortened so that they differ. */
export function* namesIn(row: Row, layout: Layout): Iterable<Shortened> {
  const available = availableFor(row, layout);
  if (available === null) return;
  const { folder, name, names } = budgetOf(row, available);
  if (row.folder !== '') yield { text: row.folder, columns: folder };
  for (const text of names) yield { text, columns: name };
}

/** @returns a function that renders a row as one or several lines */
export function rowRenderer(layout: Layout, shorten: ReturnType<typeof shortenAll>, paint: Paint) {
  return (row: Row): readonly string[] => {
    const status = statusCell(row);
    const painted = outcomePaint(row.outcome, paint)(status);
    const head = `${' '.repeat(INDENT)}${painted}${' '.repeat(Math.max(0, layout.status - widthOf(status)) + GAP)}`;
    const available = availableFor(row, layout);
    if (available === null || layout.columns === null) {
      const resource = padded(
        resourceOf(row, fullNames(row), (name) => name),
        layout.resource,
      );
      return [`${head}${resource}${' '.repeat(GAP)}${joinedParts(row.messages)}`.trimEnd()];
    }
    const budget = budgetOf(row, available);
    const resource = resourceOf(row, budget.names, (name, isFolder) =>
      shorten(name, isFolder ? budget.folder : budget.name),
    );
    return isStacked(row, layout)
      ? [head.trimEnd(), ...indented([resource, ...messageLines(row, available)], layout.columns - available)]
      : besideStatus(row, { head, resource, available, layout });
  };
}

interface Parts {
  readonly head: string;
  readonly resource: string;
  readonly available: number;
  readonly layout: Layout;
}

/** The resource is beside the status; so is the message if it fits. */
function besideStatus(row: Row, { head, resource, available, layout }: Parts): readonly string[] {
  const message = joinedParts(row.messages);
  if (message === '') return [head + resource];
  const left = available - Math.max(widthOf(resource), layout.resource) - GAP;
  if (fits(message, left)) return [`${head}${padded(resource, layout.resource)}${' '.repeat(GAP)}${message}`];
  const start = (layout.columns ?? 0) - available + GAP;
  return [head + resource, ...indented(messageLines(row, Math.max(MIN_MESSAGE, available - GAP)), start)];
}

function messageLines({ messages }: Row, columns: number): readonly string[] {
  const message = joinedParts(messages);
  return fits(message, columns) ? [message] : messages.flatMap((each) => wrapped(each, columns));
}

function indented(lines: readonly string[], columns: number): readonly string[] {
  return lines.filter((line) => line !== '').map((line) => ' '.repeat(columns) + line);
}

/** Columns for the resource and the message; null if lines have any length. */
function availableFor(row: Row, layout: Layout): number | null {
  if (layout.columns === null) return null;
  if (isStacked(row, layout)) return Math.max(MIN_RESOURCE, layout.columns - INDENT - GAP * (row.level + 1));
  return layout.columns - INDENT - Math.max(layout.status, statusWidth(row)) - GAP;
}

/** Whether there is not enough space beside the status. */
function isStacked(row: Row, { columns, status }: Layout): boolean {
  return columns !== null && columns - INDENT - Math.max(status, statusWidth(row)) - GAP < MIN_RESOURCE;
}

function statusCell({ level, status, total }: Row): string {
  const branch = level === 0 ? '' : `${' '.repeat(GAP * (level - 1))}└ `;
  return branch + GROUPS.times(total, status);
}

function statusWidth(row: Row): number {
  return widthOf(statusCell(row));
}

/** Up to three operations are all named, of more the first two. */
const ALL_NAMED = 3;
const NAMED = 2;

function fullNames({ names, total }: Row): readonly string[] {
  return names.slice(0, total <= ALL_NAMED ? ALL_NAMED : NAMED);
}

function resourceOf(
  { folder, total }: Row,
  names: readonly string[],
  shorten: (name: string, isFolder: boolean) => string,
): string {
  const listed = GROUPS.andMore(
    names.map((name) => shorten(name, false)),
    total - names.length,
  );
  return folder === '' ? listed : GROUPS.underWith(shorten(folder, true), listed);
}

/** The names that a row lists, and the columns of each. */
interface Budget {
  readonly names: readonly string[];
  readonly name: number;
  readonly folder: number;
}

const MIN_NAME = 14;

/** Divides the available columns. If names would become too short, only the first one is listed. */
function budgetOf(row: Row, available: number): Budget {
  const names = fullNames(row);
  const all = { names, name: available, folder: available };
  if (
    fits(
      resourceOf(row, names, (name) => name),
      available,
    )
  )
    return all;
  const divided = (listed: readonly string[]): Budget => {
    const folder = row.folder === '' ? 0 : Math.max(MIN_NAME, Math.floor(available * 0.4));
    const words = widthOf(
      resourceOf(
        row,
        listed.map(() => ''),
        () => '',
      ),
    );
    const folderWidth = row.folder === '' ? 0 : fits(row.folder, folder) ? widthOf(row.folder) : folder;
    return { names: listed, folder, name: Math.floor((available - words - folderWidth) / listed.length) };
  };
  const several = divided(names);
  const budget = several.name >= MIN_NAME ? several : divided(names.slice(0, 1));
  return { ...budget, name: Math.max(MIN_NAME, budget.name) };
}
