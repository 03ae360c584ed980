import { findCheckRule, findingMessage, severityOf } from '../checks/checkRules.ts';
import type { Finding } from '../checks/finding.ts';

/** Returns an element of the member `checks` of a response in docs/report.schema.json. */
export function findingJson(finding: Finding): object {
  return {
    rule: finding.rule,
    severity: severityOf(finding),
    message: findingMessage(finding),
    spec: findCheckRule(finding.rule)?.spec.join(', ') ?? null,
    pointer: finding.pointer,
    range: finding.range,
  };
}
