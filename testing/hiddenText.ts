/** One invisible character of each kind: direction, zero width, filler, tag, half of a surrogate pair. */
export const HIDDEN = '\u202e\u200b\u3164\u{e0041}\ud800';

/** Any of these characters in a text. With the flag `u`, it does not match a half of a complete pair. */
export const HIDDEN_CHARACTER = /[\u202e\u200b\u3164\u{e0041}\ud800]/u;

/** A word with {@link HIDDEN} in it. The word finds the place that shows it. */
function hide(word: string): string {
  return `${word}${HIDDEN}z`;
}

/** The name of a file; names cannot contain halves of surrogate pairs. */
export const HIDDEN_FILE = `file\u202e\u200b\u3164\u{e0041}z.har`;

const RESPONSES = [423, 424, 200]
  .map(
    (status, index) =>
      `<D:response><D:href>/dav/${hide(`href${index}`)}</D:href><D:href>/dav/${hide(`other${index}`)}</D:href><D:status>HTTP/1.1 ${status} ${hide('reason')}</D:status><D:error><x:${hide('condition')}><D:href>${hide('conditionHref')}</D:href></x:${hide('condition')}></D:error><D:responsedescription>${hide('description')}</D:responsedescription><D:location><D:href>${hide('location')}</D:href></D:location></D:response>`,
  )
  .join('\n');
const PROPERTIES = `<D:response><D:href>/dav/${hide('properties')}</D:href><D:propstat><D:prop><x:${hide('property')}>${hide('value')}</x:${hide('property')}></D:prop><D:status>HTTP/1.1 403 ${hide('reason')}</D:status><D:error><x:${hide('condition')}>${hide('conditionText')}</x:${hide('condition')}></D:error><D:responsedescription>${hide('propstat')}</D:responsedescription></D:propstat></D:response>`;
const INVALID = `<D:response><D:href>/dav/${hide('invalid')}</D:href><D:status>${hide('status')}</D:status></D:response>`;

const MULTISTATUS = `<?xml version="1.0"?>
<D:multistatus xmlns:D="DAV:" xmlns:x="urn:${hide('namespace')}">
${RESPONSES}${PROPERTIES}${INVALID}
<D:responsedescription>${hide('whole')}</D:responsedescription><D:sync-token>${hide('token')}</D:sync-token></D:multistatus>`;

function item(status: number, index: number): object {
  return {
    id: hide(`id${index}`),
    status,
    error: {
      code: hide('code'),
      message: hide('message'),
      details: [{ target: hide('target'), message: hide('detail') }],
    },
  };
}

const TWO_LISTS = JSON.stringify({
  [hide('created')]: [item(201, 1), item(409, 2)],
  [hide('updated')]: [item(500, 3), item(200, 4)],
});
const BULK = JSON.stringify({
  errors: true,
  items: [{ [hide('index')]: { _id: hide('id'), status: 409, error: { type: hide('type'), reason: hide('reason') } } }],
});
const TOTALS = JSON.stringify({ total: 3, failed: 2, message: hide('message'), [hide('member')]: hide('value') });
const UNKNOWN = JSON.stringify({
  tulos: [
    { vast: hide('vast'), nimi: hide('nimi') },
    { vast: hide('other'), [hide('avain')]: hide('nimi') },
  ],
});
const LINES = [item(200, 1), item(404, 2)].map((line) => JSON.stringify(line)).join('\n');
const PARTS = `--edge\r\nContent-Type: application/http\r\nContent-ID: ${hide('part')}\r\n\r\nHTTP/1.1 404 ${hide('reason')}\r\nContent-Type: text/plain\r\n\r\n${hide('content')}\r\n--edge--\r\n`;

/** The bodies by the last step of their paths; each has {@link HIDDEN} in every text. */
const BODIES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  dav: ['application/xml', MULTISTATUS],
  json: ['application/json', TWO_LISTS],
  bulk: ['application/json', BULK],
  lines: ['application/x-ndjson', LINES],
  parts: ['multipart/mixed; boundary=edge', PARTS],
  totals: ['application/json', TOTALS],
  unknown: ['application/json', UNKNOWN],
  damaged: ['application/xml', `${MULTISTATUS.slice(0, -60)}<${hide('open')}`],
  html: ['text/html', `<html><title>${hide('title')}</title><p>${hide('page')}</p>`],
};

/** The last steps of the URLs in {@link hiddenHar}. */
export const HIDDEN_PATHS = Object.keys(BODIES);

/** Returns a HAR file whose names and texts all contain {@link HIDDEN}. */
export function hiddenHar(): string {
  const entries = Object.entries(BODIES).map(([path, [mimeType, text]]) => ({
    startedDateTime: '2026-01-02T03:04:05.678Z',
    time: 1,
    request: {
      method: path === 'dav' ? 'DELETE' : 'POST',
      url: `http://a.test/${hide('step')}/${path}?${hide('query')}`,
      httpVersion: hide('HTTP/1.1'),
      headers: [
        { name: hide('X-Request'), value: hide('request') },
        { name: 'X-Plain', value: hide('header') },
      ],
      postData: { mimeType: 'application/json', text: JSON.stringify([{ id: hide('id1') }, { id: hide('sent') }]) },
    },
    response: {
      status: 207,
      statusText: hide('Multi-Status'),
      httpVersion: hide('HTTP/1.1'),
      headers: [{ name: hide('X-Response'), value: hide('response') }],
      content: { mimeType: `${mimeType}; x=${hide('parameter')}`, text },
    },
  }));
  return JSON.stringify({ log: { version: '1.2', creator: { name: hide('creator'), version: '1' }, entries } });
}
