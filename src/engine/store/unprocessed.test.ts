import { inEnglish } from '../../../testing/inEnglish.ts';
import { bodyMessages } from '../../core/model/messages.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import {
  initialState,
  capturedResponse,
  FakeBodyVault,
  type TestEngine,
  createTestEngine,
} from '../../../testing/residentEngine.ts';
import { type Parser, PARSER } from './parser.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 200));
const REASON = bodyMessages.notProcessed('it hung');

/** A parser that records the texts it parses. */
function recordingParser() {
  const parsed: (string | null)[] = [];
  const parser: Parser = {
    ...PARSER,
    whole: (exchange, rules) => {
      parsed.push(exchange.body.text);
      return PARSER.whole(exchange, rules);
    },
  };
  return { parser, parsed };
}

describe('a response that was never parsed', () => {
  it('is listed with its body and the reason, before and after it is evicted', async () => {
    const { parser, parsed } = recordingParser();
    const { engine, bodyVault, evictAll } = createTestEngine(undefined, undefined, parser);
    const id = (await engine.add({ ...capturedResponse(BODY, { request: '<r/>' }), setAsideReason: REASON })) ?? -1;
    const other = (await engine.add(capturedResponse('<other/>'))) ?? -1;
    for (let round = 0; round < 2; round += 1) {
      const [first] = (await engine.overview(EMPTY_QUERY)).exchanges;
      expect(first).toMatchObject({ missingBody: null, problem: 'not-processed', summary: { total: 0 } });
      expect(first?.verdict.outcome).toBe('unreadable');
      expect(await engine.body(id)).toMatchObject({
        text: BODY,
        problems: [{ code: 'not-processed', message: REASON }],
      });
      expect(await engine.exchange(id)).toMatchObject({ requestBody: '<r/>' });
      expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(0);
      expect(await engine.nextFailure(id, EMPTY_QUERY, -1, 1)).toBe(-1);
      await engine.rows(other, EMPTY_QUERY, 0, 10);
      await evictAll();
    }
    expect(bodyVault.reads).toBeGreaterThan(0);
    expect(parsed).not.toContain(BODY);
  });

  it('is listed with any status, because it may be a multi-status response', async () => {
    const { engine } = createTestEngine();
    const ordinary = { ...capturedResponse(BODY), setAsideReason: REASON };
    Object.assign((ordinary.entry as { response: object }).response, { status: 424 });
    expect(await engine.add(ordinary)).toBe(1);
  });

  it('stays listed under a filter, with a message that it cannot be searched', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = await engine.add({ ...capturedResponse(BODY), setAsideReason: REASON });
    await evictAll();
    const { exchanges, filterProblem } = await engine.overview({ ...EMPTY_QUERY, text: 'nothing' });
    expect(exchanges.map((one) => one.id)).toEqual([id]);
    expect(inEnglish(filterProblem)).toBe('1 response that could not be processed cannot be searched.');
    expect(bodyVault.reads).toBe(0);
  });

  it('is exported with the reason', async () => {
    const { engine, evictAll } = createTestEngine();
    await engine.add({ ...capturedResponse(BODY), setAsideReason: REASON });
    await evictAll();
    const file = await engine.export({
      format: 'json',
      scope: 'all',
      query: EMPTY_QUERY,
      exchanges: [],
      secrets: false,
    });
    expect(JSON.parse((await file?.content.text()) ?? '')).toMatchObject({
      responses: [
        { verdict: { outcome: 'unreadable' }, problems: [{ code: 'not-processed', message: inEnglish(REASON) }] },
      ],
    });
  });

  it('is parsed when a newer body arrives', async () => {
    const { engine, evictAll } = createTestEngine();
    const id = (await engine.add({ ...capturedResponse('x'), setAsideReason: REASON })) ?? -1;
    await evictAll();
    await engine.update(id, capturedResponse(BODY));
    expect(await engine.exchange(id)).toMatchObject({ problems: [], summary: { total: 2 } });
  });
});

