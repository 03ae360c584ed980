/** Lines of comment above a command. */
export const CURL = {
  leftOut: (headers: readonly string[]): string =>
    `# Left out, since they let others act as you: ${headers.join(', ')}`,
  password: '# Left out: the name and password in the address',
  noBody: '# The request had a body, which the browser did not hand out',
} as const;
