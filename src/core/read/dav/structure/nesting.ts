import { partitionPoint } from '../../../model/partitionPoint.ts';
/** Position of a nested response among all responses nested in the same outermost one, in preorder. */
export interface NestedPosition {
  /** Position of the response that contains it; -1 for the outermost one. */
  readonly parentPosition: number;
  /** Position after the last response nested in it. */
  readonly endPosition: number;
}

/**
 * The nesting of responses, which are numbered in preorder. RFC 4918 does not allow nested responses, so only nested ones take
 * memory.
 */
export class Nesting {
  readonly #parents = new Map<number, number>();
  readonly #ends = new Map<number, number>();
  /** Index of a nested response among those with the same parent. */
  readonly #ordinals = new Map<number, number>();
  /** Each outermost response that has nested ones, with the number of nested responses up to and including its last one. */
  readonly #outermost: { readonly response: number; readonly nested: number }[] = [];

  /**
   * @param outermost number of a response
   * @param positions the responses nested in it, whose numbers follow its own
   */
  add(outermost: number, positions: readonly NestedPosition[]): void {
    if (positions.length === 0) return;
    const children = new Map<number, number>();
    for (const [position, { parentPosition, endPosition }] of positions.entries()) {
      const response = outermost + 1 + position;
      const ordinal = children.get(parentPosition) ?? 0;
      children.set(parentPosition, ordinal + 1);
      this.#parents.set(response, outermost + 1 + parentPosition);
      this.#ends.set(response, outermost + 1 + endPosition);
      this.#ordinals.set(response, ordinal);
    }
    this.#ends.set(outermost, outermost + 1 + positions.length);
    this.#outermost.push({ response: outermost, nested: (this.#outermost.at(-1)?.nested ?? 0) + positions.length });
  }

  /** Returns the response that contains a response, or -1. */
  parent(response: number): number {
    return this.#parents.get(response) ?? -1;
  }

  /** Returns the first number after those nested in a response. */
  end(response: number): number {
    return this.#ends.get(response) ?? response + 1;
  }

  /** `response[2]`; for a nested one `response[2]#response[0]`. */
  pointer(response: number): string {
    const parent = this.parent(response);
    return parent === -1
      ? `response[${response - this.#nestedBefore(response)}]`
      : `${this.pointer(parent)}#response[${this.#ordinals.get(response) ?? 0}]`;
  }

  /** Number of nested responses before an outermost one. */
  #nestedBefore(response: number): number {
    const index = partitionPoint(
      this.#outermost.length,
      (at) => (this.#outermost[at]?.response ?? response) >= response,
    );
    return this.#outermost[index - 1]?.nested ?? 0;
  }
}
