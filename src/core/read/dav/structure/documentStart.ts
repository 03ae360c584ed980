const ROOT = /<(?:[\w.-]+:)?(?:multistatus|mkcol-response|mkcalendar-response)[\s/>]/;
const PROLOG = /<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>|\s|\ufeff/g;
// Warnings from a script take a few lines. A multistatus further in than this is part of another document.
const MAX_OFFSET = 20_000;

/**
 * Returns the offset where the XML document starts: 0, or the end of the text that a server put before it, such as PHP warnings.
 */
export function documentStart(text: string): number {
  const head = text.slice(0, MAX_OFFSET);
  const root = ROOT.exec(head);
  if (!root || root.index === 0) return 0;
  const junk = head.slice(0, root.index).replace(PROLOG, '');
  if (junk === '') return 0;
  const declaration = head.lastIndexOf('<?xml', root.index);
  if (declaration > 0) return declaration;
  // Without a declaration, an element before the multistatus is the real root.
  return /<[A-Za-z_]/.test(junk) ? 0 : root.index;
}
