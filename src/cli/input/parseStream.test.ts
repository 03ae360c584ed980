import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { entryOf } from '../../../testing/command.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { UNKNOWN_CONTEXT } from '../../core/har/fileParser.ts';
import type { ParsedExchange } from '../../core/har/exchange.ts';
import { parseStream } from './parseStream.ts';

const LONGEST = 1_000_000;

/** Parses compressed text, and counts what was decompressed of it. */
async function parse(text: string) {
  const compressed = gzipSync(text);
  const exchanges: ParsedExchange[] = [];
  let given = 0;
  async function* pieces() {
    for (let at = 0; at < compressed.length; at += 100) {
      given = at;
      yield compressed.subarray(at, at + 100);
    }
  }
  const options = { context: UNKNOWN_CONTEXT, take: (one: ParsedExchange) => void exchanges.push(one), whole: 1000 };
  const problem = inEnglish(await parseStream('a', pieces(), { ...options, longest: LONGEST }));
  return { problem, exchanges, share: given / compressed.length };
}

it('a body or an entry that is too long is not read to its end', async () => {
  const spaces = ' '.repeat(20 * LONGEST);
  const first = JSON.stringify(entryOf(['GET', 207, '<a/>']));
  const bodies = [
    `<a>${spaces}</a>`,
    `HTTP/1.1 207 OK\r\n\r\n${spaces}`,
    `{"log":{"entries":[${first},{"x":"${spaces}"}]}}`,
  ];
  for (const [index, text] of bodies.entries()) {
    const { problem, exchanges, share } = await parse(text);
    expect(problem).toBe('is damaged: it contains a body or an entry with more than 500 million characters');
    expect(exchanges).toHaveLength(index === 2 ? 1 : 0);
    expect(share).toBeLessThan(0.5);
  }
});
