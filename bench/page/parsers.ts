import { warmUp } from '../../src/engine/worker/warmUp.ts';
import type { Exchange } from '../../src/core/har/exchange.ts';
import { contentTypeOf, type Kind, makeBody } from '../bodies.ts';
import { check, parse, parsedExchange, readAll, readHrefs } from '../read.ts';

/**
 * What is done with the body: read hrefs and statuses, or everything; only parse it; check it; and the parsers for comparison. All run in the thread
 * of the page, whose processor time can be measured.
 */
export type ParserJob = 'hrefs' | 'all' | 'parse' | 'checks' | 'DOMParser' | 'JSON.parse';

/** What the benchmark can run in the page with the parsers. */
export interface ParsersBench {
  /** Generates the body for the following measurements. */
  make(kind: Kind, bytes: number): void;
  /** Collects the garbage of earlier jobs. */
  collect(): void;
  /** Runs a job several times. */
  run(job: ParserJob, times: number): void;
}

// The engine's worker also does this when it starts.
warmUp();

let text = '';
let contentType = '';
let exchange: Exchange | null = null;

const jobs: Readonly<Record<ParserJob, () => unknown>> = {
  hrefs: () => readHrefs(text, contentType),
  all: () => readAll(text, contentType),
  parse: () => parse(text, contentType),
  checks: () => exchange && check(exchange),
  DOMParser: () => new DOMParser().parseFromString(text, 'application/xml').documentElement.firstElementChild,
  'JSON.parse': () => JSON.parse(text) as unknown,
};

const bench: ParsersBench = {
  make: (kind, bytes) => {
    text = makeBody(kind, bytes);
    contentType = contentTypeOf(kind);
    exchange = parsedExchange(text, contentType);
  },
  collect: () => window.gc?.(),
  run: (job, times) => {
    for (let time = 0; time < times; time += 1) {
      const result = jobs[job]();
      if (result === null || result === 0) throw new Error('nothing was parsed');
    }
  },
};
Object.assign(window, { parsers: bench });
