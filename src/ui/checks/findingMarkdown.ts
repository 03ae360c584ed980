import { type CheckRule, findingMessage } from '../../core/checks/checkRules.ts';
import { specLink } from '../../core/checks/specLink.ts';
import type { BrokenRule } from '../../engine/api/checks.ts';
import { CHECKS } from '../messages/checks.ts';

/** Returns a finding as Markdown, for a bug report. Texts of the response are code, so that they cannot format anything. */
export function findingMarkdown({ rule, severity, places }: BrokenRule, { why, fix, spec }: CheckRule): string {
  const { markdown } = CHECKS;
  const sources = spec.map((name) => {
    const url = specLink(name);
    return url === null ? name : `[${name}](${url})`;
  });
  return [
    `**${severity}** ${code(findingMessage({ rule, params: places[0]?.params ?? {} }))}`,
    '',
    `- ${markdown.rule}: \`${rule}\` (${sources.join(', ')})`,
    `- ${markdown.why}: ${why}`,
    `- ${markdown.fix}: ${fix}`,
    `- ${markdown.found}: ${places.map(({ pointer }) => code(pointer)).join(', ')}`,
    '',
  ].join('\n');
}

/** A code span whose delimiter is longer than any in the text. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
