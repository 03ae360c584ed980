import { warmUp } from '../../src/engine/worker/warmUp.ts';
import { readAll, readHrefs } from '../read.ts';

/** What the worker measures with the body that it received last: parsing hrefs, parsing everything, or `JSON.parse`. */
export type Job = 'hrefs' | 'all' | 'parse';

export type JobMessage =
  | { readonly kind: 'body'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'job'; readonly job: Job };

// The engine's worker also does this when it starts.
warmUp();

let text = '';
let contentType = '';

const jobs: Readonly<Record<Job, () => unknown>> = {
  hrefs: () => readHrefs(text, contentType),
  all: () => readAll(text, contentType),
  parse: () => JSON.parse(text),
};

addEventListener('message', ({ data }: MessageEvent<JobMessage>) => {
  if (data.kind === 'body') {
    ({ text, contentType } = data);
    postMessage(0);
    return;
  }
  // The garbage of the previous job must not be collected during this one.
  globalThis.gc?.();
  const started = performance.now();
  const result = jobs[data.job]();
  const took = performance.now() - started;
  if (result === undefined) throw new Error('nothing was parsed');
  postMessage(took);
});
