const START = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)\b/i;
const HEADING = /<(title|h1)\b[^>]{0,200}>([^<]{1,200})</gi;
/** A 4xx or 5xx, a reason phrase of RFC 9110 section 15, or the wording of proxies and frameworks. */
const ERROR =
  /(?:^|[^\w.,])[45]\d\d(?:\.\d+)?(?=$|[^\w,])|\b(?:bad request|unauthorized|forbidden|access denied|not found|request timed? ?-?out|too many requests|(?:internal )?server error|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|error page)\b|^error\b/i;
/** The title and first heading are within this many characters. */
const LONGEST_START = 4096;

/** The title of an HTML document that is an error page; null for any other text. */
export function errorPageTitle(text: string): string | null {
  const start = text.slice(0, LONGEST_START);
  if (!START.test(start)) return null;
  for (const [, , heading = ''] of start.matchAll(HEADING)) if (ERROR.test(heading)) return heading.trim();
  return null;
}
