import { INVISIBLE } from './invisible.ts';
import { safeLine } from './safeText.ts';

/**
 * Decodes the percent-escapes in an href for display. `%2F` stays escaped, since a slash would change the meaning of the path, and
 * so does a run of escapes that is not valid UTF-8.
 */
export function readableHref(href: string): string {
  return safeLine(href.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun));
}

/** Percent-encodes the invisible characters of an href (RFC 3987 section 3.1), so that it can be copied and has the same meaning. */
export function safeHref(href: string): string {
  return href.replace(INVISIBLE, (character) => encodeURIComponent(character.toWellFormed()));
}

// Escapes of ASCII characters, and first bytes of other characters whose displayed or lowercase form contains ASCII: those that
// `safeLine` escapes, and U+0130 and U+212A, whose lowercase forms are ASCII.
const HIDING_ASCII = /%(?:[0-7]|C[24D]|D8|E[123EF]|F[0-4])/i;

/** Whether the readable form of an href may contain ASCII characters that the href does not. Much faster than creating that form. */
export function mayDecodeToAscii(href: string): boolean {
  return HIDING_ASCII.test(href);
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run.includes('%2') ? run.replace(/%2f/gi, '%252F') : run);
  } catch {
    // The escapes are not valid UTF-8.
    return run;
  }
}
