import { captureResponses } from '../src/extension/capture/capture.ts';
import { FakeDevTools, FakeIntake, fakeRequest, fakeSettings, type FakeRequest } from '../testing/fakeDevTools.ts';
import type { Amount, Figure } from './figure.ts';
import { compared, interleave, processorTime } from './measure.ts';
import type { Run } from './run.ts';

const REQUESTS = 10_000;
const TYPES = ['text/html', 'text/css', 'text/javascript', 'image/png', 'application/json', 'font/woff2'];
const SECTION = 'Capture';

/** Measures the cost of capture on a page with many ordinary requests, none of which is a multi-status response. */
export async function capture({ quick }: Run): Promise<Figure[]> {
  let requested = 0;
  let added = 0;
  const rounds = await interleave(
    [
      {
        name: 'ours',
        run: async () => {
          const devtools = new FakeDevTools();
          const intake = new FakeIntake();
          captureResponses(devtools, intake, fakeSettings(), (error) => {
            throw error;
          });
          const requests = ordinary();
          const took = await processorTime(() => {
            for (const request of requests) devtools.finish(request);
          });
          requested += requests.reduce((sum, request) => sum + request.callbacks.length, 0);
          added += intake.calls.length;
          return took;
        },
      },
      {
        name: 'copy',
        run: () => {
          const requests = ordinary();
          const copies: unknown[] = [];
          return processorTime(() => {
            for (const { request, response } of requests) copies.push(structuredClone({ request, response }));
          });
        },
      },
    ],
    { warmUp: 1, atLeast: 5, atMost: quick ? 5 : 15 },
    [['ours', 'copy']],
  );
  const { ours, peer, ratios } = compared(rounds, 'ours', 'copy');
  const each = ({ value }: Amount): Amount => ({ value: (value * 1000) / REQUESTS, unit: 'µs' });
  const none = (id: string, what: string, value: number): Figure => ({
    id: `capture.${id}`,
    section: SECTION,
    what: `${what} of ${REQUESTS} ordinary requests`,
    ours: { value, unit: '' },
    peer: { value: REQUESTS, unit: '', name: 'requests' },
    target: { most: 0, least: 0 },
  });
  return [
    {
      id: 'capture.cost',
      section: SECTION,
      what: 'an ordinary request',
      ours: each(ours),
      peer: { ...each(peer), name: 'copying its entry' },
      ratios,
      target: { most: 1, least: 0.05 },
    },
    none('content', 'bodies requested', requested),
    none('entries', 'entries sent to the engine', added),
  ];
}

function ordinary(): FakeRequest[] {
  return Array.from({ length: REQUESTS }, (_, index) =>
    fakeRequest({
      method: index % 10 === 0 ? 'POST' : 'GET',
      url: `https://page.example/assets/${index}`,
      status: index % 50 === 0 ? 404 : 200,
      type: TYPES[index % TYPES.length] ?? '',
    }),
  );
}
