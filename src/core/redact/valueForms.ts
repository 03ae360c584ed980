const XML_REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A secret in the forms in which texts of other formats repeat it: in JSON, XML, URLs and forms. */
export function formsOf(value: string): ReadonlySet<string> {
  const forms = new Set([value]);
  if (value.length > 10_000 || /^[\w.~-]*$/.test(value)) return forms;
  forms.add(JSON.stringify(value).slice(1, -1));
  forms.add(value.replace(/[&<>"]/g, (sign) => XML_REFERENCES[sign] ?? sign));
  forms.add(value.replace(/[&<>]/g, (sign) => XML_REFERENCES[sign] ?? sign));
  if (!value.isWellFormed()) return forms;
  const encoded = encodeURIComponent(value);
  forms.add(encoded);
  forms.add(encoded.replaceAll('%20', '+'));
  forms.add(encodeURI(value));
  return forms;
}
