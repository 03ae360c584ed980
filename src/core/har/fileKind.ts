import { parseJson } from '../read/json/syntax/value.ts';
import { isObject } from '../isObject.ts';
import { EntrySplitter } from './entrySplitter.ts';
import { isBurpFile } from './formats/burp.ts';
import { lambdaResult } from './formats/lambda.ts';
import { isNewmanReport } from './formats/newman.ts';
import { entryOfTrace, isTraceStart } from './formats/playwrightTrace.ts';

/**
 * A file that is not the body of a response, although its JSON may look like a batch.
 * `har`: a HAR file whose first member is not `log`. `lines`: HAR entries, one per line or in a list, also as in a trace of
 * Playwright. `entries`: HAR entries elsewhere outside `log.entries`. `newman`: a report of Newman. `lambda`: the result of a
 * Lambda function. `burp`: items of Burp Suite. `trace`: a trace of
 * Playwright without requests. `report`: an export of this tool.
 */
export type FileKind = 'har' | 'lines' | 'entries' | 'newman' | 'lambda' | 'burp' | 'trace' | 'report';

/** Detects the kind of a file in linear time; null for any other kind. */
export function detectFileKind(text: string): FileKind | null {
  if (isBurpFile(text)) return 'burp';
  if (!/^\s*[{[]/.test(text)) return null;
  if (holdsAll(text, ['"schemaVersion"', '"generator"', '"exported"']) && isReport(text)) return 'report';
  if (holdsAll(text, ['"log"', '"entries"']) && isHar(text)) return 'har';
  if (/^.{0,200}"context-options"/.test(text) && isTraceStart(parseJson(firstLine(text)))) return 'trace';
  if (holdsAll(text, ['"statusCode"']) && lambdaResult(parseJson(text)) !== null) return 'lambda';
  if (!holdsAll(text, ['"request"', '"response"'])) return null;
  const root = parseJson(text) ?? parseJson(firstLine(text));
  if (isNewmanReport(root)) return 'newman';
  if (areEntries(root)) return 'lines';
  return holdsEntry(root) ? 'entries' : null;
}

function areEntries(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isEntry);
  return isEntry(entryOfTrace(value) ?? value);
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function isReport(text: string): boolean {
  if (/^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"generator"\s*:/.test(text)) return true;
  const root = parseJson(text);
  return isObject(root) && ['schemaVersion', 'generator', 'exported', 'responses'].every((name) => name in root);
}

/** A batch may have a member `log` with entries too, so the entries must look like those of HAR. */
function isHar(text: string): boolean {
  const splitter = new EntrySplitter();
  const entries = splitter.push(text).filter((entry) => entry.trim() !== '');
  if (!splitter.hasList) return false;
  if (entries.length > 0) return entries.some((entry) => isEntry(parseJson(entry)));
  const root = parseJson(text);
  return isObject(root) && isObject(root['log']) && isObject(root['log']['creator']);
}

/** HAR 1.2: `request` with `method` and `url`, `response`, and a member that items of a batch do not have. */
function isEntry(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { request, response, startedDateTime } = value;
  if (!isObject(request) || typeof request['method'] !== 'string' || typeof request['url'] !== 'string') return false;
  return isObject(response) && (isObject(response['content']) || typeof startedDateTime === 'string');
}

// Entries are in a list near the root, or in an object around one.
const MAX_DEPTH = 4;
const MAX_VALUES = 1000;

function holdsEntry(root: unknown): boolean {
  let level = [root];
  let visited = 0;
  for (let depth = 0; depth <= MAX_DEPTH && visited < MAX_VALUES; depth += 1) {
    const here = level.slice(0, MAX_VALUES - visited);
    if (here.some(isEntry)) return true;
    visited += here.length;
    level = here.flatMap(membersOf);
  }
  return false;
}

function membersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, MAX_VALUES);
  if (!isObject(value)) return [];
  const members: unknown[] = [];
  for (const name in value) if (members.push(value[name]) === MAX_VALUES) break;
  return members;
}

function firstLine(text: string): string {
  return /\S[^\n]*/.exec(text)?.[0] ?? '';
}
