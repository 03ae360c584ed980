import { type Name, UNRESOLVED } from '../../xml/name.ts';

/** What the innermost element of interest is, which decides what its children mean. */
export const OUTSIDE = 0;
export const IN_MULTISTATUS = 1;
export const IN_RESPONSE = 2;
export const IN_PROPSTAT = 3;
/** Its children are properties; what is inside them is a value. */
export const IN_PROP = 4;
/** Its children are conditions. */
export const IN_ERROR = 5;
/** Nothing inside is of interest but the text. */
export const IN_TEXT = 6;
/** An element that is not part of a multistatus: it should be ignored (RFC 4918 section 17). */
export const IN_EXTENSION = 7;

/** An open element of interest. */
export class Frame {
  context = OUTSIDE;
  /** Level of the element; 0 outside of any. */
  depth = 0;
  /** Level of the deepest elements of interest inside it. */
  reach = Number.POSITIVE_INFINITY;
  kind = 0;
  name: Name = UNRESOLVED;
  /** Offset of its content. */
  start = 0;
}

/** The open elements of interest. They are few, whatever the depth of the document, and their objects are used again. */
export class FrameStack {
  /** The innermost one. */
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

  /** @returns the frame that is no longer open: read it before the next push */
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
