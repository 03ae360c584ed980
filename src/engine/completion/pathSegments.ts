import { readableHref } from '../../core/text/readableHref.ts';

/** Longer labels are texts rather than paths. */
const LONGEST = 2000;

/** Returns the readable path of an href or label without the scheme, host, query and slash at its end; '' if it is too long. */
export function pathOf(label: string): string {
  if (label.length > LONGEST) return '';
  const path = label.replace(/^[A-Za-z][\w+.-]*:\/\/[^/]*/, '').replace(/[?#].*$/s, '');
  const readable = path.includes('%') ? readableHref(path) : path;
  return readable.endsWith('/') ? readable.slice(0, -1) : readable;
}

/** Returns the different segments of a path. */
export function segmentsOf(path: string): readonly string[] {
  return [...new Set(path.split('/'))].filter((segment) => segment !== '');
}
