/** Comments before a command. */
export const CURL = {
  leftOut: (headers: readonly string[]): string => `# Omitted, because they contain credentials: ${headers.join(', ')}`,
  password: '# Omitted: the user name and password in the URL',
  noBody: '# The request had a body, but the browser did not provide it',
} as const;
