// Spreadsheets may drop whitespace and characters that are not visible, such as U+200B, U+FEFF and NUL.
const VISIBLE = /[^\p{C}\p{Z}\s\p{Default_Ignorable_Code_Point}]/u;
/** The signs before a formula, also in full width and in other forms. */
const SIGN = /[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/;
/** Text that starts with an ASCII letter, a digit or a slash, as nearly all text does. */
const USUAL = /^[\w/]/;
const NEEDS_QUOTES = /^ |[\r\n",\uFEFF]| $/;

/** Formats a record of a CSV file (RFC 4180 section 2) with its line break. An apostrophe is added before a formula. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  if (!USUAL.test(value) && isFormula(value)) return quoted(`'${value}`);
  return NEEDS_QUOTES.test(value) ? quoted(value) : value;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Whether a spreadsheet may interpret a text as a formula. */
function isFormula(text: string): boolean {
  return /^[\t\r]/.test(text) || SIGN.test(VISIBLE.exec(text)?.[0] ?? '');
}
