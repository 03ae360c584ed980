/** Characters that XML 1.0 (section 2.2) does not allow. With the flag `u`, the range of surrogates matches only those without their other half. */
// oxlint-disable-next-line no-control-regex -- control characters are matched on purpose
const NOT_ALLOWED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;

/** Text for the content of an element: characters that XML does not allow are replaced by U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(NOT_ALLOWED, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Formats attributes, each after a space. Line breaks and tabs are escaped, since parsers replace them by spaces. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${attributeText(String(value))}"`)
    .join('');
}

function attributeText(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
