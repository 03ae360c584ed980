// Compares each number in the verdict on random multistatus bodies with a count of the generated data.
import { inEnglish } from '../../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaims, type Claim } from '../../../../testing/claims.ts';
import { multistatus, reportOn } from '../../../../testing/exchange.ts';

type Status = 200 | 201 | 301 | 302 | 403 | 404 | 423 | 424 | 500 | 'none';

interface GeneratedResponse {
  readonly hrefs: readonly string[];
  readonly status: Status | null;
  readonly propstats: readonly (readonly [status: Status, names: readonly string[]])[];
  /** The request is not about properties, so that a 404 in a propstat may be about the resource. */
  readonly isAboutResource: boolean;
}

const STATUSES: readonly Status[] = [200, 201, 301, 302, 403, 404, 423, 424, 500, 'none'];
const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];

const status = fc.constantFrom(...STATUSES);
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 });
const response: fc.Arbitrary<Pick<GeneratedResponse, 'status' | 'propstats'> & { readonly more: number }> = fc.record({
  more: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) }),
  status: fc.option(status),
  propstats: fc.array(fc.tuple(status, names), { maxLength: 3 }),
});
const listing = fc
  .tuple(fc.array(response, { maxLength: 12 }), fc.boolean())
  .map(([all, hasSelf]): GeneratedResponse[] =>
    all.map(({ more, status: own, propstats }, index) => ({
      hrefs: Array.from({ length: more + 1 }, (_, i) =>
        index === 0 && i === 0 && hasSelf ? '/dav/' : `/dav/${index}-${i}`,
      ),
      // RFC 4918 section 14.24 allows either a status or propstats.
      status: own,
      propstats: own === null ? propstats : [],
      isAboutResource: false,
    })),
  );

function line(value: Status): string {
  return `<D:status>${value === 'none' ? '' : `HTTP/1.1 ${value} x`}</D:status>`;
}

function written(responses: readonly GeneratedResponse[]): string {
  const elements = responses.map(({ hrefs, status: own, propstats }) => {
    const parts = propstats.map(
      ([value, properties]) =>
        `<D:propstat><D:prop>${properties.map((name) => `<D:${name}/>`).join('')}</D:prop>${line(value)}</D:propstat>`,
    );
    return `<D:response>${hrefs.map((href) => `<D:href>${href}</D:href>`).join('')}${own === null ? '' : line(own)}${parts.join('')}</D:response>`;
  });
  return multistatus(...elements);
}

type Kind = 'success' | 'notice' | 'failure' | 'partial' | 'dependent' | 'unknown';

function kindOf(value: Status): Kind {
  if (value === 'none') return 'unknown';
  if (value === 424) return 'dependent';
  return value >= 400 ? 'failure' : value >= 300 ? 'notice' : 'success';
}

/** Returns the outcome for a request that is not all or nothing, with missing properties as in RFC 4918 section 9.1. */
function outcomeOf({ status: own, propstats, isAboutResource }: GeneratedResponse): Kind {
  if (own !== null) return kindOf(own);
  if (propstats.length === 0) return 'unknown';
  const kinds = propstats.filter(([value]) => value !== 404).map(([value]) => kindOf(value));
  if (kinds.length === 0 && isAboutResource) return 'unknown';
  const bad = kinds.filter((kind) => kind === 'failure' || kind === 'dependent');
  if (bad.length > 0) return bad.length < kinds.length ? 'partial' : bad.includes('failure') ? 'failure' : 'dependent';
  return kinds.includes('unknown') ? 'unknown' : 'success';
}

function countOf(responses: readonly GeneratedResponse[], ...kinds: readonly Kind[]): number {
  return responses.filter((one) => kinds.includes(outcomeOf(one))).reduce((sum, { hrefs }) => sum + hrefs.length, 0);
}

