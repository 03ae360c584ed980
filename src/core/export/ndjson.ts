import { createManifest } from './manifest.ts';
import { jsonPieces } from './pieces.ts';
import { responseOf } from './responseJson.ts';
import type { ExportWriter, Selected, Selection } from './selection.ts';

/**
 * Writes a line for each response, which is an element of `responses` in docs/report.schema.json, and a last line with the other
 * members of the report: a text without it is not complete.
 */
export function ndjsonWriter(selection: Selection): ExportWriter {
  const { generator } = selection;
  const manifest = createManifest(selection);
  const add = (selected: Selected): Iterable<string> => {
    const { shown, causes } = manifest.add(selected);
    return line(() => responseOf(selected, shown, causes));
  };
  const foot = (): string => [...line(() => ({ schemaVersion: 1, generator, exported: manifest.exported() }))].join('');
  return { isStreamed: true, section: () => 0, add, skip: manifest.skip, head: () => '', foot };
}

// Some programs also end a line at these characters, which JSON allows in strings.
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** @param value creates the value when the line is written */
function* line(value: () => object): Iterable<string> {
  for (const piece of jsonPieces(value(), null))
    yield piece.replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`);
  yield '\n';
}
