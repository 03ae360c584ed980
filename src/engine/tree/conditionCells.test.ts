import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

function firstMessage(body: string, type = 'application/xml') {
  const engine = createEngine();
  const id = engine.addExchange(exchangeOf(body, { method: 'PROPPATCH', type }));
  return engine.rows(id, EMPTY_QUERY, 0, 1).rows[0]?.message;
}

const PROTECTED = '<D:error><D:cannot-modify-protected-property/></D:error>';
const refused = (more: string): string =>
  multistatus(
    `<D:response><D:href>/a</D:href><D:propstat><D:prop><D:getetag/></D:prop><D:status>HTTP/1.1 403 Forbidden</D:status>${more}</D:propstat></D:response>`,
  );

describe('the conditions of a resource', () => {
  it('are in its row, if only a propstat has them', () => {
    expect(firstMessage(refused(PROTECTED))).toBe('cannot-modify-protected-property');
  });

  it('follow the description of the propstat', () => {
    expect(
      firstMessage(refused(`${PROTECTED}<D:responsedescription>getetag is protected.</D:responsedescription>`)),
    ).toBe('getetag is protected. (cannot-modify-protected-property)');
  });

  it('follow the description of the response, with their hrefs', () => {
    const error = '<D:error><D:lock-token-submitted><D:href>/a/b</D:href></D:lock-token-submitted></D:error>';
    const body = multistatus(response('/a', 423, `${error}<D:responsedescription>Locked</D:responsedescription>`));
    expect(firstMessage(body)).toBe('Locked (lock-token-submitted: /a/b)');
  });

  it('are not repeated for the errors of a JSON item', () => {
    const item = { id: 1, status: 422, error: { message: 'Invalid', details: [{ code: 'required', field: 'name' }] } };
    expect(firstMessage(JSON.stringify({ results: [item] }), 'application/json')).toBe('Invalid');
  });
});
