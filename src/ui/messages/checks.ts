import type { Severity } from '../../core/checks/checkRules.ts';
import { count, counted } from '../../core/text/format.ts';

/** The texts of the Checks tab, which are loaded with it. */
export const CHECKS = {
  label: 'Checks',
  loading: 'Checking the response…',
  noBody: 'This response has no complete body to check',
  none: 'The checks found nothing',
  noneDescription: 'The response follows every rule that applies to it.',
  inResponse: 'In this response',
  ofServer: 'Of this server, shown once',
  infos: (rules: number): string => `${counted(rules, 'note', 'notes')} (info)`,
  off: 'Switched off',
  summary: (findings: number, rules: number, off: number): string =>
    [
      `${counted(findings, 'finding', 'findings')} by ${counted(rules, 'rule', 'rules')}`,
      off > 0 ? `${counted(off, 'rule', 'rules')} switched off` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  places: (value: number): string => `${count(value)} places`,
  responses: (value: number): string => `${count(value)} responses`,
  line: (line: number): string => `line ${count(line)}`,
  why: 'Why',
  fix: 'Fix',
  source: 'Source',
  found: 'Found at',
  resource: 'Show in tree',
  more: (value: number): string => `Show ${count(value)} more`,
  unlisted: (value: number): string => `${count(value)} more are in the JSON export`,
  copy: 'Copy as Markdown',
  switchOff: 'Switch rule off',
  switchOn: 'Switch on',
  markdown: { rule: 'Rule', why: 'Why', fix: 'Fix', found: 'Found at' },
} as const;

export const SEVERITY: Readonly<Record<Severity, { readonly word: string; readonly sign: string }>> = {
  error: { word: 'error', sign: '✕' },
  warning: { word: 'warning', sign: '!' },
  info: { word: 'info', sign: 'i' },
};
