import { expect, it } from 'vitest';
import { exchangeOf } from '../../../testing/exchange.ts';
import { lazyChecks } from '../checks/lazyChecks.ts';
import { parseExchange } from '../read/parseExchange.ts';
import { createRedactor } from './redactor.ts';

const TOKEN = 'aGk3bXlzZWNyZXR0b2tlbjEyMzQ1Njc4OTA';

function checksOf(body: string) {
  const exchange = {
    ...exchangeOf(body, { method: 'POST' }),
    request: {
      method: 'POST',
      url: 'https://api.example/batch',
      headers: [{ name: 'Authorization', value: `Bearer ${TOKEN}` }],
      body: null,
    },
  };
  const redacted = createRedactor().response({
    exchange,
    report: parseExchange(exchange),
    checks: lazyChecks(exchange),
  });
  return { findings: redacted.checks().findings, text: redacted.exchange.body.text ?? '' };
}

it('replaces the secrets in the values and places of findings, and adapts their ranges', () => {
  const id = JSON.stringify({ id: TOKEN, status: 200 });
  const { findings, text } = checksOf(`{"${TOKEN}":{"x":1},"results":[${id},${id}]}`);
  const finding = findings.find(({ rule }) => rule === 'json-duplicate-identifier');
  expect(finding?.params['id']).toBe('REDACTED-1');
  expect(text.slice(...(finding?.range ?? []))).toBe('{"id":"REDACTED-1","status":200}');
  expect(JSON.stringify(findings)).not.toContain(TOKEN);
});

it('leaves out the end of a shortened value, which may be the start of a secret', () => {
  const id = JSON.stringify({ id: `${'a/'.repeat(95)}${TOKEN}`, status: 200 });
  const { findings } = checksOf(`{"results":[${id},${id}]}`);
  expect(JSON.stringify(findings)).toContain('a/…');
  expect(JSON.stringify(findings)).not.toContain(TOKEN.slice(0, 5));
});
