import type { CapturedResponse, ExchangeId } from './engineApi.ts';

// Posting 20 MB blocks each thread for ten milliseconds, so a long text is sent in chunks, with other messages in between, after a preview of
// its beginning.

/** Characters per chunk. */
const CHUNK_SIZE = 1 << 20;
/** Characters of the preview: ten to a hundred responses. */
const PREVIEW_SIZE = 1 << 16;

/** The side that receives chunks. */
export interface ChunkReceiver {
  /**
   * Receives a chunk of a text. The next `add` or `update` with that id has the last chunk.
   * @param at offset of the chunk in characters
   */
  receiveChunk(id: ExchangeId, at: number, text: string): void;
}

/**
 * Returns the beginning of a long XML body, which can be shown while the rest is being transferred. It ends before an end tag, so that its
 * only problem is the truncation. Null for other bodies.
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
 * Sends all chunks of a long text except the last one.
 *
 * @param send resolves when the chunk has arrived: with true, or with false if the text is no longer needed
 * @returns the response with the last chunk; null if the text is no longer needed
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

/** Assembles the chunks that {@link sendChunks} sends. */
export class ChunkAssembler {
  readonly #texts = new Map<ExchangeId, string>();

  /** Adds a chunk. A chunk with an unexpected offset belongs to a canceled transfer. */
  add(id: ExchangeId, at: number, text: string): void {
    const before = at === 0 ? '' : this.#texts.get(id);
    // JavaScript engines concatenate such strings lazily, once.
    if (before?.length === at) this.#texts.set(id, before + text);
    else this.#texts.delete(id);
  }

  /** Completes a response that has the last chunk of its text; null if a chunk is missing. */
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
