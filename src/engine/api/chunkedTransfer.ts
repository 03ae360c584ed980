import type { CapturedResponse, ExchangeId } from './engineApi.ts';

// To post 20 MB blocks both threads for ten milliseconds each. So a long text goes over in parts, between which other messages come, and its
// beginning goes before all of it.

/** Characters of a part. */
const CHUNK_SIZE = 1 << 20;
/** Characters of the beginning: some ten to hundred responses. */
const PREVIEW_SIZE = 1 << 16;

/** The side that has parts of texts that are not whole yet. */
export interface ChunkReceiver {
  /**
   * A part of the text of which the next `add` or `update` with that number has the last one.
   * @param at characters of the text before this part
   */
  receiveChunk(id: ExchangeId, at: number, text: string): void;
}

/**
 * The beginning of a long XML body, which can be read and shown while the rest is on its way. It ends before an end tag, so that nothing is
 * wrong with it but that it ends. Null where there is no need for it.
 */
export function previewOf(captured: CapturedResponse): CapturedResponse | null {
  const { content } = captured;
  if (content?.kind !== 'content' || content.encoding !== null || content.text.length <= CHUNK_SIZE) return null;
  const head = content.text.slice(0, PREVIEW_SIZE);
  const end = head.lastIndexOf('</');
  if (end === -1 || !head.trimStart().startsWith('<')) return null;
  return { ...captured, content: { ...content, text: head.slice(0, end), isPreview: true } };
}

/**
 * Sends all of a long text but its last part ahead, one part after the other.
 *
 * @param send resolves when the other side has it; false if the text is not wanted any more
 * @returns what is left to be sent; null if the text is not wanted any more
 */
export async function sendChunks(
  captured: CapturedResponse,
  send: (at: number, text: string) => Promise<boolean>,
): Promise<CapturedResponse | null> {
  const { content } = captured;
  if (content?.kind !== 'content' || content.text.length <= CHUNK_SIZE) return captured;
  const last = Math.floor((content.text.length - 1) / CHUNK_SIZE) * CHUNK_SIZE;
  for (let at = 0; at < last; at += CHUNK_SIZE) {
    if (!(await send(at, content.text.slice(at, at + CHUNK_SIZE)))) return null;
  }
  return { ...captured, content: { ...content, text: content.text.slice(last), offset: last } };
}

/** Puts together what {@link sendChunks} sends, on the other side. */
export class ChunkAssembler {
  readonly #texts = new Map<ExchangeId, string>();

  /** A part that does not follow the ones before it belongs to a text that was given up. */
  add(id: ExchangeId, at: number, text: string): void {
    const before = at === 0 ? '' : this.#texts.get(id);
    // Engines put such a string together when it is first looked into, and once.
    if (before?.length === at) this.#texts.set(id, before + text);
    else this.#texts.delete(id);
  }

  /** With the whole text, of which it has the last part; null if a part before it is missing. */
  complete(id: ExchangeId | undefined, captured: CapturedResponse): CapturedResponse | null {
    const { content } = captured;
    if (content?.kind !== 'content' || content.offset === undefined) return captured;
    const before = id === undefined ? undefined : this.#texts.get(id);
    if (id === undefined || before?.length !== content.offset) return null;
    this.#texts.delete(id);
    const { offset: _, ...whole } = content;
    return { ...captured, content: { ...whole, text: before + content.text } };
  }

  delete(id: ExchangeId): void {
    this.#texts.delete(id);
  }

  clear(): void {
    this.#texts.clear();
  }
}
