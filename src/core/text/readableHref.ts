/**
 * Decodes the percent-escapes in an href for display. `%2F` stays escaped, since a slash would change the meaning of the path, and
 * so does a run of escapes that is not valid UTF-8.
 */
export function readableHref(href: string): string {
  return escapeInvisible(href.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun));
}

// Escapes of ASCII characters, and first bytes of other characters whose displayed or lowercase form contains ASCII: those that
// `escapeInvisible` escapes, and U+0130 and U+212A, whose lowercase forms are ASCII.
const HIDING_ASCII = /%(?:[0-7]|C[24D]|D8|E[123F]|F[03])/i;

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

// Scripts in which joiners (U+200C, U+200D) change how letters are written.
const JOINED = [
  'Arab',
  'Syrc',
  'Mong',
  'Nkoo',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
]
  .map((script) => String.raw`\p{Script_Extensions=${script}}`)
  .join('');

// Joiners that have a visible effect: between letters of these scripts, or between the parts of an emoji. The same for U+FE0F, which makes
// a character an emoji. Anywhere else they are invisible.
const VISIBLE_JOINER =
  String.raw`(?<=[${JOINED}])[\u200c\u200d](?=[${JOINED}])|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})` +
  String.raw`|(?<=\p{Extended_Pictographic})\ufe0f|\ufe0f(?=\u20e3)`;

// Invisible characters and those that change the text direction: controls, halves of surrogate pairs, line separators, and all that
// Unicode calls ignorable by default (soft hyphen, zero-width characters, direction marks and overrides, variation selectors, tags), blank
// symbols, and format controls that it does not.
const INVISIBLE = new RegExp(
  String.raw`(${VISIBLE_JOINER})|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{1d159}\u{13430}-\u{1345f}]`,
  'gu',
);

/** Replaces invisible and bidirectional control characters with their code points: `⟨U+202E⟩`. */
export function escapeInvisible(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(INVISIBLE, (character, joiner: string | undefined) => {
    if (joiner !== undefined) return joiner;
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
