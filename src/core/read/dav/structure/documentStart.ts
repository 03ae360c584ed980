const ROOT = /<(?:[\w.-]+:)?(?:multistatus|mkcol-response|mkcalendar-response)[\s/>]/;
const PROLOG = /<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>|\s|\ufeff/g;
// Warnings of a broken script are a few lines; farther in than this a multistatus is something inside another document.
const FAR = 20_000;

/**
 * Where the XML document begins: 0, but behind the text where a server puts some before it (PHP warnings are the usual ones).
 */
export function documentStart(text: string): number {
  const head = text.slice(0, FAR);
  const root = ROOT.exec(head);
  if (!root || root.index === 0) return 0;
  const junk = head.slice(0, root.index).replace(PROLOG, '');
  if (junk === '') return 0;
  const declaration = head.lastIndexOf('<?xml', root.index);
  if (declaration > 0) return declaration;
  // Without a declaration an element before it is the real root, and the multistatus a part of that.
  return /<[A-Za-z_]/.test(junk) ? 0 : root.index;
}
