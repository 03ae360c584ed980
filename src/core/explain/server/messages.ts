import type { ServerStatement } from '../../har/exchange.ts';
import type { MethodClaim } from './serverFacts.ts';

/** Texts about a server, for the panel and the command line. */
export const SERVER_TEXTS = {
  /** @param className the class with its name: `2 (locks)` */
  claim: ({ header, isListed }: MethodClaim, method: string, className: string): string => {
    const lists = isListed ? 'lists' : 'does not list';
    return header === 'Allow'
      ? `Allow ${lists} ${method}`
      : `DAV ${lists} class ${className}, which ${method} belongs to`;
  },
  /** The response that states something: `OPTIONS /dav/`. @param path readable */
  by: ({ method }: ServerStatement, path: string): string => `${method} ${path}`,
  /** @param observed value of the Server header; null if the version is not known */
  seenWith: (observed: string | null): string => (observed === null ? '' : `seen with ${observed}`),
} as const;
