const LINES: ReadonlySet<string> = new Set(['application/x-ndjson', 'application/jsonl']);

/** Whether a media type is one of JSON or JSON Lines. */
export function isJsonType(essence: string): boolean {
  return /^(?:application|text)\/json$|\+json$/.test(essence) || isJsonLinesType(essence);
}

/** Whether a media type is one of JSON Lines, with a JSON text per line. */
export function isJsonLinesType(essence: string): boolean {
  return LINES.has(essence);
}
