import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { capturedResponse } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type CapturedResponse } from './engineApi.ts';
import { ChunkAssembler, previewOf, sendChunks } from './chunkedTransfer.ts';

// In some of these texts, chunks end inside a surrogate pair.
const LONG = multistatus(
  ...Array.from({ length: 40_000 }, (_, index) =>
    response(`/dav/${'𝄞'.repeat(9)}/${index}`, index % 10 === 3 ? 423 : 200),
  ),
);

function textOf(one: CapturedResponse | null): string {
  const content = one?.content;
  return content?.kind === 'content' ? content.text : '';
}

/** @param lost index of a chunk that does not arrive */
async function send(assembler: ChunkAssembler, lost = -1): Promise<CapturedResponse> {
  let parts = -1;
  const last = await sendChunks(capturedResponse(LONG), async (at, part) => {
    parts += 1;
    if (parts !== lost) assembler.add(7, at, part);
    return true;
  });
  if (!last) throw new Error('the transfer was canceled');
  return last;
}

describe('a text sent in chunks', () => {
  it.each([LONG, `x${LONG}`, LONG.slice(0, 1 << 20), LONG.slice(0, 1 << 21), `${LONG.slice(0, 1 << 21)}.`, 'short'])(
    'arrives unchanged',
    async (text) => {
      const assembler = new ChunkAssembler();
      const sent: number[] = [];
      const last = await sendChunks(capturedResponse(text), async (at, part) => {
        sent.push(part.length);
        assembler.add(7, at, structuredClone(part));
        return true;
      });
      expect(last && textOf(assembler.complete(7, last)) === text).toBe(true);
      if (!last) return;
      expect(Math.max(0, ...sent, textOf(last).length)).toBeLessThanOrEqual(1 << 20);
    },
  );

  it('is not mixed with the text of another id', async () => {
    const assembler = new ChunkAssembler();
    const last = await send(assembler);
    expect(textOf(assembler.complete(8, capturedResponse('<other/>')))).toBe('<other/>');
    expect(textOf(assembler.complete(7, last)) === LONG).toBe(true);
    expect(textOf(assembler.complete(7, capturedResponse('<newer/>')))).toBe('<newer/>');
  });

  it('is discarded if its first chunk or one in the middle is missing', async () => {
    const assembler = new ChunkAssembler();
    for (const lost of [0, 1]) {
      const last = await send(assembler, lost);
      expect(assembler.complete(7, last)).toBeNull();
    }
    const last = await send(assembler);
    assembler.clear();
    expect(assembler.complete(7, last)).toBeNull();
    expect(textOf(assembler.complete(7, await send(assembler))) === LONG).toBe(true);
  });

  it('is canceled when it is no longer needed', async () => {
    let sent = 0;
    expect(await sendChunks(capturedResponse(LONG), async () => (sent += 1) < 2)).toBeNull();
    expect(sent).toBe(2);
  });
});

describe('the preview of a long body', () => {
  /** An engine whose deferred work runs when `runDeferred` is called. */
  function manualEngine() {
    const waiting: (() => void)[] = [];
    const engine = createEngine({ defer: (work) => waiting.push(work) });
    const runDeferred = (): void => {
      for (let work = waiting.shift(); work; work = waiting.shift()) work();
    };
    return { engine, runDeferred };
  }

  it('is shown before the rest has arrived, without problems', () => {
    const { engine, runDeferred } = manualEngine();
    const head = previewOf(capturedResponse(LONG));
    const id = (head && engine.add(head)) ?? -1;
    runDeferred();
    const { total, rows } = engine.rows(id, EMPTY_QUERY, 0, 50);
    expect(total).toBeGreaterThan(50);
    expect(rows[3]).toMatchObject({ status: 423 });
    expect(engine.exchange(id)).toMatchObject({ parsedShare: 0, problems: [] });
  });

  it('is replaced by the complete body; expanded rows stay expanded', () => {
    const { engine, runDeferred } = manualEngine();
    const head = previewOf(capturedResponse(LONG.replace('</D:response>', '<D:error><D:x/></D:error></D:response>')));
    const id = (head && engine.add(head)) ?? -1;
    const key = engine.rows(id, EMPTY_QUERY, 0, 1).rows[0]?.key ?? '';
    engine.expand(id, key, true, false);
    engine.update(id, capturedResponse(LONG.replace('</D:response>', '<D:error><D:x/></D:error></D:response>')));
    runDeferred();
    expect(engine.exchange(id)).toMatchObject({ parsedShare: null, summary: { total: 40_000, failure: 4000 } });
    expect(engine.rows(id, EMPTY_QUERY, 0, 2).rows.map(({ kind }) => kind)).toEqual(['operation', 'condition']);
  });

  it.each([
    ['is short', capturedResponse(multistatus(response('/a', 200)))],
    ['is not XML', capturedResponse(`[${' '.repeat(2_000_000)}]`)],
    ['is encoded', { ...capturedResponse(''), content: { kind: 'content', text: LONG, encoding: 'base64' } } as const],
    ['is missing', { ...capturedResponse(''), content: { kind: 'missing', reason: 'body-unread' } } as const],
    ['has no end tag near the limit', capturedResponse(`<a>${' '.repeat(2_000_000)}</a>`)],
  ])('is not created if the body %s', (_, one) => {
    expect(previewOf(one)).toBeNull();
  });
});
