import type { Format } from '../model/parsedBody.ts';
import { mediaType } from './mediaType.ts';

/**
 * What a body is, by its first characters; the media type only decides where they leave it open. Null for plain text.
 */
export function sniffFormat(text: string, contentType: string | null): Format | null {
  const { essence, boundary } = mediaType(contentType);
  const start = /\S/.exec(text)?.index ?? 0;
  const first = text[start];
  if (first === '-' && isMultipart(text, start, boundary)) return 'multipart';
  if (essence.startsWith('multipart/') && boundary !== null && text.includes(`--${boundary}`)) return 'multipart';
  if (first === '<' || isLogBeforeXml(text, start)) return 'webdav';
  if (first === '{' || first === '[') return isLines(text, essence) ? 'ndjson' : 'json';
  if (text.startsWith(")]}'", start)) return 'json';
  // Text before the XML, or before the JSON: a warning of the server's own software.
  if (
    /<\?xml[\s?]|<(?:[\w.-]+:)?(?:multistatus|mkcol-response|mkcalendar-response)[\s/>]/.test(
      text.slice(start, start + 20_000),
    )
  )
    return 'webdav';
  if (/[/+]xml$/.test(essence)) return 'webdav';
  return /[/+](?:json|graphql-response\+json)$/.test(essence) ? 'json' : null;
}

/** A line of a log, such as `[21-Nov-2026] PHP Warning`, and then a line that starts XML, which no line of JSON does. */
function isLogBeforeXml(text: string, start: number): boolean {
  return /\n[ \t]*<(?:\?xml[\s?]|(?:[\w.-]+:)?multistatus[\s/>])/.test(text.slice(start, start + 20_000));
}

/** A first line that is a delimiter (RFC 2046 section 5.1.1), whatever the header says the boundary is. */
function isMultipart(text: string, start: number, boundary: string | null): boolean {
  if (boundary !== null && text.startsWith(`--${boundary}`, start)) return true;
  return /^--[^\s-][^\r\n]{0,200}\r?\n(?:[\w-]+:|\r?\n)/.test(text.slice(start, start + 400));
}

const JSON_LINES: ReadonlySet<string> = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/jsonlines',
  'application/json-seq',
  'application/vnd.akeneo.collection+json',
]);

/** One JSON value a line (https://github.com/ndjson/ndjson-spec): the first line ends one and another begins after it. */
function isLines(text: string, essence: string): boolean {
  const [first, second] = firstLines(text);
  if (first === undefined) return false;
  const isSaid = JSON_LINES.has(essence);
  const isBegun = second !== undefined && /^\s*[{["\d-]|^\s*(?:true|false|null)\s*$/.test(second);
  if (!isSaid && !isBegun) return false;
  const end = first.trimEnd().at(-1) ?? '';
  // In a document of several lines the first one ends behind a bracket that it opens, or a comma.
  if (/[}\]"\w]/.test(end) && isJson(first)) return true;
  return isSaid && /^\s*\{/.test(second ?? '') && !/[{[,:]/.test(end);
}

const LONGEST_START = 100;

/** The first line that is not blank, and the beginning of the second. */
function firstLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length && lines.length < 2;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, lines.length === 0 ? end : Math.min(end, start + LONGEST_START));
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
