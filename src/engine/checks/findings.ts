import type { Severity } from '../../core/checks/checkRules.ts';
import type { Finding } from '../../core/checks/finding.ts';
import { MAX_PLACES } from '../api/checks.ts';
import type { FoundRule } from './foundRules.ts';

/** The findings of one response by rule. All are counted; of each rule, the first {@link MAX_PLACES} are kept. */
export class Findings {
  readonly #severityOf: (rule: string) => Severity;
  readonly #rules = new Map<string, { count: number; readonly kept: Finding[] }>();

  constructor(severityOf: (rule: string) => Severity) {
    this.#severityOf = severityOf;
  }

  add(finding: Finding): void {
    const known = this.#rules.get(finding.rule);
    if (!known) this.#rules.set(finding.rule, { count: 1, kept: [finding] });
    else {
      known.count += 1;
      if (known.kept.length < MAX_PLACES) known.kept.push(finding);
    }
  }

  /** Errors first, then warnings; within a severity in the order in which the rules were found. */
  rules(): readonly FoundRule[] {
    const rules = [...this.#rules].map(([rule, { count }]) => ({
      rule,
      severity: this.#severityOf(rule),
      findings: count,
    }));
    return ORDER.flatMap((severity) => rules.filter((found) => found.severity === severity));
  }

  /** The findings of a rule that are kept. */
  of(rule: string): readonly Finding[] {
    return this.#rules.get(rule)?.kept ?? [];
  }
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
