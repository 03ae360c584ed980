import { placeOf } from '../../model/place.ts';
import type { Range } from '../../model/operation.ts';
import type { Problem } from '../../model/problem.ts';
import * as words from '../../words/json.ts';
import { OUTLINE_DEPTH, outline, type Outline, type Outlined } from './outline.ts';
import { isList, type Json, type Path, parsed, pointerOf } from './value.ts';

/** A JSON body: its value, and on demand the places of what is in it. */
export interface JsonDocument {
  readonly value: Json;
  readonly problems: readonly Problem[];
  /** Whether the body is ill-formed or cut, and the value is what a tolerant reading made of it. */
  readonly recovered: boolean;
  /** Where a value stands in the body; null where that cannot be told. */
  range(path: Path): Range | null;
  /** Whether a value is there from its first character to its last. */
  isComplete(path: Path): boolean;
  /** A value as the body writes it: the digits of a number that JavaScript cannot hold. */
  written(path: Path): string | null;
  /** What an operation at a place is called by: an RFC 6901 pointer, or for NDJSON the line and a pointer into it. */
  pointer(path: Path): string;
  /** The keys of an object in the order of the body, each once. JavaScript moves those that look like integers to the front. */
  keys(path: Path): readonly string[];
}

/**
 * Reads a JSON text. A byte order mark and the line `)]}'` against script inclusion are passed over. Never throws: an
 * ill-formed text is read tolerantly, with a problem `not-well-formed`; null for the value of a text without any.
 */
export function readDocument(body: string): JsonDocument {
  const text = withoutPrefix(body);
  const problems: Problem[] = [];
  let value = parsed(text);
  const recovered = value === undefined;
  const depth = value === undefined || isDeep(value, OUTLINE_DEPTH) ? depthOf(text) : 0;
  if (depth > OUTLINE_DEPTH)
    problems.push({
      code: 'limit-exceeded',
      message: words.tooDeep(depth, OUTLINE_DEPTH),
      offset: null,
      line: null,
      column: null,
    });

  // Positions are needed for what is looked at, not for reading: the outline of a large body costs more than its value.
  let known: Outlined | null = null;
  const outlined = (): Outlined => (known ??= outline(text));
  const places = new Map<Outline, Map<string, Outline>>();

  if (value === undefined) {
    const { root, fault, cut, trailing } = outlined();
    const offset = cut ? text.length : (fault ?? 0);
    const isEmpty = text.trim() === '';
    const message = isEmpty
      ? words.EMPTY
      : root === null
        ? words.NOT_JSON
        : cut
          ? words.CUT
          : trailing
            ? words.TRAILING
            : words.NOT_WELL_FORMED;
    const code = isEmpty ? 'body-empty' : 'not-well-formed';
    const isCut = !isEmpty && root !== null && cut;
    problems.unshift({ code, message, offset, ...placeOf(text, offset), ...(isCut ? { cut: true } : {}) });
    value = root === null ? null : valueOf(root, text);
  }

  const find = (path: Path): Outline | null => {
    let node = outlined().root;
    for (const step of path) {
      if (!node) return null;
      node = (typeof step === 'number' ? node.children[step] : membersOf(node, places).get(step)) ?? null;
    }
    return node;
  };
  return {
    value,
    problems,
    recovered,
    range: (path) => {
      const node = find(path);
      return node ? [node.start, node.end] : null;
    },
    isComplete: (path) => !recovered || find(path)?.complete === true,
    pointer: pointerOf,
    written: (path) => {
      const node = find(path);
      return node ? text.slice(node.start, node.end) : null;
    },
    keys: (path) => {
      const node = find(path);
      return node ? [...membersOf(node, places).keys()] : [];
    },
  };
}

/** The members of an object by name. Of a name that stands twice the last one counts, as for `JSON.parse`. */
function membersOf(node: Outline, known: Map<Outline, Map<string, Outline>>): Map<string, Outline> {
  let members = known.get(node);
  if (!members) {
    members = new Map();
    for (const [i, key] of node.keys.entries()) {
      const child = node.children[i];
      if (child) members.set(key, child);
    }
    known.set(node, members);
  }
  return members;
}

function valueOf(node: Outline, text: string): Json {
  if (node.kind === 'list') return node.children.map((child) => valueOf(child, text));
  // `fromEntries` makes own members of all keys, `__proto__` included.
  if (node.kind === 'object')
    return Object.fromEntries(node.children.map((child, i) => [node.keys[i] ?? '', valueOf(child, text)]));
  return parsed(text.slice(node.start, node.end)) ?? null;
}

/** Blanks in place of what is not JSON at the start, so that all offsets stay those of the body. */
function withoutPrefix(body: string): string {
  const prefix = /^\uFEFF?\s*(?:\)\]\}'[^\n]*\n)?/.exec(body)?.[0] ?? '';
  return prefix === '' || (prefix.trim() === '' && !prefix.startsWith('\uFEFF'))
    ? body
    : prefix.replaceAll(/[^\n]/g, ' ') + body.slice(prefix.length);
}

/** Whether lists and objects nest deeper than so many levels. */
export function isDeep(value: Json | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (isList(value)) {
    for (const inner of value) if (typeof inner === 'object' && isDeep(inner, levels - 1)) return true;
    return false;
  }
  for (const key in value) {
    const inner = value[key] ?? null;
    if (typeof inner === 'object' && isDeep(inner, levels - 1)) return true;
  }
  return false;
}

/** How deep lists and objects nest in a text, which need not be well-formed. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    } else if (code === 0x22) {
      // On to the quotation mark that ends the string.
      do at = text.indexOf('"', at + 1);
      while (at !== -1 && isEscaped(text, at));
      if (at === -1) break;
    }
  }
  return deepest;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === 0x5c) first -= 1;
  return (at - first) % 2 === 1;
}
