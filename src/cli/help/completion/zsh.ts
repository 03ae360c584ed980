import { spellings } from '../../options/table.ts';
import type { Completed, CompletedOption } from './completed.ts';

/** Returns a completion script for zsh, which can be sourced or saved as `_multistatus` in a folder of `$fpath`. */
export function zshScript({ program, options, topics, command, shells }: Completed): string {
  const specs = options.map((option) => `    ${specOf(option, topics)} \\`);
  return `#compdef ${program}
# zsh completion for ${program}; printed by: ${program} ${command} zsh
_${program}() {
  if (( CURRENT == 3 )) && [[ $words[2] == ${command} ]]; then
    compadd ${shells.join(' ')}
    return
  fi
  (( CURRENT == 2 )) && [[ -n $words[2] ]] && compadd ${command}
  _arguments -s -S : \\
${specs.join('\n')}
    '*:file:_files'
}
if [[ $funcstack[1] == _${program} ]]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`;
}

/** Returns the specification of an option for `_arguments`. */
function specOf(option: CompletedOption, topics: readonly string[]): string {
  const { name, short, help, value, values, isFile = false, isList = false } = option;
  const description = `[${help.replaceAll(/[[\]\\:]/g, '\\$&')}]`;
  const choices = name === 'help' ? topics : values;
  const argument =
    name === 'help'
      ? // Two colons: the value may be omitted.
        `::topic:(${topics.join(' ')})`
      : value === undefined
        ? ''
        : isList
          ? `:${value}:_sequence compadd - ${(choices ?? []).join(' ')}`
          : `:${value}:${choices ? `(${choices.join(' ')})` : isFile ? '_files' : ' '}`;
  if (short === undefined)
    return `'${isList ? '*' : ''}--${name}${value === undefined ? '' : '='}${description}${argument}'`;
  const typed = spellings([name, option]);
  const suffixes = value === undefined ? ['', ''] : ['+', '='];
  return `'(${typed.join(' ')})'{${typed.map((one, at) => `${one}${suffixes[at] ?? ''}`).join(',')}}'${description}${argument}'`;
}
