/** Problems of a configuration file. `name` is the name of a member. */
export const CONFIG_ERRORS = {
  located: (file: string, line: number, column: number, problem: string): string =>
    `multistatus: ${file}: line ${line}, column ${column}: ${problem}`,
  notRead: (file: string, why: string): string => `multistatus: ${file} cannot be read: ${why}`,
  notJson: 'the file is not valid JSON.',
  repeated: 'an object has two members with the same name, or values are nested too deeply.',
  noObject: 'the configuration file must contain an object, such as {"filter": "is:failed"}.',
  /** @param similar the member that was probably meant */
  unknown: (name: string, similar: string | undefined, known: readonly string[]): string =>
    similar === undefined
      ? `"${name}" is not a known member. Known members are ${known.join(', ')}.`
      : `"${name}" is not a known member. Did you mean "${similar}"?`,
  secrets: (name: string): string =>
    `"${name}" is not a known member. Only --no-redact on the command line keeps secrets.`,
  aboutBody: (name: string): string =>
    `"${name}" is not a known member. It describes one response, so it is only an option of the command line.`,
  flag: (name: string): string => `"${name}" must be true or false.`,
  text: (name: string): string => `"${name}" must be a string.`,
  path: (name: string): string => `"${name}" must be the path of a file.`,
  oneOf: (name: string, known: readonly string[]): string => `"${name}" must be one of ${known.join(', ')}.`,
  findings: (name: string, known: readonly string[]): string =>
    `"${name}" must be "never", or a list with at least one of ${known.join(', ')}.`,
  checks: (name: string): string =>
    `"${name}" must be an object with a list of ids of rules to switch off, such as {"off": ["text-xml-deprecated"]}.`,
  /** @param similar the id that was probably meant */
  rule: (id: string, similar: string | undefined): string =>
    `"${id}" is not the id of a rule.${similar === undefined ? ' docs/rules lists the rules.' : ` Did you mean "${similar}"?`}`,
  /** @param problem a sentence about one term */
  filter: (name: string, problem: string): string => `"${name}": ${problem}`,
  outside: (name: string): string => `"${name}" must be inside the folder of the configuration file.`,
  both: '--config and --no-config cannot be combined',
};

/** @param settings settings of the file that limit what is shown or what changes the exit code; at least one */
export function settingsNotice(file: string, settings: readonly (readonly [name: string, value: string])[]): string {
  const list = settings.map(([name, value]) => `${name}: ${value}`).join(', ');
  return `multistatus: ${file} sets ${list} (--no-config ignores it)`;
}
