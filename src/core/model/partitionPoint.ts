/**
 * Binary search for the boundary in a sorted sequence.
 *
 * @param length number of elements
 * @param isAfter whether the element at an index is at or after the boundary: false up to some index, and true from there on
 * @returns the first index for which `isAfter` returns true, or `length` if there is none; takes O(log length) calls
 */
export function partitionPoint(length: number, isAfter: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
