// What is retained is counted, rather than the memory of a process, which depends on when garbage is collected.
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { entryOf } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { FORMATS } from '../options/table.ts';
import { run } from '../run.ts';

vi.setConfig({ testTimeout: 60_000 });

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Formats whose text is spooled, in memory up to a limit. */
const SPOOLED: ReadonlySet<string> = new Set(['json', 'text', 'junit']);
const ENTRIES = 120;
const FILLER = 'An ordinary text. '.repeat(12_000);

/** A response of 200 kB with a secret of its own, which the redactor remembers. */
function responseNumber(number: number): string {
  const token = Buffer.from(`token number ${number}`).toString('hex');
  if (number % 3 === 0) return JSON.stringify(entryOf(['GET', 200, `<p>${FILLER}${number}</p>`, 'text/html']));
  if (number % 3 === 1) {
    const body = JSON.stringify({ csrf_token: token, note: FILLER, results: [{ id: token, status: 409 }] });
    return JSON.stringify(entryOf(['POST', 207, body, 'application/json']));
  }
  const text = `<D:responsedescription>?access_token=${token} ${FILLER}</D:responsedescription>`;
  return JSON.stringify(entryOf(['DELETE', 207, multistatus(response(`/dav/${number}`, 423, text))]));
}

async function* pieces(retained: number[]): AsyncIterable<Buffer> {
  // The first pieces of a file are parsed as a whole if there are no others.
  yield Buffer.from(`{"log":{${' '.repeat(17 * 1024 * 1024)}"entries":[`);
  for (let number = 0; number < ENTRIES; number += 1) {
    yield Buffer.from(`${number === 0 ? '' : ','}${responseNumber(number)}`);
    // As between two reads of a file: targets of weak references are kept until then.
    await setImmediate();
    if (number % 30 !== 29) continue;
    collectGarbage();
    retained.push(process.memoryUsage().heapUsed);
  }
  yield Buffer.from(']}}');
}

it.each(FORMATS)('retains nothing of a response after it is written as %s', async (format) => {
  const retained: number[] = [];
  const stdin = pieces(retained);
  const terminal = { out: () => undefined, err: () => undefined, colors: false, stack: true, stdin };
  expect(await run(['-', '--format', format], terminal)).toBe(1);
  const [first = 0, ...later] = retained;
  expect(later).toHaveLength(3);
  // The bodies of 90 responses take 18 MB.
  for (const bytes of later) expect(bytes - first, String(retained)).toBeLessThan(SPOOLED.has(format) ? 9e6 : 3e6);
});

it('decompresses a gzip file in pieces, however much it contains', async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000, ' '));
  expect(bomb.length).toBeLessThan(200_000);
  let most = 0;
  const stdin = (async function* () {
    for (let at = 0; at < bomb.length; at += 4096) {
      yield bomb.subarray(at, at + 4096);
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
  })();
  const before = process.memoryUsage().arrayBuffers;
  const terminal = { out: () => undefined, err: () => undefined, colors: false, stack: true, stdin };
  await run(['-'], terminal);
  expect(most - before).toBeLessThan(80_000_000);
});
