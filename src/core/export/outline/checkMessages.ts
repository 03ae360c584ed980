import type { FindingGroup } from '../../checks/groupFindings.ts';
import { count, counted } from '../../text/format.ts';

/** Texts about the rules that a response breaks. */
export const CHECKS = {
  title: 'Checks:',
  /** `error duplicate-href (2×): /a is reported twice (first in response[0]). At response[1], response[3] (RFC 4918 14.24)` */
  group: ({ rule, severity, count: findings, message, places, spec }: FindingGroup): string => {
    const times = findings > 1 ? ` (${count(findings)}×)` : '';
    const more = findings > places.length ? ', …' : '';
    return `${severity} ${rule}${times}: ${message} At ${places.join(', ')}${more} (${spec.join(', ')})`;
  },
  infos: (findings: number, rules: readonly string[]): string =>
    `${counted(findings, 'info', 'infos')}: ${rules.join(', ')}`,
  switchedOff: (findings: number): string =>
    `${counted(findings, 'finding', 'findings')} of rules that are switched off`,
} as const;
