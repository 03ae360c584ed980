import type { Exchange } from '../har/exchange.ts';
import { checkExchange } from './checkExchange.ts';
import { type Severity, severityOf } from './checkRules.ts';
import type { Finding } from './finding.ts';

/** What the rules find in a response. */
export interface ResponseChecks {
  /** Errors, then warnings, then infos; each in document order. */
  readonly findings: readonly Finding[];
  /** Number of findings of rules that are switched off. */
  readonly switchedOff: number;
}

/** Checks a response, at most once. */
export type LazyChecks = () => ResponseChecks;

const NO_RULES: ReadonlySet<string> = new Set();
const NOTHING: ResponseChecks = { findings: [], switchedOff: 0 };

/** The checks of a response that is not checked. */
export const NO_CHECKS: LazyChecks = () => NOTHING;
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
