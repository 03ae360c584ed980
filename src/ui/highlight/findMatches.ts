import { termsOf, clarkOf, MOST_TERMS, type Term } from '../../core/filter/term.ts';
import { statusMatcher } from '../../core/filter/statusMatcher.ts';

/** `[start, end)` in UTF-16 code units of a text. */
export type TextRange = readonly [start: number, end: number];

/** What a text is, which determines the terms that match it. A `label` is an href or an id; `names` is a list of properties. */
export type Field =
  | 'label'
  | 'message'
  | 'note'
  | 'code'
  | 'heading'
  | 'property'
  | 'names'
  | 'condition'
  | 'conditions'
  | 'target'
  | 'status'
  | 'method'
  | 'url';

/** Finds what a filter matches in a text. The ranges are in order and do not overlap. */
export type FindMatches = (field: Field, text: string) => readonly TextRange[];

/** Finds all matches of a regular expression. Null if it is not valid. */
export type CreateRegex = (pattern: string) => ((text: string) => TextRange[]) | null;

type Find = (field: Field, text: string) => TextRange[];

/**
 * Returns a function that finds what the terms of a filter match, by the same rules as core/filter. Terms that are inverted or not valid
 * match nothing. Null if no term can match a text.
 *
 * @param regex omitted if the text has no regular expressions
 */
export function createFindMatches(text: string, invert: boolean, regex: CreateRegex | null): FindMatches | null {
  const finds = termsOf(text)
    .slice(0, MOST_TERMS)
    .filter(({ negative }) => negative === invert)
    .flatMap((term) => findOf(term, regex) ?? []);
  if (finds.length === 0) return null;
  return (field, inText) => {
    const ranges = finds.flatMap((find) => find(field, inText));
    return ranges.length === 0 ? ranges : wholeGraphemes(merged(ranges), inText);
  };
}

export function hasRegex(text: string): boolean {
  return termsOf(text).some(({ kind }) => kind === 'regex');
}

function findOf(term: Term, regex: CreateRegex | null): Find | null {
  if (term.kind === 'word') return inTexts(wordFinder(term.text));
  if (term.kind === 'regex') {
    const find = regex?.(term.pattern) ?? null;
    return find && inTexts(find);
  }
  const { key, value } = term;
  if (value === '') return null;
  switch (key) {
    case 'path':
      return inFields(['label'], wordFinder(value));
    case 'message':
      return inMessages(wordFinder(value));
    case 'prop':
      return inNames('property', 'names', nameFinder(value));
    case 'error':
      return inErrors(wordFinder(value), nameFinder(value));
    case 'status':
      return inStatuses(value);
    case 'url':
      return inFields(['url'], wordFinder(value));
    case 'method':
      return inMethods(value.toUpperCase().split(','));
    default:
      return null;
  }
}

type FindText = (text: string) => TextRange[];

/** A term without a key is not compared with statuses. */
function inTexts(find: FindText): Find {
  return (field, text) => (field === 'status' ? [] : find(text));
}

function inFields(fields: readonly Field[], find: FindText): Find {
  return (field, text) => (fields.includes(field) ? find(text) : []);
}

function inMessages(find: FindText): Find {
  return (field, text) => {
    if (field === 'message') return find(text);
    return field === 'conditions' ? inParts(text, CONDITION_TEXT, find) : [];
  };
}

function inErrors(findCode: FindText, findName: FindText): Find {
  return (field, text) => {
    if (field === 'code') return findCode(text);
    if (field === 'condition') return findName(text);
    return field === 'conditions' ? inParts(text, CONDITION_NAME, findName) : [];
  };
}

/** The name of a condition, and what follows it, in `name (target): text; name: text`. */
const CONDITION_NAME = /(?<=^|; )[^\s;]+?(?=:?(?: |;|$))/g;
const CONDITION_TEXT = /(?<=: )[^;]+(?=;|$)/g;

function inNames(one: Field, list: Field, find: FindText): Find {
  return (field, text) => {
    if (field === one) return find(text);
    return field === list ? inParts(text, /[^\s,]+/g, find) : [];
  };
}

function inParts(text: string, parts: RegExp, find: FindText): TextRange[] {
  return [...text.matchAll(parts)].flatMap(({ index, 0: part }) =>
    find(part).map(([start, end]): TextRange => [index + start, index + end]),
  );
}

function inStatuses(value: string): Find | null {
  const matches = statusMatcher(value);
  if (!matches) return null;
  return (field, text) => {
    if (field !== 'status') return [];
    return [...text.matchAll(/\b\d{3}\b/g)]
      .filter(([status]) => matches(Number(status)))
      .map(({ index }): TextRange => [index, index + 3]);
  };
}

function inMethods(methods: readonly string[]): Find {
  return (field, text) => (field === 'method' && methods.includes(text.toUpperCase()) ? [[0, text.length]] : []);
}

/** Finds a word, ignoring case. A QName (`DAV:owner`) is also found in its expanded form. */
function wordFinder(word: string): FindText {
  const clark = clarkOf(word);
  const words = [word, ...(clark === null ? [] : [clark])].map((each) => each.toLowerCase());
  return (text) => words.flatMap((each) => occurrences(text, each));
}

/** Finds part of the local name or, if the value has a prefix or namespace, part of the whole name; as in core/filter. */
function nameFinder(value: string): FindText {
  const find = wordFinder(value);
  if (/[:{}]/.test(value)) return find;
  return (name) => {
    const local = Math.max(name.indexOf('}'), name.lastIndexOf(':')) + 1;
    return find(name.slice(local)).map(([start, end]): TextRange => [local + start, local + end]);
  };
}

/** @param word in lowercase */
function occurrences(text: string, word: string): TextRange[] {
  const lowercase = text.toLowerCase();
  // A few letters are longer in lowercase, such as U+0130.
  const characters = lowercase.length === text.length ? null : charactersOfLowercase(text);
  const found: TextRange[] = [];
  for (let start = lowercase.indexOf(word); start !== -1;) {
    const end = start + word.length;
    found.push(characters ? [characters[start]?.[0] ?? start, characters[end - 1]?.[1] ?? end] : [start, end]);
    start = lowercase.indexOf(word, end);
  }
  return found;
}

/** For each code unit of the lowercase text, the range of the character in the text that it belongs to. */
function charactersOfLowercase(text: string): TextRange[] {
  const characters: TextRange[] = [];
  let at = 0;
  for (const character of text) {
    const range: TextRange = [at, at + character.length];
    for (let unit = 0; unit < character.toLowerCase().length; unit += 1) characters.push(range);
    at += character.length;
  }
  return characters;
}

function merged(ranges: readonly TextRange[]): TextRange[] {
  const all: [number, number][] = [];
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

let segmenter: Intl.Segmenter | null = null;

/** Extends ranges to whole graphemes: a joiner or an accent in an element of its own would be displayed differently. */
function wholeGraphemes(ranges: TextRange[], text: string): TextRange[] {
  if (/^\p{ASCII}*$/u.test(text)) return ranges;
  const segments = (segmenter ??= new Intl.Segmenter()).segment(text);
  return merged(
    ranges.map(([start, end]): TextRange => {
      const last = segments.containing(end - 1);
      return [segments.containing(start)?.index ?? start, last ? last.index + last.segment.length : end];
    }),
  );
}
