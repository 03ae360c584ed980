import type { Message } from '../../core/model/message.ts';
import type { ExchangeId } from './exchangeId.ts';

/** The part of a browser's or Node's File that is needed. Posting a File to another thread does not copy its bytes. */
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

/** Id of an import. Ids increase. */
export type ImportId = number;

/** A file that is being imported, or the result of its import. */
export interface FileImport {
  readonly id: ImportId;
  /** Readable name of the file. */
  readonly name: string;
  /** 0 to 1; null when the import has ended. */
  readonly progress: number | null;
  /** Number of exchanges that are listed so far. */
  readonly listed: number;
  /** The id of the first one. */
  readonly firstExchange: ExchangeId | null;
  /** The result, if there is something to report. It follows the name of the file. */
  readonly message: Message | null;
  /** The file was not imported completely. */
  readonly failed: boolean;
  /** Number of responses that were not imported, although they are batches, because batch bodies were not. */
  readonly otherBatches: number;
}

/** The methods to import HAR files and saved bodies. */
export interface ImportApi {
  /**
   * Starts to import files, one at a time. Their multi-status responses are listed like captured ones.
   *
   * @param batches also list batch bodies in responses other than 207 from HAR files
   */
  importFiles(files: readonly LocalFile[], batches: boolean): readonly ImportId[];
  /** Imports the batches in other responses of all files that have some. */
  importBatches(): void;
  /** Does not count such batches any more, until DevTools is opened again. */
  dismissBatchHint(): void;
  /** Returns the running imports, and finished ones that have a message. */
  imports(): readonly FileImport[];
  /** Cancels an import and removes what it listed, or dismisses the message of one that has ended. */
  closeImport(id: ImportId): void;
}
