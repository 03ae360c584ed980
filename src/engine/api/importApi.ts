import type { ExchangeId } from './exchangeId.ts';

/** The part of a browser's or Node's File that is needed. It goes from thread to thread by reference: its bytes stay where they are. */
export interface LocalFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
  stream(): ByteStream;
}

/** The part of a ReadableStream of bytes that is needed. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  pipeThrough(through: { readonly readable: ByteStream; readonly writable: object }): ByteStream;
}

/** Number of an opening; it only grows. */
export type ImportId = number;

/** A file that is being opened, or what came of it. */
export interface FileImport {
  readonly id: ImportId;
  /** Of the file, readable. */
  readonly name: string;
  /** How much of it is read, 0 to 1; null when it is over. */
  readonly progress: number | null;
  /** How many exchanges it brought so far. */
  readonly listed: number;
  /** The first of them. */
  readonly firstExchange: ExchangeId | null;
  /** What came of it, in a sentence, where there is something to say. */
  readonly message: string | null;
  /** Not all of it could be read. */
  readonly failed: boolean;
}

/** What the panel may ask beyond its questions about exchanges: HAR files and saved bodies on the user's disk. */
export interface ImportApi {
  /**
   * Begins to read files, one after the other; what is in them is listed like what was captured.
   *
   * @param batches also take batch bodies in answers other than 207 from HAR files
   */
  importFiles(files: readonly LocalFile[], batches: boolean): readonly ImportId[];
  /** Those under way, and those that have something to tell. */
  imports(): readonly FileImport[];
  /** Cancels one that is under way, so that nothing is left of it, or takes away what one told. */
  closeImport(id: ImportId): void;
}
