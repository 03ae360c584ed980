/** Whether a text begins like an XML document. */
export function isXml(text: string): boolean {
  return /^\uFEFF?\s{0,100}</.test(text);
}

/**
 * The end of a secret in XML text, so that it contains no markup: at the next tag, unless it is in a CDATA section of its own.
 *
 * @returns `end` if there is no markup before it
 */
export function endBeforeMarkup(text: string, start: number, end: number): number {
  // The end of a CDATA section may begin in the secret.
  const value = text.slice(start, end + 2);
  const isCdata = /<!\[CDATA\[\s*$/.test(text.slice(Math.max(0, start - 40), start));
  const markup = (isCdata ? /\]\]>/ : /<|\]\]>/).exec(value);
  return markup === null ? end : Math.min(end, start + markup.index);
}

/**
 * Whether a part of a JSON or XML text is in the name of a member or element, or in the URI of a namespace. Another name would change the
 * structure.
 */
export function isInName(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 100), start);
  if (isXml(text)) return /<\/?(?:[\w.-]+:)?[\w.-]*$|\sxmlns(?::[\w.-]+)?=["'][^"'<>]*$/.test(before);
  return /[{,]\s*\\*"[\w.$-]*$/.test(before) && /^[\w.$-]{0,100}\\*"\s*:/.test(text.slice(end, end + 120));
}
