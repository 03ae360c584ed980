/** Comments before a command. */
export const CURL = {
  variables: (names: readonly string[]): string =>
    `# Set these variables to the secrets of the request: ${names.join(', ')}`,
  password: '# Omitted: the user name and password in the URL',
  noBody: '# The request had a body, but the browser did not provide it',
  lostBody: '# The request had a body, which was dropped to save memory',
} as const;
