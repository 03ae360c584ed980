/**
 * An href as a person reads it: percent-escapes decoded run by run where they are UTF-8. What would change the path's meaning stays
 * escaped (`%2F`), and so does a run that is no UTF-8.
 */
export function readableHref(href: string): string {
  return escapeInvisible(href.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun));
}

// The escapes of ASCII, and the first bytes of those characters beyond it that have ASCII in the form they are shown or compared in: what
// `visible` spells out, and two capitals (U+0130, U+212A) whose small letters are in ASCII.
const HIDING_ASCII = /%(?:[0-7]|C[24D]|D8|E[123F]|F3)/i;

/** Whether there may be ASCII in the readable form of an href that is not in itself. It takes far less time than to make that form. */
export function mayDecodeToAscii(href: string): boolean {
  return HIDING_ASCII.test(href);
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run.includes('%2') ? run.replace(/%2f/gi, '%252F') : run);
  } catch {
    // No UTF-8: it stays as sent.
    return run;
  }
}

// Characters that nobody sees, or that turn the direction of what follows: controls, soft hyphen, zero-width ones, marks and overrides of
// direction, separators of lines, variation tags, the byte order mark. Joiners (U+200C, U+200D) are left: Persian and emoji need them.
const UNSEEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb]|\udb40[\udc00-\udfff]/g;

/** A text in which invisible and bidirectional control characters can be seen: `⟨U+202E⟩`. */
export function escapeInvisible(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** Nearly all texts are: a loop over the ranges that none of those characters is in knows it in a fraction of the time. */
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
