import { catalog, type Message } from '../../model/message.ts';
import { repetitionMessages } from '../../model/messages.ts';
import { counted } from '../../text/format.ts';
import type { Fault, FaultCode } from './fault.ts';

/**
 * @param detail the name, prefix or characters that caused the fault
 * @param complete number of responses before the fault
 */
type FaultTemplate = (detail: string, complete: number) => string;

const FAULTS: Readonly<Record<FaultCode, FaultTemplate>> = {
  cut: (element, complete) =>
    `The body is truncated${element === '' ? '' : ` inside <${element}>`}: ${
      complete === 0 ? 'no response is complete' : `${counted(complete, 'response is', 'responses are')} complete`
    }, and the rest is missing.`,
  'close-mismatch': (name) => `The end tag </${name}> closes an element while elements inside it are still open.`,
  'close-without-open': (name) => `The end tag </${name}> has no matching start tag.`,
  'stray-lt': () => 'A "<" does not start a tag.',
  'bad-tag': (tag) => `A tag is not well-formed: ${tag}`,
  'bad-name': (name) => `"${name}" is not a valid XML name.`,
  'attribute-lt': () => 'An attribute value contains an unescaped "<".',
  'attribute-twice': (name) => `A tag has the attribute "${name}" more than once.`,
  'attribute-unquoted': (attribute) => `A tag contains something that is not a valid attribute: ${attribute}`,
  'prefix-undeclared': (prefix) =>
    `The namespace prefix "${prefix}" is not declared. On the elements of a multistatus it is parsed as DAV:.`,
  'prefix-to-nothing': (prefix) =>
    `xmlns:${prefix}="" undeclares a prefix, which XML 1.0 does not allow. Its names are parsed as names without a namespace.`,
  'name-colons': (name) =>
    `The name "${name}" has more than one colon or an empty part. It is split at the first colon.`,
  'control-character': (code) =>
    `The body contains the character ${code}, which XML does not allow. It is displayed as U+FFFD.`,
  'bare-ampersand': () => 'An "&" does not start a reference. It is kept as text.',
  'unknown-entity': (name) => `The entity &${name}; is not defined. It is kept as text.`,
  'bad-reference': (reference) =>
    `${reference} refers to a character that XML does not allow. It is displayed as U+FFFD.`,
  'surrogate-references': (reference) => `${reference} is one half of a surrogate pair. The two halves were combined.`,
  'cdata-end-in-text': () => 'The text contains "]]>" outside a CDATA section.',
  'comment-hyphens': () => 'A comment contains "--".',
  'declaration-inside': () => 'The document contains a second XML declaration.',
  'before-declaration': (text) =>
    text === '' ? 'The body has white space before the XML declaration.' : `The body has text before the XML: ${text}`,
  'after-root': (text) => `The body has content after the end of the document: ${text}`,
  'no-root': () => 'The body has no XML element.',
  'doctype-entities': () => 'The body declares its own entities. They are not expanded.',
  'too-deep': (levels) => `Elements are nested more than ${levels} levels deep.`,
};

export const xmlMessages = catalog('xml', FAULTS);

/** @param complete number of responses before the fault */
export function faultMessage({ code, detail, count: times }: Fault, complete: number): Message {
  const message = xmlMessages[code](detail, complete);
  return times > 1 ? repetitionMessages.repeated(message, times) : message;
}
