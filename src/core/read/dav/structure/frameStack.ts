import { type Name, UNRESOLVED } from '../../xml/name.ts';

/** The contexts that decide how the children of an element are interpreted. */
export const OUTSIDE = 0;
export const IN_MULTISTATUS = 1;
export const IN_RESPONSE = 2;
export const IN_PROPSTAT = 3;
/** The children are properties, whose content is their value. */
export const IN_PROP = 4;
/** The children are conditions. */
export const IN_ERROR = 5;
/** Only the text inside is used. */
export const IN_TEXT = 6;
/** An element that is not part of a multistatus and should be ignored (RFC 4918 section 17). */
export const IN_EXTENSION = 7;

/** An open element that is part of the structure of the multistatus. */
export class Frame {
  context = OUTSIDE;
  /** Depth of the element; 0 outside any. */
  depth = 0;
  /** Depth of the deepest elements inside it that are part of the structure. */
  reach = Number.POSITIVE_INFINITY;
  kind = 0;
  name: Name = UNRESOLVED;
  /** Offset of its content. */
  start = 0;
}

/** A stack of frames. It stays small at any depth of the document, and reuses its objects. */
export class FrameStack {
  /** The innermost frame. */
  top = new Frame();
  readonly #all = [this.top];
  #size = 1;

  push(context: number, depth: number, kind: number, name: Name, start: number): void {
    const frame = this.#all[this.#size] ?? new Frame();
    this.#all[this.#size] = frame;
    this.#size += 1;
    frame.context = context;
    frame.depth = depth;
    frame.reach = depth + (REACH[context] ?? Number.POSITIVE_INFINITY);
    frame.kind = kind;
    frame.name = name;
    frame.start = start;
    this.top = frame;
  }

  /** @returns the closed frame, which is valid until the next push */
  pop(): Frame {
    const closed = this.top;
    const outer = this.#all[this.#size - 2];
    if (!outer) throw new RangeError('no element is open');
    this.#size -= 1;
    this.top = outer;
    return closed;
  }
}

const REACH: Readonly<Record<number, number>> = { [IN_PROP]: 1, [IN_ERROR]: 1, [IN_TEXT]: 0 };
