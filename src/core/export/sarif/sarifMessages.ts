/** Texts of a SARIF report that are not texts of a response. */
export const SARIF = {
  /** The artifact of responses that are not from a file. */
  standardInput: 'stdin',
  /** The message of a rule without values. */
  title: (message: string): string => message.replaceAll(/\{\w+\}/g, '…'),
  help: (why: string, fix: string, spec: readonly string[]): string => `${why} ${fix} (${spec.join(', ')})`,
  helpMarkdown: (why: string, fix: string, spec: readonly (readonly [name: string, link: string | null])[]): string =>
    `${why}\n\n**Fix:** ${fix}\n\n${spec.map(([name, link]) => (link === null ? name : `[${name}](${link})`)).join(', ')}`,
  entry: (entry: number): string => `entry ${entry}`,
  /** @param name the method and URL of the response; may be empty */
  result: (message: string, name: string): string => (name === '' ? message : `${message} (${name})`),
} as const;
