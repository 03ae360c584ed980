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
const JOINED_LETTER = String.raw`(?:(?=[${JOINED}])[\p{L}\p{M}])`;

/** The flags of England, Scotland and Wales: a black flag with the region in tag characters (UTS 51, ED-14a). No others are in use. */
const FLAG = '\u{1f3f4}';
const REGIONS = ['gbeng', 'gbsct', 'gbwls'].map((region) => [
  ...Array.from(region, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))),
  '\u{e007f}',
]);

/** Characters of the class below that have a visible effect on their neighbors, each with what has to be before and after it. */
const WITH_EFFECT = [
  // Joiners between letters, and between the parts of an emoji.
  String.raw`${JOINED_LETTER}[\u200c\u200d](?=${JOINED_LETTER})`,
  String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?\u200d(?=\p{Extended_Pictographic})`,
  // Variation selectors: emoji or text (UTS 51), keycaps, ideographs (UTS 37) and Mongolian letters.
  String.raw`\p{Extended_Pictographic}[\ufe0e\ufe0f]`,
  String.raw`[\d#*]\ufe0f(?=\u20e3)`,
  String.raw`\p{Script=Han}[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?:(?=\p{Script=Mongolian})\p{L})[\u180b-\u180f]`,
  ...REGIONS.flatMap((tags) =>
    tags.map((tag, at) => `${FLAG}${tags.slice(0, at).join('')}${tag}(?=${tags.slice(at + 1).join('')})`),
  ),
].join('|');

// Controls, halves of surrogate pairs, line separators, private use, noncharacters, and all that Unicode calls ignorable by default
// (soft hyphen, zero-width characters, direction marks and overrides, fillers, variation selectors, tags), then what it does not:
// annotation controls, blank symbols and format controls.
const CHARACTERS = String.raw`[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffc\u2800\u{16fe4}\u{1d159}\u{13430}-\u{1345f}]`;

/**
 * The definition of an invisible character: it shows nothing, changes the order of other characters, or looks the same as others (a
 * private use character is a box, unless a font has it). Joiners, variation selectors and tags are visible where they have an effect.
 * Tabs and line breaks are included.
 */
export const INVISIBLE = new RegExp(`${CHARACTERS}(?<!${WITH_EFFECT})`, 'gu');

/** {@link INVISIBLE} without tabs and line breaks. */
export const INVISIBLE_IN_LINES = new RegExp(String.raw`(?!\t|\r?\n)${INVISIBLE.source}`, 'gu');
