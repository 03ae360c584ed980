import type { Format } from '../model/parsedBody.ts';
import { mediaType } from './mediaType.ts';

/**
 * Detects the format of a body from its first characters, or from its media type if those do not decide. Null for plain text.
 */
export function sniffFormat(text: string, contentType: string | null): Format | null {
  const { essence, boundary } = mediaType(contentType);
  const start = /\S/.exec(text)?.index ?? 0;
  const first = text[start];
  if (first === '-' && isMultipart(text, start, boundary)) return 'multipart';
  if (essence.startsWith('multipart/') && boundary !== null && text.includes(`--${boundary}`)) return 'multipart';
  if (first === 'H' && areHttpResponses(text, start, essence)) return 'multipart';
  if (first === '<' || isLogBeforeXml(text, start)) return 'webdav';
  // A JSON text sequence (RFC 7464).
  if (first === '\u001E') return 'ndjson';
  if (first === '{' || first === '[') return isLines(text, essence) ? 'ndjson' : 'json';
  if (text.startsWith(")]}'", start)) return 'json';
  // Text before the XML, such as a warning of PHP.
  if (
    /<\?xml[\s?]|<(?:[\w.-]+:)?(?:multistatus|mkcol-response|mkcalendar-response)[\s/>]/.test(
      text.slice(start, start + 20_000),
    )
  )
    return 'webdav';
  if (/[/+]xml$/.test(essence)) return 'webdav';
  return /[/+](?:json|graphql-response\+json)$/.test(essence) ? 'json' : null;
}

const STATUS_LINE = String.raw`HTTP/\d(?:\.\d)? +\d{3}(?: [^\r\n<"]{0,200})?\r?\n(?=[\w-]{1,100}:|\r?\n|$)`;
const FIRST_STATUS_LINE = new RegExp(`^${STATUS_LINE}`);
const LATER_STATUS_LINE = new RegExp(`[\\n}\\]>]${STATUS_LINE}`);

/** Whether a text is HTTP responses that follow each other without delimiters; one is enough if the media type is `application/http`. */
function areHttpResponses(text: string, start: number, essence: string): boolean {
  const responses = text.slice(start);
  return FIRST_STATUS_LINE.test(responses) && (essence === 'application/http' || LATER_STATUS_LINE.test(responses));
}

/** Whether a log line such as `[21-Nov-2026] PHP Warning` is followed by a line that starts XML. */
function isLogBeforeXml(text: string, start: number): boolean {
  return /\n[ \t]*<(?:\?xml[\s?]|(?:[\w.-]+:)?multistatus[\s/>])/.test(text.slice(start, start + 20_000));
}

/** Whether the first line is a delimiter (RFC 2046 section 5.1.1), with any boundary. */
function isMultipart(text: string, start: number, boundary: string | null): boolean {
  if (boundary !== null && text.startsWith(`--${boundary}`, start)) return true;
  return /^--[^\s-][^\r\n]{0,200}\r?\n(?:[\w-]+:|\r?\n)/.test(text.slice(start, start + 400));
}

const JSON_LINES: ReadonlySet<string> = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonl',
  'application/jsonlines',
  'application/json-seq',
  'application/vnd.akeneo.collection+json',
]);

/** Whether a text has one JSON value per line (https://github.com/ndjson/ndjson-spec), judging by its first two lines. */
function isLines(text: string, essence: string): boolean {
  const [first, second] = firstLines(text);
  if (first === undefined) return false;
  const isDeclared = JSON_LINES.has(essence);
  const startsValue = second !== undefined && /^\s*[{["\d-]|^\s*(?:true|false|null)\s*$/.test(second);
  if (!isDeclared && !startsValue) return false;
  const end = first.trimEnd().at(-1) ?? '';
  // The first line of a multi-line document ends after an opening bracket or a comma.
  if (/[}\]"\w]/.test(end) && isJson(first)) return true;
  return isDeclared && /^\s*\{/.test(second ?? '') && !/[{[,:]/.test(end);
}

const MAX_START_LENGTH = 100;

/** Returns the first line that is not blank, and the start of the second. */
function firstLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length && lines.length < 2;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, lines.length === 0 ? end : Math.min(end, start + MAX_START_LENGTH));
    if (/\S/.test(line)) lines.push(line);
    start = end + 1;
  }
  return lines;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
