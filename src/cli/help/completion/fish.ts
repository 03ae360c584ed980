import type { Completed, CompletedOption } from './completed.ts';

/** Returns a completion script for fish 3 and newer. */
export function fishScript({ program, options, topics, command, shells }: Completed): string {
  const lines = [
    ...options.map((option) => optionLine(program, option)),
    `complete -c ${program} -n '__fish_seen_argument -s h -l help' -f -a '${topics.join(' ')}'`,
    `complete -c ${program} -n '__fish_is_first_token' -a ${command} -d 'print a completion script'`,
    `complete -c ${program} -n 'test (commandline -opc)[2] = ${command} 2>/dev/null' -f -a '${shells.join(' ')}'`,
  ];
  return `# fish completion for ${program}; printed by: ${program} ${command} fish\n${lines.join('\n')}\n`;
}

function optionLine(program: string, option: CompletedOption): string {
  const { name, short, help, value, values, isFile = false, isList = false } = option;
  const choices = (values ?? []).join(' ');
  // -x: a required value that is not a file; -r -F: a required file.
  const argument =
    value === undefined
      ? []
      : isFile
        ? ['-r', '-F']
        : values === undefined
          ? ['-x']
          : ['-x', '-a', isList ? `'(__fish_append , ${choices})'` : `'${choices}'`];
  return [
    'complete',
    '-c',
    program,
    ...(short === undefined ? [] : ['-s', short]),
    '-l',
    name,
    ...argument,
    '-d',
    `'${help}'`,
  ].join(' ');
}