/** The claims that the sentences of all methods can contain. */
function common(responses: readonly GeneratedResponse[], isNeeded: boolean): Claim[] {
  const [unknown, notice] = [countOf(responses, 'unknown'), countOf(responses, 'notice')];
  return [
    { pattern: /([\d,]+) resources, none with a valid status/, expected: [unknown] },
    { pattern: /([\d,]+) resource without a valid status/, expected: [unknown] },
    {
      pattern: /([\d,]+)(?: resources?)? (?:has|have) no valid status/,
      expected: [unknown],
      isNeeded: isNeeded && unknown > 0,
    },
    {
      pattern: /([\d,]+)(?: resources?)? (?:has|have) a 3xx status/,
      expected: [notice],
      isNeeded: isNeeded && notice > 0,
    },
  ];
}

function acted(responses: readonly GeneratedResponse[]): Claim[] {
  const failures = countOf(responses, 'failure', 'partial');
  const [success, dependent] = [countOf(responses, 'success'), countOf(responses, 'dependent')];
  const isMixed =
    countOf(responses, 'unknown') <
    countOf(responses, 'unknown', 'success', 'notice', 'failure', 'partial', 'dependent');
  return [
    { pattern: /RFC 4918/, expected: [] },
    {
      pattern: /([\d,]+)(?: resources?)? (?:was|were) (?:deleted|copied|moved|locked)/,
      expected: [success],
      isNeeded: success > 0,
    },
    {
      pattern: /(?:it|([\d,]+) (?:members?|resources?)) (?:(?:was|were) refused|failed|(?:is|are) already locked)/,
      expected: [failures],
      isNeeded: failures > 0,
    },
    {
      pattern: /([\d,]+)(?: more| resources?) (?:was|were) not \w+ because/,
      expected: [dependent],
      isNeeded: dependent > 0,
    },
    ...common(responses, isMixed),
  ];
}

function missing(responses: readonly GeneratedResponse[]): Claim[] {
  const resources = responses.flatMap(({ hrefs, propstats }) => {
    const absent = new Set(propstats.flatMap(([value, properties]) => (value === 404 ? properties : [])));
    return hrefs.map(() => absent);
  });
  const all = NAMES.filter((name) => resources.some((absent) => absent.has(name)));
  const everywhere = all.filter((name) => resources.every((absent) => absent.has(name)));
  const lacking = resources.filter((absent) => absent.size > everywhere.length).length;
  const others = all.length - everywhere.length;
  return [
    {
      pattern: /([\d,]+) propert(?:y is|ies are) missing(?: on all ([\d,]+) resources)?(?=[;.]|$)/,
      expected: [everywhere.length, resources.length],
      isNeeded: everywhere.length > 0,
    },
    {
      pattern: /(?:all )?([\d,]+) of them lacks? (?:some of )?([\d,]+) others?/,
      expected: [lacking, others],
    },
    {
      pattern: /([\d,]+) propert(?:y is|ies are) missing on ([\d,]+) of ([\d,]+) resources/,
      expected: [all.length, lacking, resources.length],
    },
    { pattern: /all ([\d,]+) resources lack some of ([\d,]+) properties/, expected: [resources.length, all.length] },
    {
      pattern: /([\d,]+) of ([\d,]+) resources lack some of ([\d,]+) properties/,
      expected: [lacking, resources.length, all.length],
    },
  ];
}

function read(responses: readonly GeneratedResponse[]): Claim[] {
  const [failure, partial, dependent] = [
    countOf(responses, 'failure'),
    countOf(responses, 'partial'),
    countOf(responses, 'dependent'),
  ];
  const total = responses.reduce((sum, { hrefs }) => sum + hrefs.length, 0);
  const isMixed = countOf(responses, 'unknown') < total;
  return [
    ...missing(responses),
    ...common(responses, isMixed),
    { pattern: /^\w+: ([\d,]+) resources?/, expected: [total], isNeeded: isMixed },
    { pattern: /([\d,]+) failed/, expected: [failure], isNeeded: failure > 0 },
    { pattern: /([\d,]+) with properties that failed/, expected: [partial], isNeeded: partial > 0 },
    { pattern: /([\d,]+) (?:was|were) not attempted/, expected: [dependent], isNeeded: dependent > 0 },
  ];
}

