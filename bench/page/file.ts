import { makeBody, type Listing } from '../bodies.ts';

/** A listing as a file, or a HAR file of listings among ordinary requests. */
export type FileKind = Listing | 'har';

const ORDINARY = 10;

/** @param bytes approximate size of the file */
export function makeFile(kind: FileKind, bytes: number): File {
  return kind === 'har' ? new File([makeHar(bytes)], 'traffic.har') : new File([makeBody(kind, bytes)], `${kind}.xml`);
}

/** Sets the file of the panel's file input, as when the user chooses it. */
export function chooseFile(file: File): void {
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!chooser) throw new Error('the panel has no file input');
  const chosen = new DataTransfer();
  chosen.items.add(file);
  chooser.files = chosen.files;
  chooser.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Of every 100 entries, one is a listing of 1 MB, nine are listings of 100 kB, and the others are ordinary requests. */
function makeHar(bytes: number): string {
  const long = JSON.stringify(entry(207, makeBody('nextcloud', 1_000_000)));
  const short = JSON.stringify(entry(207, makeBody('apache', 100_000)));
  const other = JSON.stringify(entry(200, '<html class="page">An ordinary page</html>'));
  const entries: string[] = [];
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const text = at % (ORDINARY * ORDINARY) === 0 ? long : at % ORDINARY === 0 ? short : other;
    entries.push(text);
    size += text.length;
  }
  return `{"log":{"version":"1.2","entries":[${entries.join(',')}]}}`;
}

function entry(status: number, text: string): unknown {
  const headers = Array.from({ length: 12 }, (_, index) => ({ name: `X-Header-${index}`, value: 'as many have' }));
  return {
    startedDateTime: '2026-11-20T18:00:00.000Z',
    time: 12,
    request: { method: 'PROPFIND', url: 'http://localhost/dav/', headers },
    response: { status, headers, content: { size: text.length, mimeType: 'application/xml', text } },
  };
}
