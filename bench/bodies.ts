/** Servers whose listings are generated. */
export type Listing = 'apache' | 'nextcloud' | 'caldav';

/**
 * Kinds of bodies: listings, a JSON batch, a listing with only empty properties, which has the most rows per byte, and a
 * JSON batch of failures, which has the most operations per byte that may have rows below them.
 */
export type Kind = Listing | 'json' | 'dense' | 'failures';

export const LISTINGS: readonly Listing[] = ['apache', 'nextcloud', 'caldav'];

const KINDS: readonly Kind[] = [...LISTINGS, 'json', 'dense', 'failures'];

/** A pseudorandom number generator from 0 to 1 (mulberry32), so that every run measures the same bodies. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Generates a body in which one part in twenty failed.
 *
 * @param bytes approximate length of the body in characters
 */
export function makeBody(kind: Kind, bytes: number): string {
  const random = seeded(bytes + KINDS.indexOf(kind));
  const { head, foot, response, between = '' } = SHAPES[kind];
  const parts = [head];
  let size = head.length;
  for (let index = 0; size < bytes; index += 1) {
    const part = (index === 0 ? '' : between) + response(index, random() < 0.05, random);
    parts.push(part);
    size += part.length;
  }
  parts.push(foot);
  return parts.join('');
}

export function contentTypeOf(kind: Kind): string {
  return kind === 'json' || kind === 'failures' ? 'application/json' : 'application/xml; charset=utf-8';
}

interface Shape {
  readonly head: string;
  readonly foot: string;
  readonly between?: string;
  readonly response: (index: number, failed: boolean, random: () => number) => string;
}

function hex(random: () => number): string {
  return Math.floor(random() * 2 ** 32).toString(16);
}

