import { bodyMessages } from '../model/messages.ts';
import { createProblem, type Problem } from '../model/problem.ts';
import { isCompressed } from './contentCoding.ts';
import { bytesOfBase64, decodeBody, missingBody, stillCompressed } from './decodeBody.ts';
import type { Body, StoredBody } from './exchange.ts';
import { type Fields, number, record, string } from './fields.ts';

/** Size limit of `getContent` in Chromium, in bytes of the string in memory. */
const MAX_BODY_SIZE = 20_000_000;

/** Firefox saves no more characters of a body (`devtools.netmonitor.responseBodyLimit`). */
const FIREFOX_LIMIT = 1_048_576;

/** What the entry and its file state about a body. */
export interface ContentFacts {
  readonly contentType: string | null;
  readonly contentEncoding: string | null;
  /** Name of the program that wrote the file; null if it is not known. */
  readonly program: string | null;
}

/** Parses the `content` of a response in a HAR entry. `stored` is not null if the body has to be loaded. */
export function parseContent(
  response: Fields,
  { contentType, contentEncoding, program }: ContentFacts,
): { readonly body: Body; readonly stored: StoredBody | null } {
  const content = record(response['content']);
  const text = string(content['text']);
  const file = fileOf(content);
  if (file !== null && !text) {
    const body: Body = { text: null, problems: [createProblem('body-not-saved', bodyMessages.inOtherFile(file))] };
    return { body, stored: { content: { file }, contentEncoding, contentType, problems: [] } };
  }
  if (text === null) return { body: missingContent(content, response, program), stored: null };
  if (text === '') return { body: emptyContent(content, program), stored: null };
  const encoding = string(content['encoding'])?.toLowerCase() ?? null;
  const bytes = encoding === 'base64' ? bytesOfBase64(text) : null;
  if (bytes !== null && isCompressed(bytes, contentEncoding))
    return { body: stillCompressed(), stored: { content: bytes, contentEncoding, contentType, problems: [] } };
  const body = decodeBody(text, encoding, contentType);
  const isLimited = program === 'Firefox' && text.length === FIREFOX_LIMIT && body.text !== null;
  if (!isLimited) return { body, stored: null };
  const cut = createProblem('limit-exceeded', bodyMessages.firefoxLimit(FIREFOX_LIMIT));
  return { body: { text: body.text, problems: [...body.problems, cut] }, stored: null };
}

/** The name of a file with a body, in entries of Playwright; null if the entry does not name one. */
export function fileOf(fields: Fields): string | null {
  const file = string(fields['_file']);
  if (file) return file;
  const sha1 = string(fields['_sha1']);
  return sha1 ? `resources/${sha1}` : null;
}

/** Several programs write an empty text if they do not have the body. */
function emptyContent(content: Fields, program: string | null): Body {
  const size = number(content['size']) ?? 0;
  return size > 0 ? notSaved(content, program) : missingBody('body-empty');
}

function missingContent(content: Fields, response: Fields, program: string | null): Body {
  if (string(response['_error']) || string(response['_failureText'])) return missingBody('body-aborted');
  const size = number(content['size']);
  if (size === 0) return missingBody('body-empty');
  const isDevTools = program === null || program === DEV_TOOLS;
  return isDevTools && size !== null && size > MAX_BODY_SIZE
    ? missingBody('body-too-large')
    : notSaved(content, program);
}

const DEV_TOOLS = 'WebInspector';

function notSaved(content: Fields, program: string | null): Body {
  return { text: null, problems: [reasonOf(content, program)] };
}

/** States why a body is not in the file, as far as the program that wrote it does. */
function reasonOf(content: Fields, program: string | null): Problem {
  const size = number(content['size']);
  const bytes = size !== null && size > 0 ? size : null;
  const comment = string(content['comment'])?.trim();
  if (comment) return createProblem('body-not-saved', bodyMessages.notSavedComment(program, comment));
  if (program === DEV_TOOLS) return createProblem('body-not-saved', bodyMessages.notSavedDevTools(bytes));
  if (program === 'Playwright') return createProblem('body-not-saved', bodyMessages.notSavedPlaywright(bytes));
  return createProblem('body-not-saved', bodyMessages.notSaved(program, bytes));
}
