import type { Entry, Input } from './family.ts';

/** Returns an input as a HAR 1.2 file. */
export function harOf({ entries }: Input): string {
  return JSON.stringify({
    log: { version: '1.2', creator: { name: 'growth', version: '1' }, entries: entries.map(entryOf) },
  });
}

/** Returns an exchange as a HAR entry. */
export function entryOf(entry: Entry): object {
  const type = entry.type ?? 'application/json';
  const { requestType } = entry;
  const sent = requestType === undefined ? [] : [{ name: 'Content-Type', value: requestType }];
  return {
    startedDateTime: '2026-01-01T00:00:00Z',
    time: 1,
    request: {
      method: entry.method ?? 'POST',
      url: entry.url ?? 'https://api.example/batch',
      httpVersion: 'HTTP/1.1',
      headers: [...sent, ...(entry.requestHeaders ?? [])],
      ...(entry.request !== undefined && { postData: { mimeType: requestType ?? '', text: entry.request } }),
    },
    response: {
      status: entry.status ?? 207,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Content-Type', value: type }],
      content: { size: -1, mimeType: type, text: entry.text },
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

/** Returns the length of all texts of an input in characters. */
export function lengthOf({ entries, rules = '', filter = '' }: Input): number {
  return entries.reduce(
    (sum, { text, request = '', url = '' }) => sum + text.length + request.length + url.length,
    rules.length + filter.length,
  );
}
