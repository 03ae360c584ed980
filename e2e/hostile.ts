import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server whose responses contain, in every name and text, payloads that try to run code, load resources or navigate. */
export interface HostileServer {
  readonly url: string;
  /** The paths under /attack that were requested; there must be none. */
  readonly attacks: readonly string[];
  close(): Promise<void>;
}

export const PATHS = ['/dav', '/json', '/lines', '/parts', '/rules'] as const;

/** Each is detectable when it runs: by a request for /attack, a dialog, or an element in the panel. */
export const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=/attack/img onerror=alert(1)>',
  '<svg onload=alert(1)><image href=/attack/svg></image></svg>',
  '<style>@import "/attack/style"; * { display: none }</style>',
  '<iframe src=/attack/frame srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href=/attack/link ping=/attack/ping autofocus onfocus=alert(1)>x</a>',
  '<link rel=stylesheet href=/attack/sheet><meta http-equiv=refresh content="0;url=/attack/meta">',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '</script></style></textarea></title><script>alert(1)</script>',
  '"><object data=/attack/object></object>',
  '{{constructor.constructor("alert(1)")()}}${alert(1)}<%= alert(1) %>',
  '\u202egnp.exe\u202c\u2066\u200b',
  '__proto__',
];

const PAGE = '<!doctype html><title>Hostile</title><link rel="icon" href="data:,"><h1>Hostile</h1>';
const XHTML = 'http://www.w3.org/1999/xhtml';

export async function startHostileServer(): Promise<HostileServer> {
  const attacks: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/attack')) attacks.push(path);
    respond(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    attacks,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function respond({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const kind = PATHS.find((path) => url.startsWith(path));
  if (kind === undefined) {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    return;
  }
  const [type, body] = BODIES[kind];
  response.statusMessage = 'Multi <img src=/attack/reason onerror=alert(1)>';
  for (const [index, payload] of PAYLOADS.entries())
    response.setHeader(`X-Attack-${index}`, payload.replaceAll(/[^ -~]/gu, '?'));
  response.setHeader('Content-Type', type);
  response.statusCode = 207;
  response.end(body);
}

const BODIES: Readonly<Record<(typeof PATHS)[number], readonly [type: string, body: string]>> = {
  '/dav': ['application/xml; charset=utf-8', multistatus()],
  '/json': ['application/json; x="<img src=/attack/type>"', JSON.stringify({ items: PAYLOADS.map(item) })],
  '/lines': ['application/x-ndjson', PAYLOADS.map((payload) => JSON.stringify(item(payload))).join('\n')],
  '/parts': ['multipart/mixed; boundary=edge', multipart()],
  // Nothing is recognized in this body; its member names appear in the form for parsing rules.
  '/rules': ['application/json', JSON.stringify({ tulos: PAYLOADS.slice(0, 6).map(unknownItem) })],
};

function item(payload: string): object {
  return { id: payload, status: 404, message: payload, error: { code: payload, [payload]: payload } };
}

function unknownItem(payload: string, index: number): object {
  return { vast: index % 2 === 0 ? '200' : '409', ...Object.fromEntries(PAYLOADS.map((name) => [name, payload])) };
}

function multistatus(): string {
  const responses = PAYLOADS.map((payload) => {
    const text = escaped(payload);
    // Also as markup, in the namespace in which browsers execute it.
    const markup = `<h:div xmlns:h="${XHTML}"><h:script>alert(1)</h:script><h:img src="/attack/alive" onerror="alert(1)"/></h:div>`;
    return `<D:response><D:href>${text}</D:href><D:propstat><D:prop><D:displayname>${text}</D:displayname><x:script xmlns:x="${text}">${text}</x:script><h:iframe xmlns:h="${XHTML}" src="/attack/name"/><D:comment>${markup}</D:comment></D:prop><D:status>HTTP/1.1 403 ${text}</D:status><D:error><x:img xmlns:x="${XHTML}"><D:href>${text}</D:href></x:img></D:error><D:responsedescription>${text}</D:responsedescription></D:propstat><D:location><D:href>${text}</D:href></D:location></D:response>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="/attack/xslt" type="text/xsl"?><D:multistatus xmlns:D="DAV:">${responses.join('\n')}<D:responsedescription>${escaped(PAYLOADS.join(' '))}</D:responsedescription><D:sync-token>${escaped(PAYLOADS[1] ?? '')}</D:sync-token></D:multistatus>`;
}

function multipart(): string {
  const parts = PAYLOADS.map(
    (payload) =>
      `--edge\r\nContent-Type: application/http\r\nContent-ID: ${payload}\r\n\r\nHTTP/1.1 404 ${payload}\r\nContent-Type: text/html\r\nX-Attack: ${payload}\r\n\r\n${payload}\r\n`,
  );
  return `${parts.join('')}--edge--\r\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
