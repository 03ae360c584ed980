import { spellings } from '../../options/table.ts';
import type { Completed, CompletedOption } from './completed.ts';

/** Returns a completion script for bash 3.2 and newer. Files are completed by bash itself, if nothing else matches. */
export function bashScript({ program, options, topics, command, shells }: Completed): string {
  const withValues = options.filter(({ values }) => values !== undefined);
  const withOthers = options.filter(({ value, values }) => value !== undefined && values === undefined);
  const cases = [
    ...withValues.map(
      (option) =>
        `    ${pattern([option])}) ${option.isList === true ? 'list' : 'words'}=${quoted(option.values ?? [])} ;;`,
    ),
    `    -h|--help) words=${quoted(topics)} ;;`,
    // Also if nothing is completed, options must not be: the word is the value.
    `    ${pattern(withOthers)}) return ;;`,
  ];
  return `# bash completion for ${program}; printed by: ${program} ${command} bash
_${program}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" option="\${COMP_WORDS[COMP_CWORD-1]}" prefix="" words="" list="" before
  COMPREPLY=()
  for before in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $before == -- ]] && return
  done
  # "--option=value" is one word or, with the usual COMP_WORDBREAKS, three.
  if [[ $word == --*=* ]]; then
    option="\${word%%=*}" prefix="\${word%%=*}=" word="\${word#*=}"
  elif [[ $word == = ]]; then
    word=""
  elif [[ $option == = && COMP_CWORD -gt 2 ]]; then
    option="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  if [[ $COMP_CWORD -eq 2 && \${COMP_WORDS[1]} == ${command} ]]; then
    COMPREPLY=($(compgen -W ${quoted(shells)} -- "$word"))
    return
  fi
  case "$option" in
${cases.join('\n')}
  esac
  if [[ -n $list ]]; then
    # The word is a list: the part before its last comma stays.
    [[ $word == *,* ]] && prefix="$prefix\${word%,*},"
    words="$list" word="\${word##*,}"
  elif [[ -z $words && $word == -* ]]; then
    words=${quoted(options.flatMap((option) => spellings([option.name, option])))}
  elif [[ -z $words && $COMP_CWORD -eq 1 && -n $word && -z $(compgen -f -- "$word") ]]; then
    words=${command}
  fi
  [[ -n $words ]] && COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$word"))
}
complete -o default -F _${program} ${program}
`;
}

/** The pattern of a case that matches options as they are typed. */
function pattern(options: readonly CompletedOption[]): string {
  return options.flatMap((option) => spellings([option.name, option])).join('|');
}

function quoted(words: readonly string[]): string {
  return `"${words.join(' ')}"`;
}
