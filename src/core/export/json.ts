import { createManifest, type ExportedParts } from './manifest.ts';
import { jsonPieces } from './pieces.ts';
import { responseOf } from './responseJson.ts';
import type { ExportWriter, Selected, Selection } from './selection.ts';

/** Writes the report that docs/report.schema.json describes, version 1. */
export function jsonWriter(selection: Selection): ExportWriter {
  const { generator } = selection;
  const manifest = createManifest(selection);
  let isEmpty = true;
  const add = (selected: Selected): Iterable<string> => {
    const before = isEmpty ? '\n    ' : ',\n    ';
    isEmpty = false;
    return responsePieces(before, selected, manifest.add(selected));
  };
  const head = (): string => {
    const text = JSON.stringify({ schemaVersion: 1, generator, exported: manifest.exported() }, null, 2);
    return `${text.slice(0, text.lastIndexOf('\n'))},\n  "responses": [`;
  };
  return {
    isStreamed: false,
    section: () => 0,
    add,
    skip: manifest.skip,
    head,
    foot: () => (isEmpty ? ']\n}\n' : '\n  ]\n}\n'),
  };
}

/** Creates the response, with its bodies, only when it is written. */
function* responsePieces(before: string, selected: Selected, { shown, causes }: ExportedParts): Iterable<string> {
  yield before;
  yield* jsonPieces(responseOf(selected, shown, causes), '    ');
}
