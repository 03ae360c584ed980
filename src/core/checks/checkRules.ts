import clients from './rules/clients.json' with { type: 'json' };
import document from './rules/document.json' with { type: 'json' };
import href from './rules/href.json' with { type: 'json' };
import json from './rules/json.json' with { type: 'json' };
import multipart from './rules/multipart.json' with { type: 'json' };
import properties from './rules/properties.json' with { type: 'json' };
import reports from './rules/reports.json' with { type: 'json' };
import status from './rules/status.json' with { type: 'json' };
import structure from './rules/structure.json' with { type: 'json' };
import type { Finding } from './finding.ts';

/**
 * - `error`: a requirement of the specification is broken, or the result cannot be read
 * - `warning`: probably a mistake, or something that makes common clients fail
 * - `info`: legal, but worth knowing
 */
export type Severity = (typeof SEVERITIES)[number];

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** A rule that responses are checked against. */
export interface CheckRule {
  readonly id: string;
  readonly severity: Severity;
  /** The status of the responses that the rule is about; omitted if it applies to all multi-status responses. */
  readonly status?: number;
  /** One sentence with placeholders: `{href} is reported twice (first in {first}).` */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Sections of specifications: `RFC 4918 9.6.1`. */
  readonly spec: readonly string[];
}

/** All rules, in the order of the documentation. */
export const CHECK_RULES: readonly CheckRule[] = [
  ...document,
  ...structure,
  ...status,
  ...href,
  ...properties,
  ...reports,
  ...json,
  ...multipart,
  ...clients,
].map((rule) => ({ ...rule, severity: severityNamed(rule.severity) }));

function severityNamed(name: string): Severity {
  const severity = SEVERITIES.find((known) => known === name);
  if (!severity) throw new Error(`${name} is not a severity.`);
  return severity;
}

const BY_ID = new Map(CHECK_RULES.map((rule) => [rule.id, rule]));

export function findCheckRule(id: string): CheckRule | null {
  return BY_ID.get(id) ?? null;
}

/** Returns the severity of the rule of a finding. */
export function severityOf({ rule }: Pick<Finding, 'rule'>): Severity {
  return BY_ID.get(rule)?.severity ?? 'warning';
}

/** Returns the message of a finding, with its values in place of the placeholders. Values are text from outside; '' is shown as "". */
export function findingMessage({ rule, params }: Pick<Finding, 'rule' | 'params'>): string {
  const message = BY_ID.get(rule)?.message ?? rule;
  return message.replaceAll(/\{(\w+)\}/g, (placeholder, name: string, offset: number) => {
    if (!Object.hasOwn(params, name)) return placeholder;
    const value = String(params[name]);
    return value === '' && message[offset - 1] !== '"' ? '""' : value;
  });
}

/** Whether a rule applies to multi-status responses with this HTTP status: some servers send them with 200 or 424. */
export function appliesToStatus(rule: string, httpStatus: number): boolean {
  const only = BY_ID.get(rule)?.status;
  return only === undefined || only === httpStatus;
}
