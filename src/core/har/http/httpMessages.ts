import type { BodyContext } from '../bodyContext.ts';
import type { ParsedExchange } from '../exchange.ts';
import { fileMessages } from '../messages.ts';
import type { Message } from '../../model/message.ts';
import { type HttpMessage, messageAt, messageBytes, skipBlank } from './httpMessage.ts';
import { exchangeOfMessages } from './messageExchange.ts';
import { LONGEST_START_LINE, parseStartLine } from './startLine.ts';
import { isVerboseCurl, parseVerboseCurl } from './verboseCurl.ts';
import { withoutColors } from './withoutColors.ts';

/** A kind of file with HTTP messages. */
export type MessageFile = 'messages' | 'verbose';

export interface HttpMessages {
  /** One exchange for each response, except interim ones (1xx). */
  readonly exchanges: readonly ParsedExchange[];
  /** The problem of the file, as a phrase that follows its name. */
  readonly problem: Message | null;
}

/**
 * Detects a file with HTTP messages; null for any other file. `messages`: it begins with a status line or a request line, as `curl -i`,
 * HTTPie and "follow stream" windows save it. `verbose`: it is the output of `curl -v`.
 */
export function detectMessages(head: Uint8Array): MessageFile | null {
  if (isVerboseCurl(head)) return 'verbose';
  const { text } = messageBytes(withoutColors(head.subarray(0, LONGEST_START_LINE)));
  return parseStartLine(text.trimStart().split('\n', 1)[0] ?? '') === null ? null : 'messages';
}

/** Parses a file with HTTP messages. @param context metadata of the responses whose request is not in the file */
export function parseMessageFile(
  kind: MessageFile,
  saved: Uint8Array,
  file: string | null,
  context: BodyContext,
): HttpMessages {
  return kind === 'verbose' ? parseVerboseMessages(saved, file, context) : parseHttpMessages(saved, file, context);
}

/**
 * Parses HTTP/1 messages: responses, each after its request if that is in the file. Takes time in proportion to the
 * length of the file.
 */
function parseHttpMessages(saved: Uint8Array, file: string | null, context: BodyContext): HttpMessages {
  const source = messageBytes(withoutColors(saved));
  const { text } = source;
  const pairing = new Pairing(file, context, 'https');
  let hasOther = false;
  for (let at = skipBlank(text, 0); at < text.length;) {
    const message = messageAt(source, at, { method: pairing.method, isLast: false });
    if (message === null) {
      hasOther = !ELAPSED_TIME.test(text.slice(at, at + LONGEST_START_LINE));
      break;
    }
    at = skipBlank(text, message.end);
    pairing.add(withoutElapsedTime(message));
  }
  return pairing.end(hasOther);
}

function parseVerboseMessages(saved: Uint8Array, file: string | null, context: BodyContext): HttpMessages {
  const { messages, isSecure } = parseVerboseCurl(saved);
  const pairing = new Pairing(file, context, isSecure ? 'https' : 'http');
  for (const message of messages) pairing.add(message);
  return pairing.end(messages.length === 0);
}

/** Pairs responses with requests. Requests without a response between them are pipelined (RFC 9112 section 9.3.2). */
class Pairing {
  readonly #file: string | null;
  readonly #context: BodyContext;
  readonly #protocol: string;
  readonly #requests: HttpMessage[] = [];
  /** Index of the request of the next response. */
  #next = 0;
  readonly #exchanges: ParsedExchange[] = [];
  #isCut = false;

  constructor(file: string | null, context: BodyContext, protocol: string) {
    this.#file = file;
    this.#context = context;
    this.#protocol = protocol;
  }

  /** The method of the request of the next response; null if the request is not known. */
  get method(): string | null {
    const start = this.#requests[this.#next]?.start;
    return start?.kind === 'request' ? start.method : null;
  }

  add(message: HttpMessage): void {
    this.#isCut ||= message.loss === 'cut';
    if (message.start.kind === 'request') this.#requests.push(message);
    else if (message.start.status >= 200) this.#exchanges.push(this.#exchangeOf(message));
  }

  /** @param hasOther the file contains something else than messages */
  end(hasOther: boolean): HttpMessages {
    return { exchanges: this.#exchanges, problem: problemOf(this.#isCut, hasOther) };
  }

  #exchangeOf(response: HttpMessage): ParsedExchange {
    const { method, url, request, contentType } = this.#context;
    const sent = this.#requests[this.#next] ?? null;
    if (sent !== null) this.#next += 1;
    return exchangeOfMessages(sent, response, {
      file: this.#file,
      entry: this.#exchanges.length,
      startedDateTime: null,
      time: null,
      protocol: this.#protocol,
      contentType,
      request: { method, url, headers: [], body: request },
    });
  }
}

/** HTTPie writes this after a response if it is run with `-vv` or `--meta`. */
const ELAPSED_TIME = /^\s*Elapsed time: [\d.]+s\s*$/;
const LONGEST_ELAPSED_TIME = 60;

function withoutElapsedTime(message: HttpMessage): HttpMessage {
  const from = Math.max(0, message.body.length - LONGEST_ELAPSED_TIME);
  const { text } = messageBytes(message.body.subarray(from));
  const at = text.lastIndexOf('\nElapsed time: ');
  return at !== -1 && ELAPSED_TIME.test(text.slice(at))
    ? { ...message, body: message.body.subarray(0, from + at) }
    : message;
}

function problemOf(isCut: boolean, hasOther: boolean): Message | null {
  if (isCut) return fileMessages.damaged([fileMessages.shortBody]);
  return hasOther ? fileMessages.damaged([fileMessages.textAfterResponses]) : null;
}
