import { bodyMessages } from '../model/messages.ts';
import type { Message } from '../model/message.ts';
import { createProblem, type Problem } from '../model/problem.ts';
import { isCandidate } from './candidate.ts';
import { codingOf, type ContentCoding } from './contentCoding.ts';
import { decodeBytes } from './decodeBytes.ts';
import { textBody } from './decodeBody.ts';
import { mediaType } from './mediaType.ts';
import type { Body, Exchange, ParsedExchange, StoredBody } from './exchange.ts';

/** Loads what is not in the file of an entry. What cannot be loaded is a problem, not an exception. */
export interface BodyLoader {
  /** Reads a file that belongs to an entry. @param name as in the entry, relative to the folder of its file */
  readonly readFile: (name: string) => Promise<Uint8Array | Message>;
  /** Removes one content coding. If the data is truncated, both members are present. */
  readonly decompress: (bytes: Uint8Array, coding: ContentCoding) => Promise<Decompressed>;
}

export interface Decompressed {
  readonly bytes: Uint8Array | null;
  readonly problem: Message | null;
}

/** Media that never are multi-status responses, so that their bodies need not be loaded. */
const OTHER_MEDIA =
  /^(?:image|audio|video|font)\/|^text\/(?:css|javascript|html)$|^application\/(?:javascript|wasm|pdf)$/;

/** Whether the body of an exchange decides what it is. */
function needsBody({ request: { method }, response: { status, contentType } }: Exchange): boolean {
  if (isCandidate({ status, method, contentType }, true)) return true;
  return status >= 200 && !OTHER_MEDIA.test(mediaType(contentType).essence);
}

/**
 * Loads the bodies of an exchange that are in other files or compressed. A body that cannot be loaded stays missing, with a problem
 * that states why.
 */
export async function completeExchange(parsed: ParsedExchange, loader: BodyLoader): Promise<Exchange> {
  const { stored, ...exchange } = parsed;
  if (stored === undefined || !needsBody(exchange)) return exchange;
  const { request, response } = stored;
  const body = response === null ? exchange.body : await loadBody(response, loader);
  if (request === null) return { ...exchange, body };
  const { text, problems } = await loadBody(request, loader);
  return {
    ...exchange,
    request: { ...exchange.request, body: text },
    body: text === null ? withProblem(body, requestProblem(problems)) : body,
  };
}

/** Without the body of the request, items without a result are not found. */
function requestProblem(problems: readonly Problem[]): Problem {
  const [reason] = problems;
  return createProblem('body-not-saved', bodyMessages.requestNotLoaded(reason?.message ?? bodyMessages.damaged));
}

function withProblem(body: Body, problem: Problem): Body {
  return body.text === null
    ? { text: null, problems: [...body.problems, problem] }
    : { text: body.text, problems: [...body.problems, problem] };
}

async function loadBody(
  { content, contentEncoding, contentType, problems }: StoredBody,
  loader: BodyLoader,
): Promise<Body> {
  const read = content instanceof Uint8Array ? content : await loader.readFile(content.file);
  if (!(read instanceof Uint8Array)) return { text: null, problems: [createProblem('body-not-saved', read)] };
  const { bytes, problem } = await decoded(read, contentEncoding, loader);
  if (bytes === null)
    return { text: null, problems: [createProblem('body-corrupted', problem ?? bodyMessages.damaged)] };
  const body = textBody(decodeBytes(bytes, contentType));
  const lost = problem === null ? [] : [createProblem('body-corrupted', problem)];
  const [first, ...others] = [...body.problems, ...lost, ...problems];
  if (body.text !== null) return { text: body.text, problems: first === undefined ? [] : [first, ...others] };
  return { text: null, problems: [first ?? createProblem('body-not-text', bodyMessages.notText), ...others] };
}

/** Removes the content codings that bytes still have: the last one of the header first, and one that the header does not state. */
async function decoded(
  read: Uint8Array,
  contentEncoding: string | null,
  { decompress }: BodyLoader,
): Promise<Decompressed> {
  const stated = (contentEncoding ?? '').split(',').slice(-MAX_CODINGS).toReversed();
  let bytes = read;
  for (const name of [...stated, null]) {
    const coding = codingOf(bytes, name);
    if (coding === null) continue;
    const result = await decompress(bytes, coding);
    if (result.bytes === null || result.problem !== null) return result;
    bytes = result.bytes;
  }
  return { bytes, problem: null };
}

/** Servers apply one or two. */
const MAX_CODINGS = 4;