describe('a response that was parsed before', () => {
  it('keeps its verdict and counts, and is not parsed again, even by the next engine', async () => {
    const bodyVault = new FakeBodyVault();
    const { parser, parsed } = recordingParser();
    const { engine, evictAll } = createTestEngine(undefined, bodyVault, parser);
    const id = (await engine.add(capturedResponse(BODY))) ?? -1;
    await evictAll();
    await engine.setAside(id, REASON);
    await engine.setAside(id, bodyMessages.processedAgain);
    const next = createTestEngine(undefined, bodyVault, parser);
    next.engine.start(
      initialState({
        evicted: [...bodyVault.stored.values()].map(({ evicted }) => ({ exchange: evicted, bytes: 100 })),
      }),
    );
    for (const each of [engine, next.engine]) {
      expect(await each.exchange(id)).toMatchObject({
        missingBody: null,
        summary: { total: 2, failure: 1 },
        verdict: { outcome: 'mixed' },
        problems: [{ code: 'not-processed', message: bodyMessages.processedAgain }],
      });
      expect((await each.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(0);
      expect(await each.body(id)).toMatchObject({ text: BODY });
    }
    expect(parsed).toEqual([BODY]);
  });

  it('is parsed again after it is restored', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(BODY))) ?? -1;
    await evictAll();
    const evicted = bodyVault.stored.get(id)?.evicted;
    await engine.setAside(id, REASON);
    if (evicted) await engine.restore(evicted, 100);
    expect(await engine.exchange(id)).toMatchObject({ problems: [] });
    expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(2);
  });
});

describe('an internal error in the parser', () => {
  const LONG = multistatus(...Array.from({ length: 4000 }, (_, index) => response(`/dav/files/${index}/defect`, 200)));
  const SHORT = multistatus(response('/defect', 423));
  /** A parser that fails immediately for a short body, and halfway through a long one. */
  function failingParser() {
    const state = { isFailing: true };
    const check = (text: string | null): void => {
      if (state.isFailing && text?.includes('defect')) throw new TypeError('it is undefined');
    };
    const parser: Parser = {
      whole: (exchange, rules) => {
        check(exchange.body.text);
        return PARSER.whole(exchange, rules);
      },
      inPieces: (exchange, isPreview) => {
        const pieces = PARSER.inPieces(exchange, isPreview);
        const advance = (enough: () => boolean): boolean => {
          const done = pieces?.advance(() => true) ?? true;
          if ((pieces?.progress() ?? 1) > 0.5) check(exchange.body.text);
          return done && enough();
        };
        return pieces && { ...pieces, advance };
      },
    };
    return { state, parser };
  }

  it.each([
    ['short', SHORT],
    ['long', LONG],
  ])('sets a %s body aside without affecting others', async (_, body) => {
    const { parser } = failingParser();
    const { engine, evictAll } = createTestEngine(undefined, undefined, parser);
    const first = await engine.add(capturedResponse(BODY));
    const broken = (await engine.add(capturedResponse(body))) ?? -1;
    const last = await engine.add(capturedResponse(BODY));
    await evictAll();
    const { exchanges } = await engine.overview(EMPTY_QUERY);
    expect(exchanges.map(({ id, problem }) => [id, problem])).toEqual([
      [first, null],
      [broken, 'not-processed'],
      [last, null],
    ]);
    expect(inEnglish(await engine.body(broken))).toMatchObject({
      text: body,
      problems: [{ message: expect.stringContaining('it is undefined') }],
    });
  });

  it.each([
    ['short', SHORT],
    ['long', LONG],
  ])('sets a %s body aside that was parsed before, for each call', async (_, body) => {
    const calls: ((on: TestEngine, id: number) => Promise<unknown>)[] = [
      ({ engine }, id) => engine.rows(id, EMPTY_QUERY, 0, 10),
      ({ engine }, id) => engine.body(id),
      ({ engine }) => engine.overview({ ...EMPTY_QUERY, text: 'dav' }),
      ({ engine }) =>
        engine.export({ format: 'json', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false }),
    ];
    for (const call of calls) {
      const { state, parser } = failingParser();
      const on = createTestEngine(undefined, undefined, parser);
      state.isFailing = false;
      const id = (await on.engine.add(capturedResponse(body))) ?? -1;
      await on.evictAll();
      const counts = (await on.engine.exchange(id))?.summary;
      await on.engine.rows((await on.engine.add(capturedResponse(BODY))) ?? -1, EMPTY_QUERY, 0, 10);
      await on.evictAll();
      state.isFailing = true;
      await call(on, id);
      await on.evictAll();
      expect(await on.engine.exchange(id)).toMatchObject({ summary: counts, problems: [{ code: 'not-processed' }] });
      expect(await on.engine.body(id)).toMatchObject({ text: body });
      expect(on.bodyVault.stored.get(id)?.evicted.isSetAside).toBe(true);
    }
  });
});
