/** The server of a response, in the Headers tab. */
export const SERVER = {
  title: 'Server',
  software: 'Software',
  version: 'HTTP version',
  davClasses: 'DAV',
  allow: 'Allow',
  support: (method: string): string => `Support for ${method}`,
  quirk: 'Known behavior',
  /** Follows a value from an earlier response. */
  from: (statement: string): string => `· from ${statement}`,
  /** Follows a known behavior. */
  seen: (seenWith: string): string => `· ${seenWith}`,
  /** Precedes a link. */
  beforeSource: '·',
} as const;
