import type { BodyTexts } from '../store/evictedExchange.ts';

// Streams that browsers, workers and Node 20 provide. Only the worker uses them; tests pass their own compression to the engine.
interface Transform {
  readonly writable: { getWriter(): { write(chunk: Uint8Array): Promise<void>; close(): Promise<void> } };
  readonly readable: {
    getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> }> };
  };
}
declare const CompressionStream: new (format: 'deflate-raw') => Transform;
declare const DecompressionStream: new (format: 'deflate-raw') => Transform;

/** The texts of an exchange as bytes. */
export interface CompressedTexts {
  readonly body: CompressedText;
  readonly request: CompressedText | null;
}

interface CompressedText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** UTF-16 for text that is not well-formed Unicode, which UTF-8 cannot represent. */
  readonly encoding: 'utf-8' | 'utf-16le';
  /** False while compressing the text waits. */
  readonly isDeflated: boolean;
}

export interface Compression {
  readonly compress: (texts: BodyTexts) => Promise<CompressedTexts>;
  /** Encodes texts without compressing them, which takes less time. */
  readonly encode: (texts: BodyTexts) => Promise<CompressedTexts>;
  readonly decompress: (compressed: CompressedTexts) => Promise<BodyTexts>;
}

/** Bytes that are compressed at a time. This takes a few milliseconds, after which other calls can run. */
const CHUNK = 128 * 1024;

/** Characters or bytes that are encoded or decoded at a time, if they are not compressed. */
const ENCODED = 1024 * 1024;

/** @param pause lets other calls run between two chunks */
export function createCompression(pause: () => Promise<void>): Compression {
  return {
    compress: async ({ body, request }) => ({
      body: await deflate(body, pause),
      request: request === null ? null : await deflate(request, pause),
    }),
    encode: async ({ body, request }) => ({
      body: await encode(body, pause),
      request: request === null ? null : await encode(request, pause),
    }),
    decompress: async ({ body, request }) => ({
      body: await inflate(body, pause),
      request: request === null ? null : await inflate(request, pause),
    }),
  };
}

/** Encodes a text without compressing it. */
async function encode(text: string, pause: () => Promise<void>): Promise<CompressedText> {
  const { encoding, next } = encodedParts(text, ENCODED);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let part = next(); part;) {
    parts.push(part);
    part = next();
    if (part) await pause();
  }
  return { bytes: concat(parts), encoding, isDeflated: false };
}

interface EncodedParts {
  readonly encoding: CompressedText['encoding'];
  /** Encodes the next part; null after the last one. */
  readonly next: () => Uint8Array<ArrayBuffer> | null;
}

/** @param size characters of a part */
function encodedParts(text: string, size: number): EncodedParts {
  const encoding = text.isWellFormed() ? 'utf-8' : 'utf-16le';
  const encoder = new TextEncoder();
  let at = 0;
  const next = (): Uint8Array<ArrayBuffer> | null => {
    if (at >= text.length) return null;
    const end = encoding === 'utf-8' ? endOfChunk(text, at + size) : at + size;
    const part = text.slice(at, end);
    at = end;
    return encoding === 'utf-8' ? encoder.encode(part) : utf16(part);
  };
  return { encoding, next };
}

/** The memory of texts, which can be transferred to another thread. */
export function buffersOf({ body, request }: CompressedTexts): readonly ArrayBuffer[] {
  return [body, request].flatMap((text) => text?.bytes.buffer ?? []);
}

/** Bytes in memory. */
export function compressedSize({ body, request }: CompressedTexts): number {
  return body.bytes.length + (request?.bytes.length ?? 0);
}

async function deflate(text: string, pause: () => Promise<void>): Promise<CompressedText> {
  const { encoding, next } = encodedParts(text, CHUNK);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  await pipe(new CompressionStream('deflate-raw'), next, (bytes) => void chunks.push(bytes), pause);
  return { bytes: concat(chunks), encoding, isDeflated: true };
}

async function inflate({ bytes, encoding, isDeflated }: CompressedText, pause: () => Promise<void>): Promise<string> {
  const text = encoding === 'utf-8' ? utf8Text() : utf16Text();
  if (!isDeflated) {
    for (let from = 0; from < bytes.length; from += ENCODED) {
      text.append(bytes.subarray(from, from + ENCODED));
      await pause();
    }
    return text.text();
  }
  let at = 0;
  const next = (): Uint8Array | null => {
    if (at >= bytes.length) return null;
    // Decompression multiplies the size.
    const part = bytes.subarray(at, at + CHUNK / 16);
    at += part.length;
    return part;
  };
  await pipe(new DecompressionStream('deflate-raw'), next, text.append, pause);
  return text.text();
}

interface TextAssembler {
  readonly append: (chunk: Uint8Array<ArrayBuffer>) => void;
  readonly text: () => string;
}

function utf8Text(): TextAssembler {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  return {
    append: (chunk) => void parts.push(decoder.decode(chunk, { stream: true })),
    text: () => parts.join('') + decoder.decode(),
  };
}

/** Does not use TextDecoder, because it replaces lone surrogates. */
function utf16Text(): TextAssembler {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  return {
    append: (chunk) => void chunks.push(chunk),
    text: () => {
      const bytes = concat(chunks);
      const parts: string[] = [];
      for (let at = 0; at < bytes.length; at += CHUNK / 16) {
        const part = bytes.subarray(at, at + CHUNK / 16);
        parts.push(String.fromCharCode(...unitsOf(part)));
      }
      return parts.join('');
    },
  };
}

function unitsOf(bytes: Uint8Array): Uint16Array {
  const units = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < units.length; i += 1) units[i] = (bytes[i * 2] ?? 0) | ((bytes[i * 2 + 1] ?? 0) << 8);
  return units;
}

/** Sends chunks through a stream, one at a time. */
async function pipe(
  through: Transform,
  next: () => Uint8Array | null,
  onChunk: (chunk: Uint8Array<ArrayBuffer>) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const reader = through.readable.getReader();
  const writer = through.writable.getWriter();
  const write = async (): Promise<void> => {
    for (let part = next(); part;) {
      await writer.write(part);
      part = next();
      if (part) await pause();
    }
    await writer.close();
  };
  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (value) onChunk(value);
      if (done) return;
    }
  };
  await Promise.all([write(), read()]);
}

/** Returns the end of a chunk; never splits a surrogate pair. */
function endOfChunk(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end - 1 : end;
}

/** Encodes as UTF-16LE on every platform. */
function utf16(text: string): Uint8Array<ArrayBuffer> {
  const units = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    units[i * 2] = code & 0xff;
    units[i * 2 + 1] = code >> 8;
  }
  return units;
}

function concat(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
