/** The documents other than RFCs that rules name. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'OData 4.01 batch processing':
    'https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_BatchRequests',
  'Zalando RESTful API guidelines #152': 'https://opensource.zalando.com/restful-api-guidelines/#152',
};

/** Returns the URL of a section that a rule names: `RFC 4918 9.6.1`; null if the document is not known. */
export function specLink(spec: string): string | null {
  const [, number, section] = /^RFC (\d+) ([\d.A-Z]+)$/.exec(spec) ?? [];
  if (number === undefined || section === undefined) return DOCUMENTS[spec] ?? null;
  const anchor = /^[A-Z]/.test(section) ? `appendix-${section}` : `section-${section}`;
  return `https://www.rfc-editor.org/rfc/rfc${number}.html#${anchor}`;
}
