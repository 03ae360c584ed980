import { groupFindings } from '../../checks/groupFindings.ts';
import type { ResponseChecks } from '../../checks/responseChecks.ts';
import { CHECKS } from './checkMessages.ts';
import { oneLine } from './oneLine.ts';

// Characters.
const LONGEST_LINE = 1000;

/** Formats the findings of a response: a line for each rule, one for all infos, and the number of those that are switched off. */
export function checkLines({ findings, switchedOff }: ResponseChecks): readonly string[] {
  const groups = groupFindings(findings);
  const infos = groups.filter(({ severity }) => severity === 'info');
  const count = infos.reduce((sum, group) => sum + group.count, 0);
  const rules = infos.map(({ rule }) => rule);
  return [
    ...groups.filter(({ severity }) => severity !== 'info').map(CHECKS.group),
    ...(count > 0 ? [CHECKS.infos(count, rules)] : []),
    ...(switchedOff > 0 ? [CHECKS.switchedOff(switchedOff)] : []),
  ].map((line) => oneLine(line, LONGEST_LINE));
}
