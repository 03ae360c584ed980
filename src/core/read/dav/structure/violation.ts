/** Something in a multistatus that RFC 4918 does not allow. */
export type ViolationKind =
  /** Several `DAV:status` elements in one response or propstat. */
  | 'several-statuses'
  /** A response in a response. */
  | 'nested'
  /** A response inside an element that is neither a multistatus nor a response. */
  | 'wrapped'
  /** A part of a response outside any response, or in the wrong element. */
  | 'misplaced'
  /** An element with the local name of a part of a multistatus in another namespace. */
  | 'foreign'
  /** Text between the elements. */
  | 'text'
  /** Responses nested more deeply than the parser supports. */
  | 'too-nested';

export interface Violation {
  readonly kind: ViolationKind;
  /** UTF-16 offset of the first one. */
  readonly offset: number;
  readonly count: number;
  /** Descriptions of the first few different ones. */
  readonly details: ReadonlySet<string>;
}

const MAX_DETAILS = 5;
const MAX_DETAIL_LENGTH = 80;

/** Collects violations by kind, so that memory does not grow with the body. */
export class Violations {
  readonly #byKind = new Map<
    ViolationKind,
    { kind: ViolationKind; offset: number; count: number; details: Set<string> }
  >();

  add(kind: ViolationKind, offset: number, detail: string): void {
    const shown = detail.length > MAX_DETAIL_LENGTH ? `${detail.slice(0, MAX_DETAIL_LENGTH)}…` : detail;
    const known = this.#byKind.get(kind);
    if (!known) this.#byKind.set(kind, { kind, offset, count: 1, details: new Set([shown]) });
    else {
      known.count += 1;
      if (known.details.size < MAX_DETAILS) known.details.add(shown);
    }
  }

  /** Adds text between elements unless it is whitespace. */
  addText(text: string, start: number, end: number): void {
    let at = start;
    while (at < end && isBlank(text.charCodeAt(at))) at += 1;
    if (at < end) this.add('text', at, text.slice(at, Math.min(end, at + MAX_DETAIL_LENGTH)).trim());
  }

  get list(): readonly Violation[] {
    return [...this.#byKind.values()];
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === BYTE_ORDER_MARK;
}

const BYTE_ORDER_MARK = 0xfeff;
