import { count, counted, size } from '../text/format.ts';
import { catalog, createRenderer, type Message } from './message.ts';

/** ` (1,234 bytes)`, or nothing if the size is not known. */
function sizeIn(bytes: number | null): string {
  return bytes === null ? '' : ` (${counted(bytes, 'byte', 'bytes')})`;
}

/** Why a body is missing or may be damaged, and what to do about it. */
export const bodyMessages = catalog('body', {
  unread:
    'The page did not read this body, so the browser did not receive all of it: the code that sent the request used only the status.',
  evicted:
    'DevTools no longer has this body: it keeps the last 250 MiB, and a HAR file may have been saved without bodies. Repeat the request.',
  tooLarge:
    'The body exceeds the size limit of DevTools: 20,000,000 bytes, or 10,000,000 characters if some are not Latin-1. Save the body, and import the file here, or open it with the command line tool.',
  aborted: 'The request was aborted before the whole body was received.',
  /** @param program that wrote the file, if it is known @param bytes size of the body, if the file states it */
  notSaved: (program: string | null, bytes: number | null): string =>
    `${program === null ? 'The file' : `The file, which was written by ${program},`} does not contain this body${sizeIn(bytes)}.`,
  notSavedComment: (program: string | null, comment: string): string =>
    `The file does not contain this body. ${program ?? 'It'} states: "${comment}"`,
  notSavedDevTools: (bytes: number | null): string =>
    `DevTools did not have this body${sizeIn(bytes)} when the HAR file was saved. Repeat the request while DevTools is open, and save the file before the page navigates.`,
  notSavedPlaywright: (bytes: number | null): string =>
    `Playwright saved this response without its body${sizeIn(bytes)}. Record with content: 'embed' or 'attach' instead of 'omit'.`,
  firefoxLimit: (bytes: number): string =>
    `Firefox saved only the first ${count(bytes)} bytes of this body (devtools.netmonitor.responseBodyLimit).`,
  onlyHeaders: 'The file contains only the headers of this response.',
  /** @param name as in the HAR file */
  inOtherFile: (name: string): string =>
    `This body is in a separate file, ${name}, which was not read. Open the HAR file with the command line tool.`,
  otherFileMissing: (name: string): string => `This body is in a separate file, ${name}, which does not exist.`,
  otherFileUnknown: (name: string): string =>
    `This body is in a separate file, ${name}, whose folder is not known because the HAR file is standard input.`,
  /** @param largest bytes */
  otherFileTooLarge: (name: string, largest: number): string =>
    `This body is in a separate file, ${name}, which is larger than ${size(largest)}.`,
  otherFileDamaged: (name: string, problem: string): string =>
    `This body is in a separate file, ${name}, which ${problem}.`,
  otherFileOutside: (name: string): string =>
    `This body is in a separate file, ${name}, which is outside of the folder of the HAR file. It was not read.`,
  otherFileUnreadable: (name: string, reason: string): string =>
    `This body is in a separate file, ${name}, which cannot be read: ${reason}.`,
  /** @param reason one sentence about the body of the request */
  requestNotLoaded: (reason: string): string =>
    `The body of the request could not be loaded, so request items without a result are not detected. ${reason}`,
  stillCompressed: 'The body is compressed.',
  /** @param coding `br` */
  codingNotSupported: (coding: string): string =>
    `The body is compressed (${coding}), which cannot be decompressed here.`,
  badCompression: (coding: string, reason: string): string =>
    `The body is marked as compressed (${coding}), but it cannot be decompressed: ${reason}.`,
  truncatedCompression: (coding: string): string => `The compressed data (${coding}) of the body is truncated.`,
  /** @param largest bytes */
  decompressedTooLarge: (largest: number): string =>
    `The body was not decompressed completely, because it has more than ${size(largest)}.`,
  lostOnNavigation: 'The URL of the page changed before the body could be captured. Repeat the request.',
  damaged: 'The browser returned a damaged body.',
  notBase64: 'The body is marked as base64, but it is not valid base64.',
  notText: 'The body is not text.',
  empty: 'The response has no body. A 207 response without a body does not show what succeeded or failed.',
  /** @param error '' if it is not known */
  notProcessed: (error: string): string =>
    `This response could not be processed${error === '' ? '' : ` (${error})`}. The Body tab shows its body as received.`,
  processedAgain:
    'The parser stopped while it processed this response. The response is being processed again on its own.',
  dropped: 'The body was dropped to save memory. Repeat the request.',
  droppedFromFile: 'The body was dropped to save memory. Import the file again.',
  removed: 'The response was removed from the list while the file was written, before its body was loaded.',
  /** @param error '' if it is not known */
  unavailable: (error: string): string =>
    `The stored body could not be loaded${error === '' ? '' : ` (${error})`}. Repeat the request.`,
  unfinished: 'The body was still being received when the file was written. Export the response again.',
  limit: 'The body exceeds a limit of the parser.',
  incompleteResults: 'The body does not list all results.',
  notWellFormed: 'The body is not well-formed.',
  notMultistatus: 'The body is not a multistatus.',
  noResults: 'No per-item results were recognized in the body.',
  /** @param text what the body states instead of results */
  states: (text: string): string => `The body states: "${text}"`,
  invalidUtf8:
    'The body was decoded as UTF-8, but contains bytes that are not valid UTF-8. They are displayed as U+FFFD.',
  unsupportedEncoding: (charset: string): string =>
    `The body is declared as "${charset}", which is not a supported encoding. It was decoded as UTF-8.`,
});

/** @param text what the body states instead of results, if it does */
export function noResults(text: string | null): Message {
  return text === null ? bodyMessages.noResults : bodyMessages.states(text);
}

export const repetitionMessages = catalog('repetition', {
  repeated: (message: string, times: number): string =>
    `${message} This happens ${count(times)} times; this is the first.`,
});

/** Notes and messages of operations that are not texts of the response. */
export const operationMessages = catalog('operation', {
  /** Notes: a word or two. The first three are those of RFC 6578 and of statuses. */
  removed: 'removed',
  truncated: 'truncated',
  redirect: 'redirect',
  notModified: 'not modified',
  implied: 'implied',
  /** Note of an item with a good status. @param member `body.error` */
  contradicted: (member: string): string => `contradicted by ${member}`,
  /** Message of such an item, if nothing else states what failed: `body.success is false`. */
  contradiction: (member: string, value: string): string => `${member} is ${value}`,
  notEmpty: 'not empty',
  nestedMultistatus: 'the multistatus in this part is not parsed',
  failedShards: (failed: number, total: number | null): string =>
    total === null
      ? `${counted(failed, 'shard', 'shards')} failed`
      : `${count(failed)} of ${counted(total, 'shard', 'shards')} failed`,
  timedOut: 'timed out before all results were found',
  notFound: 'not found',
  streamEnded: 'The stream ended before this result.',
});

/** The English text of a note or a message of an operation. Filters search it. */
export const operationText = createRenderer([operationMessages]);

/** The note of an operation that is a notice because of its status. */
export function noticeNote(status: number | null): Message {
  return status === 304 ? operationMessages.notModified : operationMessages.redirect;
}
