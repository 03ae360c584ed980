import type { Exchange } from '../har/exchange.ts';
import { checkExchange } from './checkExchange.ts';
import { type Severity, severityOf } from './checkRules.ts';
import type { LazyChecks, ResponseChecks } from './responseChecks.ts';

const NO_RULES: ReadonlySet<string> = new Set();
const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Checks a response when the findings are needed.
 *
 * @param off ids of the rules that are switched off
 */
export function lazyChecks(exchange: Exchange, off: ReadonlySet<string> = NO_RULES): LazyChecks {
  let checks: ResponseChecks | null = null;
  return () => (checks ??= checksOf(exchange, off));
}

function checksOf(exchange: Exchange, off: ReadonlySet<string>): ResponseChecks {
  const all = checkExchange(exchange);
  const findings = all.filter(({ rule }) => !off.has(rule));
  return {
    findings: findings.toSorted((a, b) => ORDER[severityOf(a)] - ORDER[severityOf(b)]),
    switchedOff: all.length - findings.length,
  };
}
