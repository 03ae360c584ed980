import type { Violation, ViolationKind } from './structure/violation.ts';
import { catalog, type Message } from '../../model/message.ts';
import { repetitionMessages } from '../../model/messages.ts';
import type { Name } from '../xml/name.ts';
import { counted } from '../../text/format.ts';

/** The element's name as the specifications write it: `DAV:error`. */
function readableName(namespace: string, local: string): string {
  if (namespace === '') return local;
  if (namespace === 'DAV:') return `DAV:${local}`;
  if (namespace === 'urn:ietf:params:xml:ns:caldav') return `CALDAV:${local}`;
  if (namespace === 'urn:ietf:params:xml:ns:carddav') return `CARDDAV:${local}`;
  return `{${namespace}}${local}`;
}

/** A name in the form `{namespace}local` for display. Any other text, such as the code of an error in JSON, is returned as it is. */
export function readableClark(clark: string): string {
  const end = clark.indexOf('}');
  if (!clark.startsWith('{') || end < 0) return clark;
  return readableName(clark.slice(1, end), clark.slice(end + 1));
}

/** The name of an element in a sentence: `DAV:status`, `status (in no namespace)`. */
export function elementName({ namespace, local }: Name): string {
  return namespace === '' && !local.includes(':') ? `${local} (in no namespace)` : readableName(namespace, local);
}

/** `DAV:status ("HTTP/1.1 423 Locked")` */
export function elementWith(name: Name, content: string): string {
  const collapsed = content.replace(/\s+/g, ' ').trim();
  const shown = collapsed.length > CONTENT_LENGTH ? `${collapsed.slice(0, CONTENT_LENGTH)}…` : collapsed;
  return shown === '' ? elementName(name) : `${elementName(name)} ("${shown}")`;
}

const CONTENT_LENGTH = 60;

/** Evidence and problems of a WebDAV body. A root element is passed by its readable name, such as `DAV:multistatus`. */
export const davMessages = catalog('dav', {
  /** How the operations were recognized. */
  evidence: (responses: number, isLenient: boolean): string => {
    const root = isLenient ? 'multistatus that is not in "DAV:"' : 'DAV:multistatus';
    return `${root} with ${counted(responses, 'DAV:response', 'DAV:response elements')}`;
  },
  htmlRoot: 'The body is an HTML page, not a multistatus.',
  /** @param condition first element in the `DAV:error`; '' without one */
  errorRoot: (condition: string): string =>
    `The body is a DAV:error${condition === '' ? '' : ` (${condition})`} about the request as a whole, not a multistatus.`,
  otherRoot: (root: string): string => `The root element is ${root}, not DAV:multistatus.`,
  otherRootParsed: (root: string): string => `The root element is ${root}, not DAV:multistatus; it was parsed as one.`,
  otherRootWith: (root: string, responses: number): string =>
    `The root element is ${root}, not DAV:multistatus; ${counted(responses, 'DAV:response', 'DAV:response elements')} inside it ${responses === 1 ? 'was' : 'were'} parsed.`,
  /** @param namespace '' for no namespace */
  foreignMultistatus: (namespace: string): string =>
    `The root element is multistatus in ${namespace === '' ? 'no namespace' : `the namespace "${namespace}"`}, not in "DAV:"; it was parsed as a WebDAV multistatus.`,
  severalStatuses:
    'A response or propstat has several DAV:status elements. The first is displayed, and the worst decides the outcome.',
  nested:
    'A DAV:response is inside another DAV:response, which RFC 4918 does not allow. It is listed below the outer one.',
  wrapped: (elements: string): string =>
    `DAV:response elements are inside elements other than DAV:multistatus: ${elements}.`,
  misplaced: (elements: string, times: number): string =>
    `${times === 1 ? 'An element is' : 'Elements are'} outside the DAV:response or DAV:propstat that ${times === 1 ? 'it belongs' : 'they belong'} to, and ${times === 1 ? 'was' : 'were'} not parsed: ${elements}.`,
  foreign: (elements: string): string =>
    `Elements have the names of multistatus elements but are not in "DAV:", and were not parsed: ${elements}.`,
  text: (text: string): string => `The multistatus has text between its elements: ${text}`,
  tooNested: 'DAV:response elements are nested too deeply. The innermost ones were not parsed.',
});

/**
 * Why a root element is not a multistatus.
 *
 * @param condition first element in a `DAV:error`
 * @param isLenient whether it was parsed as a multistatus anyway
 * @param inside number of responses found in it
 */
export function rootMessage(root: Name, condition: string | null, isLenient: boolean, inside: number): Message {
  const { namespace, local } = root;
  const name = readableName(namespace, local);
  if (isLenient)
    return namespace === 'DAV:' ? davMessages.otherRootParsed(name) : davMessages.foreignMultistatus(namespace);
  if (inside > 0) return davMessages.otherRootWith(name, inside);
  if (local === 'html') return davMessages.htmlRoot;
  return namespace === 'DAV:' && local === 'error'
    ? davMessages.errorRoot(condition ?? '')
    : davMessages.otherRoot(name);
}

const ODDITIES: Readonly<Record<ViolationKind, (details: string, count: number) => Message>> = {
  'several-statuses': () => davMessages.severalStatuses,
  nested: () => davMessages.nested,
  wrapped: (details) => davMessages.wrapped(details),
  misplaced: (details, times) => davMessages.misplaced(details, times),
  foreign: (details) => davMessages.foreign(details),
  text: (details) => davMessages.text(details),
  'too-nested': () => davMessages.tooNested,
};

export function violationMessage({ kind, details, count: times }: Violation): Message {
  const message = ODDITIES[kind]([...details].join(', '), times);
  return times > 1 ? repetitionMessages.repeated(message, times) : message;
}
