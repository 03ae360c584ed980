import type { CheckContext } from '../context.ts';

/** Applies the rule about a document type declaration (XML 1.0 section 2.8), which precedes the root element. */
export function checkDoctype(text: string, context: CheckContext): void {
  const root = text.search(/<[A-Za-z_]/);
  const prolog = root < 0 ? text : text.slice(0, root);
  const start = prolog.indexOf('<!DOCTYPE');
  if (start >= 0) context.add('xml-doctype', 'body', [start, prolog.length]);
}
