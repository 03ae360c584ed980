/** Text that a spreadsheet interprets as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /^ |[\r\n",\uFEFF]| $/;

/** Formats a record of a CSV file (RFC 4180 section 2) with its line break. An apostrophe is added before a formula. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  if (FORMULA.test(value)) return quoted(`'${value}`);
  return NEEDS_QUOTES.test(value) ? quoted(value) : value;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
