import type { BrokenRule } from '../../engine/api/checks.ts';

/** The rules that a response breaks, in the sections of the Checks tab. */
export interface RuleGroups {
  readonly inResponse: readonly BrokenRule[];
  readonly ofServer: readonly BrokenRule[];
  readonly infos: readonly BrokenRule[];
}

/** @param off the ids of rules that are switched off */
export function groupRules(rules: readonly BrokenRule[], off: readonly string[]): RuleGroups {
  const shown = rules.filter(({ rule }) => !off.includes(rule));
  return {
    inResponse: shown.filter(({ severity, isOfServer }) => severity !== 'info' && !isOfServer),
    ofServer: shown.filter(({ isOfServer }) => isOfServer),
    infos: shown.filter(({ severity, isOfServer }) => severity === 'info' && !isOfServer),
  };
}
