import type { Name } from '../read/xml/name.ts';

export const WEBDAV_EVIDENCE = (responses: number): string =>
  responses === 1
    ? 'DAV:multistatus with 1 DAV:response'
    : `DAV:multistatus with ${responses.toLocaleString('en')} DAV:response elements`;

/** The element's name as the specifications write it: `DAV:error`. */
function readableName(namespace: string, local: string): string {
  if (namespace === '') return local;
  if (namespace === 'DAV:') return `DAV:${local}`;
  if (namespace === 'urn:ietf:params:xml:ns:caldav') return `CALDAV:${local}`;
  if (namespace === 'urn:ietf:params:xml:ns:carddav') return `CARDDAV:${local}`;
  return `{${namespace}}${local}`;
}

export function readableClark(clark: string): string {
  const end = clark.indexOf('}');
  return readableName(clark.slice(1, end), clark.slice(end + 1));
}

export function foreignRoot(root: Name, text: string): string {
  const name = readableName(root.namespace, root.local);
  if (root.local === 'html') return 'The body is an HTML page, not a multistatus.';
  if (root.namespace === 'DAV:' && root.local === 'error') {
    const condition = /<(?:[\w.-]+:)?error[^>]*>\s*<([\w.:-]+)/.exec(text)?.[1];
    return `The body is a ${name}${condition ? ` (${condition})` : ''} about the request as a whole, not a multistatus.`;
  }
  if (root.local === 'multistatus') {
    return `The root element is multistatus in ${root.namespace === '' ? 'no namespace' : `the namespace "${root.namespace}"`}, not in "DAV:": this is not a WebDAV multistatus.`;
  }
  return `The root element is ${name}, not DAV:multistatus.`;
}

export function strayParts(names: readonly string[]): string {
  return `${names.map((name) => `DAV:${name}`).join(', ')} ${names.length === 1 ? 'stands' : 'stand'} directly under the root and ${names.length === 1 ? 'belongs' : 'belong'} to no DAV:response.`;
}
