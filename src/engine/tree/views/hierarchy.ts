import type { Exchange } from '../../../core/har/exchange.ts';
import type { Operations } from '../../../core/model/operation.ts';
import { pathKey } from '../../../core/model/path.ts';
import type { Report } from '../../../core/verdict/report.ts';

/** The path of an operation: the folder that contains it, and its name in the folder. */
export interface OperationPath {
  /** Segments, joined by the separator of the hierarchy; null if it is in no folder. */
  readonly folder: string | null;
  /** Without a separator at its end. */
  readonly name: string;
  /** The label ends with a separator. */
  readonly isFolder: boolean;
}

/** How the labels of a response form a hierarchy. */
export interface Hierarchy {
  readonly separator: string;
  /** Returns null for a label that is not a path. */
  readonly path: (label: string) => OperationPath | null;
}

/** Replaces the slashes around a host, so that scheme and host are one segment. */
const HOST_SLASH = '\u2215';
const ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const SCHEME = /^([a-z][a-z0-9+.-]*:)\/\//i;

/** Hrefs are paths. The labels of other formats are, if it is evident from the first ones. */
export function hierarchyOf({ operations, format }: Report, { request }: Exchange): Hierarchy | null {
  if (format === 'webdav') return { separator: '/', path: hrefPaths(request.url) };
  const separator = evidentSeparator(operations);
  if (separator === null) return null;
  const split = splitter(separator);
  return {
    separator,
    path: (label) => split(separator === '/' ? label.replace(SCHEME, `$1${HOST_SLASH}${HOST_SLASH}`) : label),
  };
}

/** Returns a segment for display. */
export function readableSegment(name: string): string {
  return name.replaceAll(HOST_SLASH, '/');
}

function hrefPaths(url: string | null): (href: string) => OperationPath | null {
  const split = splitter('/');
  const ownHost = url === null ? null : hostOf(url, null);
  return (href) => {
    const key = pathKey(href, url);
    if (key === null) return null;
    const host = ABSOLUTE.test(href.trim()) ? hostOf(href, url) : null;
    const isFolder = href.trimEnd().endsWith('/');
    const path = split(host === null || host === ownHost ? key : `${host}${key}`);
    return path && (path.isFolder === isFolder ? path : { ...path, isFolder });
  };
}

/** Returns `https://host` as one segment. */
function hostOf(href: string, base: string | null): string | null {
  try {
    const { protocol, host } = new URL(href.trim(), base ?? undefined);
    return `${protocol}${HOST_SLASH}${HOST_SLASH}${host}`;
  } catch {
    return null;
  }
}

/** Splits paths at their last separator. A separator at the start or at the end separates nothing, and neither does one in a query. */
function splitter(separator: string): (path: string) => OperationPath | null {
  return (path) => {
    const query = separator === '/' ? path.indexOf('?') : -1;
    const end = query === -1 ? path.length : query;
    const isFolder = path[end - 1] === separator;
    const start = path[0] === separator ? 1 : 0;
    const stop = isFolder ? end - 1 : end;
    if (stop <= start) return null;
    const last = path.lastIndexOf(separator, stop - 1);
    const name = path.slice(Math.max(start, last + 1), stop) + path.slice(end);
    return { folder: last < start ? null : path.slice(start, last), name, isFolder };
  };
}

/** Number of labels that decide whether labels are paths. */
const SAMPLE = 1000;
/** The segments of ids with other separators than slashes. */
const SEGMENT = /^[\w -]+$/;
/** Separators other than a slash, from the most to the least common one. */
const SEPARATORS = ['.', ':', '\\', '|', '#'];

/** Returns the character that separates the segments of most labels; null if there is none. */
function evidentSeparator(operations: Operations): string | null {
  const labels: string[] = [];
  for (
    let operation = 0;
    operation < operations.size && labels.length < SAMPLE;
    operation = operations.end(operation)
  ) {
    const label = operations.label(operation)?.trim() ?? '';
    if (label !== '') labels.push(label);
  }
  if (labels.filter((label) => hasSegments(label, '/')).length * 2 >= Math.max(1, labels.length)) return '/';
  return SEPARATORS.find((separator) => areInFolders(labels, separator)) ?? null;
}

function hasSegments(label: string, separator: string): boolean {
  const path = splitter(separator)(label);
  return path !== null && path.folder !== null;
}

/** Whether labels consist of names, and several begin with the same one: in `photo.jpg` and `1.5`, the dot separates no folder. */
function areInFolders(labels: readonly string[], separator: string): boolean {
  const folders = new Set<string>();
  let count = 0;
  for (const label of labels) {
    const segments = label.split(separator);
    const [folder = ''] = segments;
    if (segments.length < 2 || /^[\d.]+$/.test(label) || !segments.every((segment) => SEGMENT.test(segment))) continue;
    count += 1;
    folders.add(folder);
  }
  return count > 1 && count * 2 >= labels.length && folders.size * 2 <= count;
}
