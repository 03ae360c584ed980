import abbreviations from './languages/abbreviations.json' with { type: 'json' };
import chinese from './languages/chinese.json' with { type: 'json' };
import dutch from './languages/dutch.json' with { type: 'json' };
import french from './languages/french.json' with { type: 'json' };
import german from './languages/german.json' with { type: 'json' };
import italian from './languages/italian.json' with { type: 'json' };
import japanese from './languages/japanese.json' with { type: 'json' };
import polish from './languages/polish.json' with { type: 'json' };
import portuguese from './languages/portuguese.json' with { type: 'json' };
import russian from './languages/russian.json' with { type: 'json' };
import spanish from './languages/spanish.json' with { type: 'json' };
import turkish from './languages/turkish.json' with { type: 'json' };

/**
 * English terms and the words of one language that mean the same in names of members and as status words. `(o|a|os)` lists
 * endings or spellings.
 */
type Language = Readonly<Record<string, readonly string[]>>;

const LANGUAGES: readonly Language[] = [
  german,
  spanish,
  french,
  portuguese,
  italian,
  polish,
  dutch,
  turkish,
  russian,
  chinese,
  japanese,
  abbreviations,
];

/** Lower-case letters and digits only, in composed form. */
export function plainText(text: string): string {
  // Most names are ASCII; expressions for Unicode classes take several times as long.
  if (isAscii(text)) return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return text
    .normalize()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** `fallid(o|a)` -> `fallido`, `fallida` */
export function spellings(pattern: string): readonly string[] {
  const group = /\(([^)]*)\)/.exec(pattern);
  if (!group) return [pattern];
  const rest = spellings(pattern.slice(group.index + group[0].length));
  const start = pattern.slice(0, group.index);
  return (group[1] ?? '').split('|').flatMap((part) => rest.map((end) => start + part + end));
}

const ENGLISH: ReadonlyMap<string, readonly string[]> = new Map(
  LANGUAGES.flatMap((language) =>
    Object.entries(language).flatMap(([english, words]) =>
      words.flatMap(spellings).map((word) => [plainText(word), english.split(' ')] as const),
    ),
  ),
);

/** The English words for a name or a status word in another language; undefined if it is not in the vocabulary. */
export function englishWords(plain: string): readonly string[] | undefined {
  return ENGLISH.get(plain);
}

/** `mensaje_de_error`, `codeErreur` */
const PARTS = new Set('message messages code description reason details detail number text type'.split(' '));
const LINKS = new Set('de del d di do da du des of'.split(' '));

/** The words of a name in English, in English order: `mensaje`, `de`, `error` -> `error`, `message`. */
export function inEnglish(words: readonly string[]): readonly string[] {
  if (!words.some((word) => ENGLISH.has(word))) return words;
  const translated = words.flatMap((word) => ENGLISH.get(word) ?? (LINKS.has(word) ? [] : [word]));
  const [first = '', last = ''] = translated;
  return translated.length === 2 && PARTS.has(first) && /^errors?$/.test(last) ? ['error', first] : translated;
}
