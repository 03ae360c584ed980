import { PHRASES } from '../../../explain/statusWithPhrase.ts';
import { isRegisteredStatus } from '../../registeredStatus.ts';
import type { CheckContext } from '../context.ts';
import type { DavPropstat, DavResponse } from '../davResponse.ts';
import type { Finding } from '../../finding.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import type { StatusLine } from '../statusLine.ts';

const CODES_BY_PHRASE: ReadonlyMap<string, number> = new Map(
  [...PHRASES].map(([code, phrase]) => [phrase.toLowerCase(), code]),
);
/** Statuses that may change when the same operation is sent again. */
const RETRYABLE: ReadonlySet<number | null> = new Set([408, 425, 429, 500, 502, 503, 504]);

type Verdict = Pick<Finding, 'params' | 'rule'>;

/** The rules about the text and the code of each `DAV:status`. */
export function statusLineRules(context: CheckContext): RuleGroup {
  const lines = new LineChecker(context);
  return {
    response: (response) => {
      lines.check(response);
      for (const propstat of response.propstats) lines.check(propstat);
    },
    end: () => lines.end(),
  };
}

class LineChecker {
  readonly #context: CheckContext;
  /** The same few lines occur in all responses. */
  readonly #verdicts = new Map<StatusLine, readonly Verdict[]>();
  #retryable = 0;
  #firstRetryable: Pick<Finding, 'pointer' | 'range'> | null = null;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  check(parent: DavPropstat | DavResponse): void {
    for (const { line, element } of parent.statuses) {
      let verdicts = this.#verdicts.get(line);
      if (!verdicts) {
        verdicts = verdictsOf(line);
        this.#verdicts.set(line, verdicts);
      }
      for (const { rule, params } of verdicts) {
        this.#context.add(rule, `${parent.pointer}/status`, element.range, params);
      }
      if (!RETRYABLE.has(line.code)) continue;
      this.#retryable += 1;
      this.#firstRetryable ??= { pointer: `${parent.pointer}/status`, range: element.range };
    }
  }

  end(): void {
    if (this.#firstRetryable === null) return;
    const { pointer, range } = this.#firstRetryable;
    this.#context.add('retryable-items', pointer, range, { count: this.#retryable });
  }
}

function verdictsOf(line: StatusLine): Verdict[] {
  const { text, code, version, phrase } = line;
  const verdicts: Verdict[] = [];
  const add = (rule: string, params: Finding['params'] = {}): void => {
    verdicts.push({ rule, params });
  };
  if (version === null) add('status-line-malformed', { raw: text });
  else if (version !== '1.1') add('status-line-version', { version });
  if (code === null) return verdicts;
  if (code < 100 || code > 599) add('status-code-out-of-range', { code });
  else if (code < 200) add('status-1xx', { code });
  else if (!isRegisteredStatus(code)) add('status-unknown-code', { code, as: code - (code % 100) });
  if (code === 207) add('status-207-nested');
  if (code === 401) add('unauthorized-in-substatus');
  if (code === 407 || code === 511) add('proxy-status-in-substatus', { code });
  const belongs = CODES_BY_PHRASE.get((phrase ?? '').toLowerCase());
  if (belongs !== undefined && belongs !== code) {
    add('reason-phrase-mismatch', { code, phrase: phrase ?? '', belongs });
  }
  return verdicts;
}
