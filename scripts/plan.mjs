// The steps of npm test and npm run check.
import { playwrightCounts, vitestCounts } from './counts.mjs';
import { npm, tool } from './run.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

/** @type {Step[]} */
export const checks = [
  { name: 'format', command: tool('oxfmt'), args: ['--check', '.'] },
  { name: 'lint', command: tool('oxlint'), args: [] },
  { name: 'types', command: tool('tsc'), args: ['-b'] },
  { name: 'unused', command: tool('knip'), args: [] },
];

/** @type {Step[]} */
export const tests = [
  { name: 'build', command: npm, args: ['run', '--silent', 'build'] },
  { name: 'unit tests', command: tool('vitest'), args: ['run'], counts: vitestCounts },
  { name: 'browser tests', command: tool('playwright'), args: ['test'], counts: playwrightCounts },
];
