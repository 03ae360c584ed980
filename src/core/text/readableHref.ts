/**
 * Decodes the percent-escapes in an href for display. `%2F` stays escaped, since a slash would change the meaning of the path, and
 * so does a run of escapes that is not valid UTF-8.
 */
export function readableHref(href: string): string {
  return escapeInvisible(href.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun));
}

// Escapes of ASCII characters, and first bytes of other characters whose displayed or lowercase form contains ASCII: those that
// `escapeInvisible` escapes, and U+0130 and U+212A, whose lowercase forms are ASCII.
const HIDING_ASCII = /%(?:[0-7]|C[24D]|D8|E[123F]|F3)/i;

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

// Invisible characters and those that change the text direction: controls, soft hyphen, zero-width characters, direction marks and
// overrides, line separators, variation tags, the byte order mark. Joiners (U+200C, U+200D) are not included: Persian and emoji use them.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- matches control characters on purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb]|\udb40[\udc00-\udfff]/g;

/** Replaces invisible and bidirectional control characters with their code points: `⟨U+202E⟩`. */
export function escapeInvisible(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** Whether a text has only characters from ranges without invisible ones, as nearly all texts do. Faster than the expression. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const plain =
      (code > 0x1f && code < 0x7f) || (code > 0xad && code < 0x34f) || (code > 0x3164 && code < FIRST_SURROGATE);
    if (!plain) return false;
  }
  return true;
}

const FIRST_SURROGATE = 0xd800;
