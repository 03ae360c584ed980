import type { FaultCode } from './fault.ts';

type Sentence = (detail: string, complete: number) => string;

const SENTENCES: Readonly<Record<FaultCode, Sentence>> = {
  cut: (element, complete) =>
    `The body is cut off${element ? ` inside <${element}>` : ''}: ${complete === 0 ? 'no response is complete' : `${complete} ${complete === 1 ? 'response is' : 'responses are'} complete, what came after is lost`}.`,
  'close-mismatch': (name) => `The end tag </${name}> closes an element while others inside it are still open.`,
  'close-without-open': (name) => `The end tag </${name}> closes nothing that is open.`,
  'stray-lt': () => 'A "<" that begins no tag.',
  'bad-tag': (written) => `A tag is written wrongly: ${written}`,
  'bad-name': (name) => `"${name}" is no name that XML allows.`,
  'attribute-lt': () => 'An attribute holds a "<" that is not escaped.',
  'attribute-twice': (name) => `The attribute "${name}" stands twice in one tag.`,
  'attribute-unquoted': (written) => `A tag holds something that is no attribute: ${written}`,
  'prefix-undeclared': (prefix) =>
    `The namespace prefix "${prefix}" is declared nowhere; on the elements of a multistatus it is taken for DAV:.`,
  'prefix-to-nothing': (prefix) =>
    `xmlns:${prefix}="" takes a prefix back, which XML 1.0 does not allow; its names count as being in no namespace.`,
  'name-colons': (name) =>
    `The name "${name}" is not one prefix and one local name; the first colon was taken to split it.`,
  'control-character': (code) => `The body holds the character ${code}, which XML forbids; it is shown as U+FFFD.`,
  'bare-ampersand': () => 'An "&" that begins no reference; it was read as it stands.',
  'unknown-entity': (name) => `The entity &${name}; is not known; it was left as it stands.`,
  'bad-reference': (reference) => `${reference} refers to a character that XML forbids; it is shown as U+FFFD.`,
  'surrogate-references': (reference) => `${reference} is half of a character; two such halves were put together.`,
  'cdata-end-in-text': () => 'A "]]>" outside of a CDATA section.',
  'comment-hyphens': () => 'A comment holds "--".',
  'declaration-inside': () => 'A second XML declaration stands inside the document.',
  'before-declaration': (written) =>
    written ? `Text stands before the XML: ${written}` : 'White space stands before the XML declaration.',
  'after-root': (written) => `Something follows after the end of the document: ${written}`,
  'no-root': () => 'There is no XML element in the body.',
  'doctype-entities': () => 'The body declares entities of its own; they are never expanded.',
  'too-deep': (levels) => `Elements are nested more than ${levels} levels deep.`,
};

export function xmlProblem(code: FaultCode, detail: string, count: number, complete: number): string {
  const sentence = SENTENCES[code](detail, complete);
  return count > 1 ? `${sentence} This happens ${count.toLocaleString('en')} times; here is the first.` : sentence;
}
