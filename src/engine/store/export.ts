import { type LazyChecks, NO_CHECKS } from '../../core/checks/responseChecks.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { csvWriter } from '../../core/export/csv.ts';
import { jsonWriter } from '../../core/export/json.ts';
import { inParts } from '../../core/export/pieces.ts';
import { type ExportWriter, redactSelected, type Selection } from '../../core/export/selection.ts';
import { createRedactor } from '../../core/redact/redactor.ts';
import { VERSION } from '../../core/version.ts';
import { refusalMessages } from '../messages.ts';
import { type TaskReporter, callTask, type RefusedTasks, TaskRefusedError } from '../api/engineTask.ts';
import { exchangeRow } from './exchangeRow.ts';
import { exportSelection, scopeTest } from './exportSelection.ts';
import type { StoredExchange } from './storedExchange.ts';
import type { ExportFile, ExportFormat, ExportRequest, ExportText } from '../api/engineApi.ts';

const FORMATS: Readonly<
  Record<ExportFormat, { readonly mediaType: string; readonly writer: (selection: Selection) => ExportWriter }>
> = {
  json: { mediaType: 'application/json', writer: jsonWriter },
  csv: { mediaType: 'text/csv', writer: csvWriter },
};

/** Exports stored exchanges synchronously, without checks. */
export function exportText(stored: readonly StoredExchange[], request: ExportRequest): ExportText {
  const writer = writerOf(request);
  const exchanges = stored.filter(scopeTest(request)).map((one) => addTo(writer, one, request, () => NO_CHECKS));
  return { ...namesOf(request), pieces: inParts(whole(writer, exchanges)) };
}

function* whole(writer: ExportWriter, exchanges: readonly Iterable<string>[]): Iterable<string> {
  yield writer.head();
  for (const pieces of exchanges) yield* pieces;
  yield writer.foot();
}

/** Milliseconds of writing between two pauses. */
const SLICE = 6;

/** Characters in a Blob: it takes as long to create one as to encode thousands of characters. */
const BLOB = 1_000_000;

/** Writes files slice by slice; can be canceled. */
export interface Exporter {
  /**
   * @param stored the exchanges; none is used after the next one is requested
   * @returns null if it was canceled
   */
  readonly exportFile: (stored: AsyncIterable<StoredExchange>, request: ExportRequest) => Promise<ExportFile | null>;
  /** Cancels all running exports. */
  readonly cancel: () => void;
}

export interface ExporterOptions {
  /** Lets calls run between two slices. */
  readonly pause: () => Promise<void>;
  readonly taskReporter: Pick<TaskReporter, 'set'>;
  readonly refusedTasks: RefusedTasks;
  /** Loads the checks of exported responses. */
  readonly loadChecks: () => Promise<ChecksOf>;
}

/** Returns what the rules that are on find in a response. */
export type ChecksOf = (exchange: Exchange) => LazyChecks;

export function createExporter(options: ExporterOptions): Exporter {
  let cancelled = 0;
  return {
    exportFile: (stored, request) => {
      const before = cancelled;
      return exportFile(stored, request, options, () => cancelled === before);
    },
    cancel: () => void (cancelled += 1),
  };
}

async function exportFile(
  stored: AsyncIterable<StoredExchange>,
  request: ExportRequest,
  { pause, taskReporter, refusedTasks, loadChecks }: ExporterOptions,
  isWanted: () => boolean,
): Promise<ExportFile | null> {
  const { format, scope, query } = request;
  const { text, invert } = query;
  if (scope === 'filtered' && refusedTasks.has({ kind: 'filter', text, invert }))
    throw new TaskRefusedError(refusalMessages.exportFilter);
  const writer = writerOf(request);
  const { fileName, mediaType } = namesOf(request);
  const isInScope = scopeTest(request);
  const parts = createParts();
  const checks = loadChecks();
  // Thrown where it is awaited, if there is a response.
  checks.catch(() => undefined);
  let end = Date.now() + SLICE;
  try {
    for await (const one of stored) {
      if (!isInScope(one)) continue;
      const task = callTask('export', one.id, format, scope, scope === 'filtered' ? query : null);
      if (refusedTasks.has(task)) throw new TaskRefusedError(refusalMessages.export(nameOf(one)));
      // Reported until the next body is parsed: each report is a message, and there are thousands of responses.
      taskReporter.set(task);
      for (const piece of inParts(addTo(writer, one, request, await checks))) {
        parts.add(piece);
        if (Date.now() < end) continue;
        await pause();
        if (!isWanted()) return null;
        end = Date.now() + SLICE;
        taskReporter.set(task);
      }
    }
  } finally {
    taskReporter.set(null);
  }
  if (!isWanted()) return null;
  return { fileName, content: new Blob([writer.head(), ...parts.all(), writer.foot()], { type: mediaType }) };
}

/** Collects texts in Blobs, which can be stored outside of the JavaScript heap. */
function createParts(): { readonly add: (text: string) => void; readonly all: () => readonly Blob[] } {
  const blobs: Blob[] = [];
  let texts: string[] = [];
  let length = 0;
  const flush = (): void => {
    blobs.push(new Blob(texts));
    texts = [];
    length = 0;
  };
  return {
    add: (text) => {
      texts.push(text);
      length += text.length;
      if (length >= BLOB) flush();
    },
    all: () => {
      flush();
      return blobs;
    },
  };
}

function nameOf(one: StoredExchange): string {
  const { method, path } = exchangeRow(one);
  return `${method} ${path}`.trim();
}

function writerOf({ format, scope, query, secrets, leftOut = [] }: ExportRequest): ExportWriter {
  const filter =
    scope === 'filtered'
      ? [query.invert ? 'invert' : '', query.chip === 'all' ? '' : `chip:${query.chip}`, query.text]
          .filter((part) => part !== '')
          .join(' ')
      : null;
  const redactor = createRedactor({ enabled: !secrets });
  const writer = FORMATS[format].writer({
    scope,
    filter,
    redactor,
    leftOut: leftOut.map((left) => ({ ...left, why: redactor.text(left.why) })),
    generator: { name: 'multi-status', version: VERSION },
  });
  return { ...writer, add: (selected) => writer.add(redactSelected(redactor, selected)) };
}

function namesOf({ format, scope }: ExportRequest): { readonly fileName: string; readonly mediaType: string } {
  return { fileName: `multi-status-${scope}.${format}`, mediaType: FORMATS[format].mediaType };
}

/** @returns the text of an exchange; empty if it is not exported */
function addTo(
  writer: ExportWriter,
  one: StoredExchange,
  request: ExportRequest,
  checksOf: ChecksOf,
): Iterable<string> {
  const selected = exportSelection(one, request, checksOf(one.exchange));
  if (selected) return writer.add(selected);
  writer.skip(one.report, one.unanswered);
  return [];
}
