import type { Exchange } from '../../../har/exchange.ts';
import type { Json } from '../syntax/value.ts';
import { matchesUrl } from './glob.ts';
import { matchesIn, patternOf } from './pattern.ts';
import { type Rule, type SignatureTest, toList } from './rule.ts';

/** Whether a rule is for a body: by the status of the answer, the URL of the request, and what is in the body. */
export function ruleApplies(rule: Rule, body: Json, exchange: Exchange): boolean {
  if (exchange.response.status !== 207 && rule.anyStatus !== true) return false;
  return ruleMatchesUrl(rule, exchange.request.url) && (rule.signature ?? []).every((sign) => isThere(sign, body));
}

/** Whether a rule is for a URL; for all of them where it names none. */
export function ruleMatchesUrl({ url }: Rule, asked: string | null): boolean {
  const patterns = toList(url);
  return patterns.length === 0 || (asked !== null && patterns.some((pattern) => matchesUrl(asked, pattern)));
}

function isThere(sign: string | SignatureTest, body: Json): boolean {
  const { at, is } = typeof sign === 'string' ? { at: sign, is: undefined } : sign;
  const found = matchesIn(body, patternOf(at), is ? 1000 : 1);
  return is ? found.some(({ value }) => is.some((wanted) => wanted === value)) : found.length > 0;
}
