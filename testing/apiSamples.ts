import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from './jsonSample.ts';

/** A response in the shape that an API documents, with invented values, and the expected result. */
export interface ApiSample extends Sample {
  readonly name: string;
  /** Whether the body is NDJSON. */
  readonly lines?: boolean;
  /** A string is sent as it is, any other value as JSON. */
  readonly body: unknown;
  readonly dialect: string | null;
  /** `pointer status outcome label @request item (note) because of: message`, one per operation */
  readonly read: readonly string[];
}

/** A response that reports no sub-operations: entities, pages, jobs, in the shapes that public APIs document. */
export interface OrdinarySample extends Sample {
  readonly name: string;
  readonly body: unknown;
}

export const API_SAMPLES: readonly ApiSample[] = linesOf('apis.ndjson').map((line) => JSON.parse(line) as ApiSample);

export const ORDINARY_SAMPLES: readonly OrdinarySample[] = linesOf('ordinary.ndjson').map(
  (line) => JSON.parse(line) as OrdinarySample,
);

function linesOf(file: string): readonly string[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n');
}
