import { MAX_TEXT } from '../api/treeRow.ts';

/** Returns the URL of an href; null if it is not http or https, or too long to be shown entirely. */
export function httpUrl(href: string, base: string | null): string | null {
  // A truncated text is not a link.
  if (href.length > MAX_TEXT) return null;
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
