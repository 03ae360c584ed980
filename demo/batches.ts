import { json, Router, type Request, type Response as ExpressResponse } from 'express';
import { asList, asRecord, asText } from './json.ts';

/** Batches in the formats of Microsoft Graph and tRPC. */
export function batchRouter(): Router {
  const router = Router();
  router.post('/$batch', json(), graphBatch);
  router.get('/trpc/:procedures', trpcBatch);
  return router;
}

interface GraphItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly dependsOn: readonly unknown[];
}

interface GraphResult {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

const GRAPH_USERS: ReadonlyMap<string, string> = new Map([
  ['ada', 'Ada Lovelace'],
  ['grace', 'Grace Hopper'],
]);
const GRAPH_GROUPS: ReadonlySet<string> = new Set(['board', 'readers']);

/**
 * `{ requests: [{ id, method, url, dependsOn }] }` to `{ responses: [{ id, status, headers, body }] }`. Microsoft Graph
 * returns 200; this API returns 207, as gateways with the same format do, so that it is listed by default.
 */
function graphBatch(request: Request, response: ExpressResponse): void {
  const items = asList(asRecord(request.body)['requests']).map((item): GraphItem => {
    const { id, method, url, dependsOn } = asRecord(item);
    return { id: asText(id), method: asText(method).toUpperCase(), url: asText(url), dependsOn: asList(dependsOn) };
  });
  const results = new Map<string, GraphResult>();
  for (const item of items) {
    const dependencyFailed = item.dependsOn.some((id) => (results.get(asText(id))?.status ?? 424) >= 400);
    results.set(
      item.id,
      dependencyFailed
        ? graphError(item.id, 424, 'FailedDependency', 'A request that this one depends on failed')
        : graphResponse(item),
    );
  }
  // In a different order than the requests, as in Microsoft Graph: only the ids match responses to requests.
  response.status(207).json({ responses: [...results.values()].toReversed() });
}

function graphResponse({ id, method, url }: GraphItem): GraphResult {
  const [, collection, name = ''] = url.split('/');
  if (collection === 'me')
    return { id, status: 200, headers: JSON_TYPE, body: { id: 'ada', displayName: GRAPH_USERS.get('ada') } };
  if (collection === 'reports')
    return graphError(id, 429, 'TooManyRequests', 'Too many requests', { 'Retry-After': '10' });
  if (collection === 'users' && method === 'GET') {
    const displayName = GRAPH_USERS.get(name);
    if (displayName !== undefined) return { id, status: 200, headers: JSON_TYPE, body: { id: name, displayName } };
  }
  if (collection === 'groups' && GRAPH_GROUPS.has(name)) {
    if (method === 'DELETE')
      return graphError(id, 403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
    return { id, status: 204, headers: {} };
  }
  return graphError(id, 404, 'Request_ResourceNotFound', `Resource '${name}' does not exist.`);
}

function graphError(
  id: string,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GraphResult {
  return { id, status, headers: { ...JSON_TYPE, ...headers }, body: { error: { code, message } } };
}

const POSTS: readonly { id: string; title: string }[] = [
  { id: '1', title: 'Hello' },
  { id: '2', title: '207 is not a success' },
];

/** tRPC's batch link: procedures in the path, their inputs numbered in `input`, results in the same order. */
function trpcBatch(request: Request, response: ExpressResponse): void {
  const inputs = asRecord(parse(asText(request.query['input'])));
  const procedures = asText(request.params['procedures']).split(',');
  const results = procedures.map((path, index) => trpcResponse(path, asRecord(inputs[index])));
  const statuses = new Set(results.map(({ status }) => status));
  const [first = 200] = statuses;
  // As in tRPC: the status that all results share, or 207 if they differ.
  response.status(statuses.size === 1 ? first : 207).json(results.map(({ body }) => body));
}

function trpcResponse(path: string, input: Readonly<Record<string, unknown>>): { status: number; body: unknown } {
  if (path === 'post.list') return { status: 200, body: { result: { data: POSTS } } };
  if (path === 'user.byId') {
    const id = asText(input['id']);
    const name = GRAPH_USERS.get(id);
    if (name !== undefined) return { status: 200, body: { result: { data: { id, name } } } };
    return trpcError(404, -32004, 'NOT_FOUND', path, `No user with id "${id}"`);
  }
  // tRPC does not allow calling a mutation with GET, and returns this message.
  if (path === 'post.delete') {
    return trpcError(
      405,
      -32005,
      'METHOD_NOT_SUPPORTED',
      path,
      `Unsupported GET-request to mutation procedure at path "${path}"`,
    );
  }
  return trpcError(404, -32004, 'NOT_FOUND', path, `No procedure found on path "${path}"`);
}

function trpcError(
  status: number,
  code: number,
  name: string,
  path: string,
  message: string,
): { status: number; body: unknown } {
  return { status, body: { error: { message, code, data: { code: name, httpStatus: status, path } } } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
