import type { Exchange } from '../../../har/exchange.ts';
import type { Json } from '../syntax/value.ts';
import { matchesUrl } from './glob.ts';
import { matchesIn, patternOf } from './pattern.ts';
import { type Rule, type SignatureTest, toList } from './rule.ts';

/** Whether a rule applies to a response: by its status, the URL of the request, and the signature in the body. */
export function ruleApplies(rule: Rule, body: Json, exchange: Exchange): boolean {
  if (exchange.response.status !== 207 && rule.anyStatus !== true) return false;
  return ruleMatchesUrl(rule, exchange.request.url) && (rule.signature ?? []).every((sign) => hasSignature(sign, body));
}

/** Whether a rule applies to a URL. A rule without `url` applies to all URLs. */
export function ruleMatchesUrl({ url }: Rule, requestUrl: string | null): boolean {
  const patterns = toList(url);
  return patterns.length === 0 || (requestUrl !== null && patterns.some((pattern) => matchesUrl(requestUrl, pattern)));
}

function hasSignature(sign: string | SignatureTest, body: Json): boolean {
  const { at, is } = typeof sign === 'string' ? { at: sign, is: undefined } : sign;
  const found = matchesIn(body, patternOf(at), is ? 1000 : 1);
  return is ? found.some(({ value }) => is.some((wanted) => wanted === value)) : found.length > 0;
}
