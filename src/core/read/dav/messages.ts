import type { Violation, ViolationKind } from './structure/violation.ts';
import type { Name } from '../xml/name.ts';
import { counted } from '../../text/format.ts';

export function evidence(responses: number, isLenient: boolean): string {
  const root = isLenient ? 'multistatus that is not in "DAV:"' : 'DAV:multistatus';
  return `${root} with ${counted(responses, 'DAV:response', 'DAV:response elements')}`;
}

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

/** An element for a sentence: `DAV:status`, `status in no namespace`. */
export function elementName({ namespace, local }: Name): string {
  return namespace === '' && !local.includes(':') ? `${local} (in no namespace)` : readableName(namespace, local);
}

/** `DAV:status ("HTTP/1.1 423 Locked")` */
export function elementWith(name: Name, content: string): string {
  const said = content.replace(/\s+/g, ' ').trim();
  const shown = said.length > CONTENT_LENGTH ? `${said.slice(0, CONTENT_LENGTH)}…` : said;
  return shown === '' ? elementName(name) : `${elementName(name)} ("${shown}")`;
}

const CONTENT_LENGTH = 60;

/**
 * Why a root element is not a multistatus.
 *
 * @param condition first element in a `DAV:error`
 * @param isLenient it was parsed as a multistatus in spite of that
 * @param inside number of responses that were found inside it
 */
export function foreignRoot(root: Name, condition: string | null, isLenient: boolean, inside: number): string {
  const name = readableName(root.namespace, root.local);
  if (isLenient) {
    const where = root.namespace === '' ? 'no namespace' : `the namespace "${root.namespace}"`;
    return root.namespace === 'DAV:'
      ? `The root element is ${name}, not DAV:multistatus; it was parsed as one.`
      : `The root element is multistatus in ${where}, not in "DAV:"; it was parsed as a WebDAV multistatus.`;
  }
  if (inside > 0)
    return `The root element is ${name}, not DAV:multistatus; ${counted(inside, 'DAV:response', 'DAV:response elements')} inside it ${inside === 1 ? 'was' : 'were'} parsed.`;
  if (root.local === 'html') return 'The body is an HTML page, not a multistatus.';
  if (root.namespace === 'DAV:' && root.local === 'error')
    return `The body is a ${name}${condition === null ? '' : ` (${condition})`} about the request as a whole, not a multistatus.`;
  return `The root element is ${name}, not DAV:multistatus.`;
}

const ODDITIES: Readonly<Record<ViolationKind, (details: string, count: number) => string>> = {
  'several-statuses': () =>
    'A response or propstat has several DAV:status elements; the first is shown, the worst decides the outcome.',
  nested: () => 'A DAV:response is inside another DAV:response, which RFC 4918 does not allow; it is shown below it.',
  wrapped: (details) => `DAV:response elements are inside other elements than DAV:multistatus: ${details}.`,
  misplaced: (details, count) =>
    `${count === 1 ? 'An element is' : 'Elements are'} outside the DAV:response or DAV:propstat that ${count === 1 ? 'it belongs' : 'they belong'} to, and ${count === 1 ? 'was' : 'were'} not parsed: ${details}.`,
  foreign: (details) =>
    `Elements look like parts of a multistatus but are not in "DAV:", and were not parsed: ${details}.`,
  text: (details) => `Text is between the elements of the multistatus: ${details}`,
  'too-nested': () => 'DAV:response elements are nested too deep; the innermost ones were not parsed.',
};

export function violationMessage({ kind, details, count }: Violation): string {
  const sentence = ODDITIES[kind]([...details].join(', '), count);
  return count > 1 ? `${sentence} This happens ${count.toLocaleString('en')} times; here is the first.` : sentence;
}
