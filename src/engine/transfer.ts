import type { Captured, ExchangeId } from './questions.ts';

// To post 20 MB blocks both threads for ten milliseconds each. So a long text goes over in parts, between which other messages come, and its
// beginning goes before all of it.

/** Characters of a part. */
const PART = 1 << 20;
/** Characters of the beginning: some ten to hundred responses. */
const HEAD = 1 << 16;

/** The side that has parts of texts that are not whole yet. */
export interface Parts {
  /** A part of the text of which the next `add` or `update` with that number has the last one. */
  part(id: ExchangeId, text: string): void;
}

/**
 * The beginning of a long XML body, which can be read and shown while the rest is on its way. It ends before an end tag, so that nothing is
 * wrong with it but that it ends. Null where there is no need for it.
 */
export function headOf(captured: Captured): Captured | null {
  const { content } = captured;
  if (content?.kind !== 'content' || content.encoding !== null || content.text.length <= PART) return null;
  const head = content.text.slice(0, HEAD);
  const end = head.lastIndexOf('</');
  if (end === -1 || !head.trimStart().startsWith('<')) return null;
  return { ...captured, content: { ...content, text: head.slice(0, end), isHead: true } };
}

/**
 * Sends all of a long text but its last part ahead, one part after the other.
 *
 * @param send resolves when the other side has it
 * @returns what is left to be sent
 */
export async function sendAhead(captured: Captured, send: (text: string) => Promise<void>): Promise<Captured> {
  const { content } = captured;
  if (content?.kind !== 'content' || content.text.length <= PART) return captured;
  const last = Math.floor((content.text.length - 1) / PART) * PART;
  // oxlint-disable-next-line no-await-in-loop -- other messages come between
  for (let at = 0; at < last; at += PART) await send(content.text.slice(at, at + PART));
  return { ...captured, content: { ...content, text: content.text.slice(last) } };
}

/** Gathers on the other side what {@link sendAhead} sends. */
export class Arriving {
  readonly #texts = new Map<ExchangeId, string>();

  take(id: ExchangeId, text: string): void {
    // Engines put such a string together when it is first looked into, and once.
    this.#texts.set(id, (this.#texts.get(id) ?? '') + text);
  }

  /** With the whole text, of which it has the last part. */
  whole(id: ExchangeId | undefined, captured: Captured): Captured {
    const { content } = captured;
    const before = id === undefined ? undefined : this.#texts.get(id);
    if (id === undefined || before === undefined || content?.kind !== 'content') return captured;
    this.#texts.delete(id);
    return { ...captured, content: { ...content, text: before + content.text } };
  }

  clear(): void {
    this.#texts.clear();
  }
}
