import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';

const engine = createEngine();
engine.addExchange(exchangeOf(multistatus(response('/dav/a', 423), response('/dav/b', 200))));

function problem(text: string, caret: number | null = null): unknown {
  return inEnglish(engine.overview({ ...EMPTY_QUERY, text }, caret).filterProblem);
}

describe('the message about a filter', () => {
  it('reports an unfinished term only when it is complete', () => {
    expect(problem('is:failed status:', 17)).toBeNull();
    expect(problem('is:failed status:')).toMatch(/^Ignored: "status:": the value must be 404/);
    expect(problem('status: is:failed', 17)).toMatch(/^Ignored: "status:"/);
  });

  it('reports a term that no more characters can make valid at once', () => {
    expect(problem('sttaus:4', 8)).toBe(
      'Ignored: "sttaus:4": unknown key. Did you mean status:? Use quotation marks to search for the text.',
    );
  });

  it('reports that a quotation mark is not closed, and applies the term', () => {
    expect(problem('path:"a', 7)).toBeNull();
    expect(problem('path:"a')).toBe(
      '"path:"a": the quotation mark is not closed, so that everything after it is one text.',
    );
    expect(engine.overview({ ...EMPTY_QUERY, text: 'path:"/a' }).shown).toBe(1);
    expect(problem('status: path:"a')).toMatch(/^Ignored: "status:".* "path:"a": the quotation mark/);
  });
});