const SHAPES: Readonly<Record<Kind, Shape>> = {
  // In the style of mod_dav: each response declares its namespaces, and describes locks in detail.
  apache: {
    head: '<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">\n',
    foot: '</D:multistatus>\n',
    response: (index, failed, random) =>
      failed
        ? `<D:response>\n<D:href>/dav/files/folder-${index % 97}/file-${index}.txt</D:href>\n<D:status>HTTP/1.1 423 Locked</D:status>\n</D:response>\n`
        : `<D:response xmlns:lp1="DAV:" xmlns:lp2="http://apache.org/dav/props/">\n<D:href>/dav/files/folder-${index % 97}/file-${index}.txt</D:href>\n<D:propstat>\n<D:prop>\n<lp1:resourcetype/>\n<lp1:creationdate>2026-11-20T16:20:05Z</lp1:creationdate>\n<lp1:getcontentlength>${Math.floor(random() * 1e7)}</lp1:getcontentlength>\n<lp1:getlastmodified>Fri, 20 Nov 2026 16:20:05 GMT</lp1:getlastmodified>\n<lp1:getetag>"${hex(random)}-${hex(random)}"</lp1:getetag>\n<lp2:executable>F</lp2:executable>\n<D:supportedlock>\n<D:lockentry>\n<D:lockscope><D:exclusive/></D:lockscope>\n<D:locktype><D:write/></D:locktype>\n</D:lockentry>\n<D:lockentry>\n<D:lockscope><D:shared/></D:lockscope>\n<D:locktype><D:write/></D:locktype>\n</D:lockentry>\n</D:supportedlock>\n<D:lockdiscovery/>\n<D:getcontenttype>text/plain</D:getcontenttype>\n</D:prop>\n<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n</D:response>\n`,
  },
  // In the style of Nextcloud: one line, properties in three namespaces, a propstat with missing ones, names beyond Latin-1.
  nextcloud: {
    head: '<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns" xmlns:nc="http://nextcloud.org/ns">',
    foot: '</d:multistatus>\n',
    response: (index, failed, random) =>
      `<d:response><d:href>/remote.php/dav/files/alice/Fotos/%E5%86%99%E7%9C%9F-${index}.jpg</d:href><d:propstat><d:prop><d:displayname>写真 ${index}.jpg</d:displayname><d:getlastmodified>Fri, 20 Nov 2026 16:20:05 GMT</d:getlastmodified><d:getetag>&quot;${hex(random)}&quot;</d:getetag><d:getcontenttype>image/jpeg</d:getcontenttype><d:resourcetype/><d:getcontentlength>${Math.floor(random() * 1e7)}</d:getcontentlength><oc:id>${index}oc</oc:id><oc:fileid>${index}</oc:fileid><oc:permissions>RGDNVW</oc:permissions><oc:size>${index}</oc:size><oc:owner-id>alice</oc:owner-id><oc:owner-display-name>Alice</oc:owner-display-name><oc:favorite>0</oc:favorite><nc:has-preview>true</nc:has-preview><nc:mount-type/></d:prop><d:status>HTTP/1.1 ${failed ? '403 Forbidden' : '200 OK'}</d:status></d:propstat><d:propstat><d:prop><oc:downloadURL/><oc:comments-unread/><nc:note/><nc:sharees/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>`,
  },
  // In the style of a calendar query: one long value per response, with line ends as character references.
  caldav: {
    head: '<?xml version="1.0" encoding="utf-8"?>\n<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">',
    foot: '</multistatus>\n',
    response: (index, failed, random) =>
      failed
        ? `<response><href>/calendars/alice/work/${index}.ics</href><status>HTTP/1.1 404 Not Found</status></response>`
        : `<response><href>/calendars/alice/work/${index}.ics</href><propstat><prop><getetag>"${hex(random)}"</getetag><C:calendar-data>BEGIN:VCALENDAR&#13;\nVERSION:2.0&#13;\nPRODID:-//Example//EN&#13;\nBEGIN:VEVENT&#13;\nUID:${hex(random)}-${index}@example.test&#13;\nDTSTAMP:20261120T162005Z&#13;\nDTSTART:20261121T090000Z&#13;\nDTEND:20261121T100000Z&#13;\nSUMMARY:Besprechung ${index} – Planung &amp; Rückblick&#13;\nDESCRIPTION:${'Ein langer Text über das, was zu tun ist. '.repeat(8)}&#13;\nEND:VEVENT&#13;\nEND:VCALENDAR&#13;\n</C:calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat></response>`,
  },
  // In the style of a Microsoft Graph batch: one list, each item with headers and a body.
  json: {
    head: '{"responses":[',
    foot: ']}',
    between: ',',
    response: (index, failed, random) =>
      failed
        ? `{"id":"${index}","status":403,"headers":{"Content-Type":"application/json"},"body":{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.","innerError":{"date":"2026-11-20T16:20:05","request-id":"${hex(random)}"}}}}`
        : `{"id":"${index}","status":200,"headers":{"Content-Type":"application/json","ETag":"W/\\"${hex(random)}\\""},"body":{"id":"${hex(random)}","displayName":"Größe ${index}","mail":"user${index}@example.test","accountEnabled":${random() < 0.5},"size":${Math.floor(random() * 1e7)},"tags":["a","b"]}}`,
  },
  failures: {
    head: '{"responses":[',
    foot: ']}',
    between: ',',
    response: (index, severalErrors) =>
      severalErrors
        ? `{"id":"${index}","status":422,"error":{"code":"Invalid","message":"Two are invalid","details":[{"code":"NullValue","target":"name","message":"A name is needed"},{"code":"TooLong","target":"mail","message":"It is too long"}]}}`
        : `{"id":"${index}","status":403,"error":{"code":"Denied","message":"No access"}}`,
  },
  dense: {
    head: '<multistatus xmlns="DAV:">',
    foot: '</multistatus>',
    response: (index, failed) =>
      `<response><href>/dav/${index}</href><propstat><prop>${'<a/>'.repeat(98)}</prop><status>HTTP/1.1 ${failed ? '403 Forbidden' : '200 OK'}</status></propstat></response>`,
  },
};
