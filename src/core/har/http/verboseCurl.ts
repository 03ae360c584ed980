import { concatBytes } from '../decodeBytes.ts';
import { windows1252Bytes } from '../windows1252.ts';
import { headersAt, type HttpMessage, messageAt, type MessageBytes, messageBytes } from './httpMessage.ts';
import { parseStartLine } from './startLine.ts';

/** What curl writes before the first request. */
const START = /^(?:\* |> [A-Z-]+ \S+ HTTP\/|< HTTP\/|\s*% Total\s+% Received|Note: Unnecessary use of)/;

/** Whether a file is the output of `curl -v`, for example of `curl -v URL > FILE 2>&1`. */
export function isVerboseCurl(head: Uint8Array): boolean {
  return START.test(messageBytes(head.subarray(0, 200)).text);
}

/** The messages in the output of `curl -v`. */
export interface VerboseMessages {
  /** Requests without their bodies, which curl does not write, and responses. */
  readonly messages: readonly HttpMessage[];
  /** A connection uses TLS. */
  readonly isSecure: boolean;
}

/**
 * Parses the output of `curl -v`: lines with `>` are a request, lines with `<` the head of a response. Its body has no mark, and
 * other lines of curl may precede, interrupt or directly follow it, because curl writes them to another stream.
 */
export function parseVerboseCurl(bytes: Uint8Array): VerboseMessages {
  const source = messageBytes(bytes);
  const messages: HttpMessage[] = [];
  let method: string | null = null;
  for (const section of sectionsOf(source.text)) {
    const message: HttpMessage | null = section.isRequest ? requestOf(section) : responseOf(source, section, method);
    if (message === null) continue;
    messages.push(message);
    if (message.start.kind === 'request') method = message.start.method;
  }
  return { messages, isSecure: /^\* (?:SSL connection using|ALPN[:,])/m.test(source.text) };
}

/** The lines of one message. */
interface Section {
  readonly isRequest: boolean;
  /** Lines of the head without their marks, joined with line breaks. */
  head: string;
  /** Range of the text with the body; empty before the head is complete. */
  bodyStart: number;
  bodyEnd: number;
}

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  let current: Section | null = null;
  let isHead = false;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found + 1;
    const mark = text[at];
    const isMarked = (mark === '>' || mark === '<') && text[at + 1] === ' ';
    const line = isMarked ? text.slice(at + 2, end).trimEnd() : '';
    const kind = isMarked ? (parseStartLine(line)?.kind ?? null) : null;
    if (kind === (mark === '>' ? 'request' : 'response')) {
      if (current) current.bodyEnd = Math.max(current.bodyStart, at);
      current = { isRequest: kind === 'request', head: `${line}\r\n`, bodyStart: 0, bodyEnd: 0 };
      sections.push(current);
      isHead = true;
    } else if (current && isHead && isMarked) {
      current.head += `${line}\r\n`;
      isHead = line !== '';
      if (!isHead) current.bodyStart = end;
    }
    at = end;
  }
  if (current) current.bodyEnd = isHead ? current.bodyStart : text.length;
  return sections;
}

function requestOf({ head }: Section): HttpMessage | null {
  const lineEnd = head.indexOf('\n');
  const start = parseStartLine(head.slice(0, lineEnd));
  if (start === null) return null;
  return { start, headers: headersAt(head, lineEnd + 1).headers, body: new Uint8Array(), loss: null, end: 0 };
}

function responseOf(
  source: MessageBytes,
  { head, bodyStart, bodyEnd }: Section,
  method: string | null,
): HttpMessage | null {
  const length = Number(/^content-length: *(\d+)$/im.exec(head)?.[1] ?? NaN);
  const isPlain = bodyEnd - bodyStart === length;
  const body = isPlain ? source.bytes.subarray(bodyStart, bodyEnd) : withoutCurlLines(source, bodyStart, bodyEnd);
  // `curl -v -i` writes the head again.
  const repeated = messageAt(messageBytes(body), 0, { method, isLast: true });
  if (repeated?.start.kind === 'response') return repeated;
  return messageAt(messageBytes(concatBytes([windows1252Bytes(head), body])), 0, { method, isLast: true });
}

/** Lines of curl: notes, numbers of bytes, and the progress meter. Some directly follow a body that has no line break at its end. */
const CURL_LINES = new RegExp(
  [
    String.raw`^\* [^\n]*(?:\n|$)`,
    String.raw`\* (?: {2}Trying|Connect(?:ed|ion)|Closing|Found|Re-?using|Can|Host(?:name)?|Issu(?:e|ing)|Mark|shutting) [^\n]*(?:\n|$)`,
    String.raw`[{}] \[\d+ bytes data\]\r?\n`,
    String.raw`\r[ \d.kMGTP:-]{70,90}(?:\n|$|(?=[*{}<>]))`,
    String.raw`^ *% Total[^\n]*\n[^\n]*Dload[^\n]*\n`,
  ].join('|'),
  'gm',
);

function withoutCurlLines({ bytes, text }: MessageBytes, start: number, end: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(CURL_LINES)) {
    const at = start + match.index;
    parts.push(bytes.subarray(from, at));
    from = at + match[0].length;
  }
  parts.push(bytes.subarray(from, end));
  return concatBytes(parts);
}
