/**
 * An href as a person reads it: percent-escapes decoded run by run where they are UTF-8. What would change the path's meaning stays
 * escaped (`%2F`), and so does a run that is no UTF-8.
 */
export function readable(href: string): string {
  return visible(href.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun));
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run.replace(/%2f/gi, '%252F'));
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
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
