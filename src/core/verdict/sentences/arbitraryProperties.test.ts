// Compares each number in the verdict on random PROPPATCH responses with a count of the generated data.
import { inEnglish } from '../../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../../../testing/claims.ts';
import { multistatus, reportOn } from '../../../../testing/exchange.ts';

type Status = '200' | '302' | '403' | '409' | '424' | '500' | 'none' | 'absent';

const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta'];
const STATUSES: readonly Status[] = ['200', '302', '403', '409', '424', '500', 'none', 'absent'];

const props = (names: readonly string[]): string => `<D:prop>${names.map((name) => `<D:${name}/>`).join('')}</D:prop>`;

/** The properties of a request, each with its status in the response. */
const requestedProperties = fc
  .tuple(fc.subarray(NAMES, { minLength: 1 }), fc.array(fc.constantFrom(...STATUSES), { minLength: 8, maxLength: 8 }))
  .map(([names, statuses]) => names.map((name, index) => [name, statuses[index] ?? 'absent'] as const));

describe('the sentence about any PROPPATCH', () => {
  it.each(['set', 'remove'])('states correct numbers: %s', (instruction) => {
    fc.assert(
      fc.property(requestedProperties, (properties) => {
        const named = (...statuses: readonly Status[]): readonly string[] =>
          properties.filter(([, status]) => statuses.includes(status)).map(([name]) => name);
        const parts = STATUSES.slice(0, -1).map((status) =>
          named(status).length === 0
            ? ''
            : `<D:propstat>${props(named(status))}<D:status>${status === 'none' ? '' : `HTTP/1.1 ${status} x`}</D:status></D:propstat>`,
        );
        const request = `<D:propertyupdate xmlns:D="DAV:"><D:${instruction}>${props(properties.map(([name]) => name))}</D:${instruction}></D:propertyupdate>`;
        const body = multistatus(`<D:response><D:href>/a</D:href>${parts.join('')}</D:response>`);
        const { verdict } = reportOn(body, { method: 'PROPPATCH', request });

        const [success, failure, dependent] = [named('200'), named('403', '409', '500'), named('424')];
        const [notice, unknown, absent] = [named('302'), named('none'), named('absent')];
        const isSure = failure.length + dependent.length + unknown.length + absent.length === 0;
        expect(verdict.outcome === 'all-succeeded').toBe(isSure);
        const done = instruction === 'set' ? 'set' : 'removed';
        const isMentioned = absent.length < properties.length;
        checkClaims(inEnglish(verdict.sentence).replace(/not mentioned: [^;.]*/, 'not mentioned'), [
          { pattern: /RFC 4918/, expected: [] },
          {
            pattern: new RegExp(`(?:all )?(\\d+)(?: propert(?:y|ies))? (?:was|were) ${done}`),
            expected: [success.length],
            isNeeded: success.length > 0,
          },
          {
            pattern: /and (\d+) more (?:(?:was|were) refused|failed)/,
            expected: [failure.length - 2],
            isNeeded: failure.length > 3,
          },
          {
            pattern: new RegExp(`(\\d+)(?: more| propert(?:y|ies))? (?:was|were) not ${done} because`),
            expected: [dependent.length],
            isNeeded: dependent.length > 0,
          },
          {
            pattern: /(\d+)(?: propert(?:y|ies))? (?:has|have) a 3xx status/,
            expected: [notice.length],
            isNeeded: notice.length > 0,
          },
          {
            pattern: /(\d+)(?: propert(?:y|ies))? (?:has|have) no valid status/,
            expected: [unknown.length],
            isNeeded: unknown.length > 0,
          },
          {
            pattern: /(\d+)(?: propert(?:y|ies))? (?:is|are) not mentioned/,
            expected: [absent.length],
            isNeeded: isMentioned && absent.length > 0,
          },
          { pattern: /1 resource without a valid status/, expected: [] },
        ]);
        for (const name of failure.length < 4 ? failure : []) expect(inEnglish(verdict.sentence)).toContain(name);
        expect(inEnglish(verdict.sentence).includes('nothing was changed')).toBe(
          failure.length + dependent.length === properties.length,
        );
      }),
      { numRuns: 500 },
    );
  });
});
