import { createScanner } from 'jsonc-parser';
import { type ValueKind, ValueIndex } from './valueIndex.ts';

/** How deep the outline goes. What lies deeper is one scalar to it, so no input can make a recursion run away. */
export const MAX_SCAN_DEPTH = 200;

export interface TolerantScan {
  /** All values, the outermost first; none in a text without any. */
  readonly index: ValueIndex;
  /** Offset of the first place that is no JSON; null for a well-formed text. */
  readonly errorOffset: number | null;
  /** Whether the text ends while something is still open. */
  readonly isCut: boolean;
  /** Whether something follows after the first whole value. */
  readonly hasTrailingText: boolean;
  /** Whether a part of the text is in no value: it was skipped, or a value is missing or incomplete. */
  readonly losesContent: boolean;
}

interface Open {
  readonly place: number;
  readonly kind: ValueKind;
  /** Where the key read last stands, while its value is still to come. */
  key: readonly [start: number, end: number] | null;
  isEmpty: boolean;
  /** Whether a comma has been read since the last value. */
  separated: boolean;
}

// The token kinds of jsonc-parser, whose own enum cannot be imported into isolated modules.
const [OBJECT, OBJECT_END, LIST, LIST_END, COMMA, COLON] = [1, 2, 3, 4, 5, 6];
const [NULL, FALSE, STRING, NUMBER, END] = [7, 9, 10, 11, 17];

// More than brackets and separators: text that may be part of a document.
const CONTENT = /[\p{L}\p{N}"{[<]/u;

/**
 * Finds the places of all values and tolerates faults: comments, missing or superfluous commas, a missing end and garbage
 * between values make a `fault`, and the values that can be parsed are kept. Without recursion, so any depth of nesting is
 * safe.
 */
export function tolerantScan(text: string): TolerantScan {
  const scanner = createScanner(text, true);
  const open: Open[] = [];
  const places = new ValueIndex(text);
  let fault: number | null = null;
  let trailing = false;
  let lost = false;
  let skipped = 0;
  const wrong = (): void => {
    fault ??= scanner.getTokenOffset();
  };
  /** Marks the value that is open: something in it is missing. */
  const lose = (): void => {
    wrong();
    lost = true;
    const top = open.at(-1);
    if (top) places.damage(top.place);
  };

  const isBroken = (): boolean => {
    const error: number = scanner.getTokenError();
    return error !== 0;
  };

  const add = (kind: ValueKind): number => {
    const start = scanner.getTokenOffset();
    // A number at the very end of what is still open may have lost digits.
    const whole = open.length === 0 || scanner.getPosition() < text.length;
    const complete = kind === 'scalar' && !isBroken() && whole;
    const parent = open.at(-1);
    const place = places.add(kind, start, start + scanner.getTokenLength(), complete, parent?.key ?? null);
    if (parent) {
      if (!parent.isEmpty && !parent.separated) wrong();
      parent.isEmpty = false;
      parent.key = null;
      parent.separated = false;
    }
    return place;
  };
  const close = (kind: ValueKind): void => {
    // A bracket that nothing of its kind opened is rubbish; one that skips others ends them, but they are not complete.
    if (!open.some((outer) => outer.kind === kind)) return wrong();
    for (let top = open.pop(); top; top = open.pop()) {
      const complete = top.kind === kind;
      places.end(top.place, scanner.getTokenOffset() + scanner.getTokenLength(), complete);
      if (top.separated && !top.isEmpty) wrong();
      if (top.key !== null || !complete) {
        lost = true;
        wrong();
        places.damage(top.place);
      }
      const outer = open.at(-1);
      if (outer && places.isDamaged(top.place)) places.damage(outer.place);
      if (complete) return;
    }
  };

  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    const top = open.at(-1);
    if (places.size > 0 && !top) {
      trailing = true;
      lost ||= CONTENT.test(text.slice(scanner.getTokenOffset()));
      wrong();
      break;
    }
    if (isBroken()) lose();
    if (open.length >= MAX_SCAN_DEPTH && skipped === 0 && (token === OBJECT || token === LIST)) {
      add('scalar');
      skipped = 1;
    } else if (skipped > 0) {
      if (token === OBJECT || token === LIST) skipped += 1;
      else if (token === OBJECT_END || token === LIST_END) skipped -= 1;
      places.end(places.size - 1, scanner.getPosition(), true);
    } else if (token === OBJECT || token === LIST) {
      const kind = token === OBJECT ? 'object' : 'list';
      open.push({ place: add(kind), kind, key: null, isEmpty: true, separated: false });
    } else if (token === OBJECT_END || token === LIST_END) {
      close(token === OBJECT_END ? 'object' : 'list');
    } else if (token === COMMA) {
      if (!top || top.separated || top.isEmpty || top.key !== null) lose();
      if (top) [top.separated, top.key] = [true, null];
    } else if (token === COLON) {
      if (top?.kind !== 'object' || top.key === null) lose();
    } else if (token === STRING && top?.kind === 'object' && top.key === null) {
      // A key whose end is missing names nothing.
      if (!isBroken()) top.key = [scanner.getTokenOffset(), scanner.getPosition()];
    } else if (token === STRING || token === NUMBER || (token >= NULL && token <= FALSE)) {
      if (top?.kind !== 'object' || top.key !== null) add('scalar');
      else lose();
    } else {
      lose();
    }
  }
  const cut = open.length > 0;
  for (const { place } of open) places.end(place, text.length, false);
  if (cut || places.size === 0) fault ??= text.length;
  return { index: places, errorOffset: fault, isCut: cut, hasTrailingText: trailing, losesContent: lost || cut };
}
