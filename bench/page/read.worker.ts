import { warmUp } from '../../src/engine/worker/warmUp.ts';
import { readAll, readHrefs } from '../read.ts';

/** What a thread of its own is asked to do with the text that it was given, and the milliseconds that it answers. */
export type Job = 'hrefs' | 'all' | 'parse';

export type JobMessage =
  | { readonly kind: 'take'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'do'; readonly job: Job };

// As the engine's worker does when it starts.
warmUp();

let text = '';
let contentType = '';

const jobs: Readonly<Record<Job, () => unknown>> = {
  hrefs: () => readHrefs(text, contentType),
  all: () => readAll(text, contentType),
  parse: () => JSON.parse(text),
};

addEventListener('message', ({ data }: MessageEvent<JobMessage>) => {
  if (data.kind === 'take') {
    ({ text, contentType } = data);
    postMessage(0);
    return;
  }
  // What the job before has left is not this one's to clear away.
  globalThis.gc?.();
  const started = performance.now();
  const result = jobs[data.job]();
  const took = performance.now() - started;
  if (result === undefined) throw new Error('nothing was read');
  postMessage(took);
});
