import { createScanner } from 'jsonc-parser';

/** How deep the outline goes. What lies deeper is one scalar to it, so no input can make a recursion run away. */
export const OUTLINE_DEPTH = 200;

/** A value with its place: `[start, end)` in UTF-16 code units. Members of an object stand beside their `keys`. */
export interface Outline {
  readonly kind: 'object' | 'list' | 'scalar';
  readonly start: number;
  end: number;
  /** False where the text ends, or goes wrong, before the value does. */
  complete: boolean;
  readonly keys: string[];
  readonly children: Outline[];
}

export interface Outlined {
  /** Null for a text without any value. */
  readonly root: Outline | null;
  /** Offset of the first place that is no JSON; null for a well-formed text. */
  readonly fault: number | null;
  /** Whether the text ends while something is still open. */
  readonly cut: boolean;
  /** Whether something follows after the first whole value. */
  readonly trailing: boolean;
}

interface Open {
  readonly node: Outline;
  /** The key read last, while its value is still to come. */
  key: string | null;
  /** Whether a comma has been read since the last value. */
  separated: boolean;
}

// The token kinds of jsonc-parser, whose own enum cannot be imported into isolated modules.
const [OBJECT, OBJECT_END, LIST, LIST_END, COMMA, COLON] = [1, 2, 3, 4, 5, 6];
const [NULL, FALSE, STRING, NUMBER, END] = [7, 9, 10, 11, 17];

/**
 * Reads where everything stands, forgivingly: comments, missing or superfluous commas, a missing end and rubbish
 * between values make a `fault`, and what can be told apart is kept. Without recursion, so any depth of nesting is safe.
 */
export function outline(text: string): Outlined {
  const scanner = createScanner(text, true);
  const open: Open[] = [];
  let root: Outline | null = null;
  let fault: number | null = null;
  let trailing = false;
  let skipped = 0;
  const wrong = (): void => {
    fault ??= scanner.getTokenOffset();
  };

  const isBroken = (): boolean => {
    const error: number = scanner.getTokenError();
    return error !== 0;
  };

  const add = (kind: Outline['kind']): Outline => {
    const start = scanner.getTokenOffset();
    // A number at the very end of what is still open may have lost digits.
    const whole = open.length === 0 || scanner.getPosition() < text.length;
    const complete = kind === 'scalar' && !isBroken() && whole;
    const node: Outline = { kind, start, end: start + scanner.getTokenLength(), complete, keys: [], children: [] };
    const parent = open.at(-1);
    if (!parent) {
      root ??= node;
    } else {
      if (parent.node.children.length > 0 && !parent.separated) wrong();
      if (parent.node.kind === 'object') parent.node.keys.push(parent.key ?? '');
      parent.node.children.push(node);
      parent.key = null;
      parent.separated = false;
    }
    return node;
  };
  const close = (kind: Outline['kind']): void => {
    // A bracket that nothing of its kind opened is rubbish; one that skips others ends them, but they are not complete.
    if (!open.some(({ node }) => node.kind === kind)) return wrong();
    for (let top = open.pop(); top; top = open.pop()) {
      top.node.end = scanner.getTokenOffset() + scanner.getTokenLength();
      top.node.complete = top.node.kind === kind;
      if (top.key !== null || (top.separated && top.node.children.length > 0)) wrong();
      if (top.node.complete) return;
      wrong();
    }
  };

  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    const top = open.at(-1);
    if (root !== null && !top) {
      trailing = true;
      wrong();
      break;
    }
    if (isBroken()) wrong();
    if (open.length >= OUTLINE_DEPTH && skipped === 0 && (token === OBJECT || token === LIST)) {
      add('scalar');
      skipped = 1;
    } else if (skipped > 0) {
      if (token === OBJECT || token === LIST) skipped += 1;
      else if (token === OBJECT_END || token === LIST_END) skipped -= 1;
      const deep = top?.node.children.at(-1);
      if (deep) deep.end = scanner.getPosition();
    } else if (token === OBJECT || token === LIST) {
      open.push({ node: add(token === OBJECT ? 'object' : 'list'), key: null, separated: false });
    } else if (token === OBJECT_END || token === LIST_END) {
      close(token === OBJECT_END ? 'object' : 'list');
    } else if (token === COMMA) {
      if (!top || top.separated || top.node.children.length === 0) wrong();
      if (top) [top.separated, top.key] = [true, null];
    } else if (token === COLON) {
      if (top?.node.kind !== 'object' || top.key === null) wrong();
    } else if (token === STRING && top?.node.kind === 'object' && top.key === null) {
      // A key whose end is missing names nothing.
      if (!isBroken()) top.key = scanner.getTokenValue();
    } else if (token === STRING || token === NUMBER || (token >= NULL && token <= FALSE)) {
      if (top?.node.kind !== 'object' || top.key !== null) add('scalar');
      else wrong();
    } else {
      wrong();
    }
  }
  const cut = open.length > 0;
  for (const { node } of open) node.end = text.length;
  if (cut || root === null) fault ??= text.length;
  return { root, fault, cut, trailing };
}
