/** Texts in their order, up to a number of bytes. */
export interface BoundedList {
  readonly add: (text: string) => void;
  /**
   * Returns the texts that fit, and the number of the others.
   *
   * @param bytes available for the texts, in UTF-8
   */
  readonly take: (bytes: number) => { readonly text: string; readonly bytes: number; readonly others: number };
}

const encoder = new TextEncoder();

/** Number of bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** @param limit number of bytes that are stored; further texts are only counted */
export function createBoundedList(limit: number): BoundedList {
  const texts: { readonly text: string; readonly bytes: number }[] = [];
  let stored = 0;
  let count = 0;
  let isFull = false;
  return {
    add: (text) => {
      count += 1;
      const bytes = isFull ? 0 : bytesOf(text);
      isFull ||= stored + bytes > limit;
      if (isFull) return;
      stored += bytes;
      texts.push({ text, bytes });
    },
    take: (available) => {
      let bytes = 0;
      let taken = 0;
      for (const one of texts) {
        if (bytes + one.bytes > available) break;
        bytes += one.bytes;
        taken += 1;
      }
      const text = texts
        .slice(0, taken)
        .map((one) => one.text)
        .join('');
      return { text, bytes, others: count - taken };
    },
  };
}