function stated(responses: readonly GeneratedResponse[]): Claim[] {
  const [failure, partial, dependent] = [
    countOf(responses, 'failure'),
    countOf(responses, 'partial'),
    countOf(responses, 'dependent'),
  ];
  const total = responses.reduce((sum, { hrefs }) => sum + hrefs.length, 0);
  const bad = failure + partial + dependent;
  if (bad === 0 && responses.some(({ propstats }) => propstats.some(([value]) => value === 404)))
    return read(responses);
  return [
    { pattern: /([\d,]+) of ([\d,]+) resources failed(?! in)/, expected: [failure, total] },
    { pattern: /all ([\d,]+) resources failed(?! in)/, expected: [failure] },
    { pattern: /([\d,]+) of ([\d,]+) resources failed in part/, expected: [partial, total] },
    { pattern: /(?:all )?([\d,]+)(?: resources)? failed in part/, expected: [partial] },
    { pattern: /([\d,]+) more (?:was|were) not attempted/, expected: [dependent] },
    { pattern: /([\d,]+) of ([\d,]+) resources (?:was|were) not attempted/, expected: [dependent, total] },
    { pattern: /all ([\d,]+) resources (?:was|were) not attempted/, expected: [dependent] },
    {
      pattern: /([\d,]+) resources? (?:has|have) status \d{3}(?:, \d{3})*(?: or \d{3})?/,
      expected: [countOf(responses, 'success')],
    },
    ...common(responses, bad === 0 && countOf(responses, 'unknown') < total),
    { pattern: /^\w+: ([\d,]+) resources?/, expected: [total] },
  ];
}

/** Checks that the body contains the statuses in parentheses. */
function checkStatuses(sentence: string, responses: readonly GeneratedResponse[]): void {
  const all = responses.flatMap(({ status: own, propstats }) => [own, ...propstats.map(([value]) => value)]);
  for (const [, list = ''] of sentence.matchAll(/\((\d{3}[^)]*)\)/g))
    for (const found of list.split(', ')) if (found !== '…') expect(all.map(String), sentence).toContain(found);
}

/** Compares the outcome of the verdict with counts of the generated data. */
function checkOutcome(outcome: string, responses: readonly GeneratedResponse[], http: number): void {
  const bad = countOf(responses, 'failure', 'partial', 'dependent');
  const isSure = countOf(responses, 'unknown') === 0 && http < 400;
  if (outcome === 'all-succeeded') expect([bad, isSure, responses.length > 0]).toEqual([0, true, true]);
  if (outcome === 'empty') expect([responses.length, isSure]).toEqual([0, true]);
  expect(outcome === 'mixed' || outcome === 'all-failed').toBe(bad > 0);
}

describe('the sentence about any multistatus', () => {
  it.each<readonly [string, (responses: readonly GeneratedResponse[]) => Claim[]]>([
    ['DELETE', acted],
    ['COPY', acted],
    ['MOVE', acted],
    ['LOCK', acted],
    ['PROPFIND', read],
    ['REPORT', read],
    ['PUT', stated],
    ['POST', stated],
  ])('states correct numbers: %s', (method, claimsOf) => {
    fc.assert(
      fc.property(listing, fc.constantFrom(207, 200, 424), (generated, http) => {
        const responses = generated.map((one) => ({ ...one, isAboutResource: claimsOf === acted }));
        const { verdict } = reportOn(written(responses), {
          method,
          url: 'https://dav.example.test/dav/',
          status: http,
        });
        checkOutcome(verdict.outcome, responses, http);
        checkStatuses(inEnglish(verdict.sentence), responses);
        const ownStatus: Claim = { pattern: /the status of the response is (\d+)/, expected: [http] };
        checkClaims(inEnglish(verdict.sentence), [ownStatus, ...claimsOf(responses)]);
      }),
      { numRuns: 300 },
    );
  });
});
