import { partitionPoint } from '../../../model/partitionPoint.ts';
/** A response nested in another one, by its place among all that are nested in the same outermost response, in preorder. */
export interface NestedPosition {
  /** Place of the response that it is nested in; -1 for the outermost one. */
  readonly parentPosition: number;
  /** Place after the last response nested in it. */
  readonly endPosition: number;
}

/**
 * Which responses are nested in which, numbered in preorder. RFC 4918 does not allow nested responses, so only those that
 * are there take memory.
 */
export class Nesting {
  readonly #parents = new Map<number, number>();
  readonly #ends = new Map<number, number>();
  /** Number of a nested response among those of the same parent. */
  readonly #ordinals = new Map<number, number>();
  /** Each outermost response with nested ones, and the number of nested responses up to its last one. */
  readonly #outermost: { readonly response: number; readonly nested: number }[] = [];

  /** @param outermost number of the response @param places of those nested in it, which have the numbers after it */
  add(outermost: number, places: readonly NestedPosition[]): void {
    if (places.length === 0) return;
    const children = new Map<number, number>();
    for (const [place, { parentPosition, endPosition }] of places.entries()) {
      const response = outermost + 1 + place;
      const ordinal = children.get(parentPosition) ?? 0;
      children.set(parentPosition, ordinal + 1);
      this.#parents.set(response, outermost + 1 + parentPosition);
      this.#ends.set(response, outermost + 1 + endPosition);
      this.#ordinals.set(response, ordinal);
    }
    this.#ends.set(outermost, outermost + 1 + places.length);
    this.#outermost.push({ response: outermost, nested: (this.#outermost.at(-1)?.nested ?? 0) + places.length });
  }

  /** The response that one is nested in, or -1. */
  parent(response: number): number {
    return this.#parents.get(response) ?? -1;
  }

  /** The first number after those nested in a response. */
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
