import { count, size } from '../../core/text/format.ts';

/** The texts of readable property values, which are loaded on demand. */
export const VALUES = {
  property: 'Property',
  /** Opens the element of a property. */
  asSent: 'As sent',
  boolean: (value: boolean): string => (value ? 'true' : 'false'),
  /** `812 B`, `1.4 MB (1,400,000 bytes)` */
  bytes: (bytes: number): string => (bytes < 1000 ? size(bytes) : `${size(bytes)} (${count(bytes)} bytes)`),
  /** `2026-05-01 12:00:00 UTC+2` */
  date: (date: string, time: string, zone: string): string => `${date} ${time} ${zone}`,
  /** `de-CH: Swiss High German` */
  language: (tag: string, name: string): string => `${tag} (${name})`,
  quota: {
    '-1': '-1 (not computed, in Nextcloud)',
    '-2': '-2 (unknown, in Nextcloud)',
    '-3': '-3 (unlimited, in Nextcloud)',
  },
  /** `VEVENT “Team meeting”, 2026-05-01 10:00, and 2 more` */
  component: (name: string, summary: string, start: string, others: number): string =>
    [[name, summary && `“${summary}”`].filter(Boolean).join(' '), start, others > 0 && `and ${count(others)} more`]
      .filter(Boolean)
      .join(', '),
  /** `Jane Doe <jane@example.test>` */
  card: (name: string, email: string): string => (email === '' ? name : `${name} <${email}>`),
  /** `exclusive write lock` */
  lock: (scope: string, type: string): string => [scope, type, 'lock'].filter(Boolean).join(' '),
  lockOwner: (owner: string): string => `owner: ${owner}`,
  lockDepth: (depth: string): string => `depth: ${depth}`,
  lockTimeout: (timeout: string, seconds: number | null): string =>
    seconds === null ? `timeout: ${timeout}` : `timeout: ${count(seconds)} s`,
  lockToken: (token: string): string => `token: ${token}`,
  lockRoot: (root: string): string => `root: ${root}`,
  /** `/users/jane: granted Read, Write` */
  ace: (principal: string, isInverted: boolean, isGrant: boolean, privileges: string): string =>
    `${isInverted ? `all except ${principal}` : principal}: ${isGrant ? 'granted' : 'denied'} ${privileges}`,
  aceProtected: 'protected',
  aceInherited: (href: string): string => `inherited from ${href}`,
  separator: ', ',
  details: '; ',
} as const;
