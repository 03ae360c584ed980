/** Parses the cells of a CSV text (RFC 4180), independently of the code that writes them. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The rows of a CSV text as objects keyed by column title. @throws if a row has too few or too many cells */
export function csvTable(text: string): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(text);
  return rows.map((row) => {
    if (row.length !== head.length) throw new Error(`${row.length} cells instead of ${head.length}: ${row.join()}`);
    return Object.fromEntries(head.map((name, column) => [name, row[column] ?? '']));
  });
}
