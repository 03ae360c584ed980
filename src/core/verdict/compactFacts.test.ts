import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { multistatus, reportOn, response } from '../../../testing/exchange.ts';

describe('the message of a verdict', () => {
  it('is small for a response without failures, since each stored response has one', () => {
    const { verdict } = reportOn(multistatus(response('/a', 200), response('/b', 200)), { method: 'DELETE' });
    expect(JSON.stringify(verdict.sentence).length).toBeLessThan(250);
  });

  it('returns the same sentence after a structured clone and after serialization as JSON', () => {
    const { verdict } = reportOn(multistatus(response('/a', 423), response('/b', 424), response('/c', 302)), {
      method: 'DELETE',
    });
    const sentence = inEnglish(verdict.sentence);
    expect(sentence).toContain('423');
    expect(inEnglish(structuredClone(verdict.sentence))).toBe(sentence);
    expect(inEnglish(JSON.parse(JSON.stringify(verdict.sentence)))).toBe(sentence);
  });
});
