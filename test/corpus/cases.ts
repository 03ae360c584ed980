import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseHarEntry } from '../../src/core/har/harEntry.ts';
import type { Exchange } from '../../src/core/har/exchange.ts';
import { isMultistatus } from '../../src/core/read/parseExchange.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { EXPORT_ALL, textOf } from '../../testing/export.ts';
import type { ReportFile, ReportResponse } from './report.ts';
import type { Truth } from './truth.ts';

export interface Entry {
  readonly comment: string;
  readonly request: { readonly method: string; readonly postData?: { readonly text?: string } };
  readonly response: {
    readonly status: number;
    readonly content: { readonly text?: string; readonly encoding?: string };
  };
}

/** A recorded response with its expected results. */
export interface Case {
  /** `apache/40-delete-collection-locked-members` */
  readonly name: string;
  readonly kind: Kind;
  readonly entry: Entry;
  readonly truth: Truth;
}

export type Kind = 'webdav' | 'json';

/** The paths of the HAR files of one kind. */
export function harFiles(kind: Kind): { readonly name: string; readonly path: string }[] {
  const folder = join(import.meta.dirname, kind);
  const files = readdirSync(folder).filter((file) => file.endsWith('.har.gz'));
  return files.toSorted().map((file) => ({ name: file.slice(0, -'.har.gz'.length), path: join(folder, file) }));
}

export function casesOf(kind: Kind, only?: string): Case[] {
  return harFiles(kind)
    .filter(({ name }) => only === undefined || name === only)
    .flatMap(({ name, path }) => {
      const har = unpacked(path) as { readonly log: { readonly entries: readonly Entry[] } };
      const truths = unpacked(path.replace(/\.har\.gz$/, '.truth.json.gz')) as Readonly<Record<string, Truth>>;
      return har.log.entries.map((entry) => {
        const truth = truths[entry.comment];
        if (!truth) throw new Error(`nothing is known of ${name}/${entry.comment}`);
        return { name: `${name}/${entry.comment}`, kind, entry, truth };
      });
    });
}

const loaded = new Map<string, ReadonlyMap<string, Case>>();

/** The case with this name: its HAR file and the comment of its entry. */
export function caseOf(name: string): Case {
  const [file = ''] = name.split('/');
  let cases = loaded.get(file);
  if (!cases) {
    cases = new Map(casesOf(file === 'shapes' ? 'json' : 'webdav', file).map((one) => [one.name, one]));
    loaded.set(file, cases);
  }
  const found = cases.get(name);
  if (!found) throw new Error(`no case is called ${name}`);
  return found;
}

export function exchangeOfCase({ entry }: Case, index = 0): Exchange {
  return parseHarEntry(entry, null, { entry: index, file: null });
}

/** The report of `--format json --batches --no-redact`, made in this process; null if the case is not a multi-status response. */
export function reportOf(one: Case): ReportResponse | null {
  const exchange = exchangeOfCase(one);
  if (!isMultistatus(exchange, true)) return null;
  const engine = createEngine();
  engine.addExchange(exchange);
  const report = JSON.parse(textOf(engine.export(EXPORT_ALL))) as ReportFile;
  return report.responses[0] ?? null;
}

function unpacked(path: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
}
