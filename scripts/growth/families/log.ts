import type { NetworkEntry } from '../../../src/extension/capture/networkEntry.ts';
import type { LoggedRequest } from '../../../src/extension/capture/loggedRequest.ts';
import { RequestLog } from '../../../src/extension/capture/requestLog.ts';
import type { Families } from '../family.ts';

function entry(index: number, url: string, viaWorker = false): NetworkEntry {
  return {
    startedDateTime: new Date(1_700_000_000_000 + index * 10).toISOString(),
    time: 5,
    request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: [] },
    response: {
      status: 207,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: [],
      content: { size: 0 },
      bodySize: 0,
      _fetchedViaServiceWorker: viaWorker,
    },
  };
}

/** Adds requests to the log as the extension does for each finished request. */
function fill(size: number, of: (index: number) => NetworkEntry): LoggedRequest[] {
  const log = new RequestLog();
  const lines: LoggedRequest[] = [];
  for (let index = 0; index < size; index += 1) {
    const line = log.addFinished(of(index));
    log.count(line.key);
    log.findTwin(line);
    lines.push(line);
  }
  return lines;
}

/** The log of requests that the extension keeps. */
export const LOG: Families = {
  'log-one-url': { size: 2500, work: (n) => void fill(n, (i) => entry(i, 'https://api.example/poll')) },
  'log-one-url-same-time': { size: 2500, work: (n) => void fill(n, () => entry(0, 'https://api.example/poll')) },
  'log-urls': { size: 2500, work: (n) => void fill(n, (i) => entry(i, `https://api.example/${i}`)) },
  'log-service-worker': {
    size: 2500,
    work: (n) => void fill(n, (i) => entry(i >> 1, 'https://api.example/poll', i % 2 === 1)),
  },
  'log-unfinished': {
    size: 2500,
    work: (n) => {
      const log = new RequestLog();
      for (let index = 0; index < n; index += 1) log.addUnfinished(entry(0, 'https://api.example/poll'));
      for (let index = 0; index < n; index += 1) log.addFinished(entry(0, 'https://api.example/poll'));
    },
  },
};
