import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { createEngine } from '../../engine/engine.ts';
import { explanationOf } from './explanation.ts';

function explain(row: string, body: string, method: string) {
  const engine = createEngine();
  const detail = engine.row(engine.addExchange(exchangeOf(body, { method })), row);
  if (!detail) throw new Error(`there is no row ${row}`);
  return explanationOf(detail);
}

const condition = (name: string): string => `<D:error><D:${name}/></D:error>`;

describe('the next steps', () => {
  it('are those of the status without a known condition', () => {
    const { next } = explain('o0', multistatus(response('/a', 423, condition('odd'))), 'DELETE');
    expect(next).toHaveLength(1);
    expect(next[0]).toContain('UNLOCK the resource first');
  });

  it('are those of the conditions, each once', () => {
    const error = condition('lock-token-submitted') + condition('need-privileges') + condition('needs-privilege');
    const { next } = explain('o0', multistatus(response('/a', 423, error)), 'DELETE');
    expect(next).toHaveLength(2);
    expect(next[0]).toContain('If header');
    expect(next[1]).toContain('privilege');
  });

  it('are not those of elements that are not conditions', () => {
    const error = '<D:error xmlns:s="http://sabredav.org/ns"><s:exception>X</s:exception></D:error>';
    expect(explain('o0', multistatus(response('/a', 409, error)), 'COPY').next[0]).toContain('MKCOL');
  });

  it('are those of the status of a truncated result, which is not a failure', () => {
    const error = condition('number-of-matches-within-limits');
    const { next, retry } = explain('o0', multistatus(response('/a', 507, error)), 'REPORT');
    expect(next).toEqual(['Narrow the query, or request the results in parts.']);
    expect(retry).toBe('next');
  });
});

describe('the meanings', () => {
  it('are those of all statuses, and the worst status decides whether to repeat', () => {
    const body = multistatus(propstats('/a', { 424: ['a'], 507: ['b'] }));
    const { means, retry } = explain('o0', body, 'PROPPATCH');
    expect(means.map(({ status }) => status)).toEqual([507, 424]);
    expect(retry).toBe('after-change');
  });

  it('are missing without a status', () => {
    const body = multistatus('<D:response><D:href>/a</D:href></D:response>');
    expect(explain('o0', body, 'PROPFIND')).toEqual({ means: [], next: [], retry: null });
  });
});
