import { COMPLETION } from '../../options/options.ts';
import { allOptions, type Shell, SHELLS } from '../../options/table.ts';
import { TOPIC_NAMES } from '../help.ts';
import { OPTION_HELP } from '../messages.ts';
import { bashScript } from './bash.ts';
import type { Completed } from './completed.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS: Readonly<Record<Shell, (completed: Completed) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Returns a completion script for a shell. It starts no program, so that completion does not wait for Node.js. */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell]({
    program: 'multistatus',
    options: allOptions().map(([name, option]) => ({ ...option, name, help: OPTION_HELP[name] })),
    topics: TOPIC_NAMES,
    command: COMPLETION,
    shells: SHELLS,
  });
}
