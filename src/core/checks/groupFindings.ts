import { findCheckRule, findingMessage, type Severity, severityOf } from './checkRules.ts';
import type { Finding } from './finding.ts';

/** The findings of one rule in a response. */
export interface FindingGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  /** The message of the first of them. */
  readonly message: string;
  /** The first places, without duplicates. */
  readonly places: readonly string[];
  readonly spec: readonly string[];
}

const PLACES = 3;

/** Groups findings by rule, in the order of the first finding of each. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { rule, pointer } = finding;
    const group = groups.get(rule) ?? newGroup(finding);
    const isNew = group.places.length < PLACES && !group.places.includes(pointer);
    groups.set(rule, { ...group, count: group.count + 1, places: isNew ? [...group.places, pointer] : group.places });
  }
  return [...groups.values()];
}

function newGroup(finding: Finding): FindingGroup {
  const { rule } = finding;
  const message = findingMessage(finding);
  return { rule, severity: severityOf(finding), count: 0, message, places: [], spec: findCheckRule(rule)?.spec ?? [] };
}
