import { ALL_OR_NOTHING_METHODS } from '../../../model/allOrNothing.ts';

/** What a request is for, as far as it decides what a 404 in a propstat means. */
export interface Purpose {
  /** See {@link ALL_OR_NOTHING_METHODS}. */
  readonly isAtomic: boolean;
  /** The response lists resources that exist (RFC 4918 section 9.1, RFC 5323), so that a 404 is not about a resource. */
  readonly isListing: boolean;
  /** The request is not about properties, so that a 404 in a propstat, which RFC 4918 does not allow here, may be about the resource. */
  readonly isAboutResources: boolean;
}

/** Their results are statuses of resources (RFC 4918 section 13). */
const RESOURCE_METHODS: ReadonlySet<string> = new Set(['DELETE', 'COPY', 'MOVE', 'LOCK', 'UNLOCK']);

/** @param method in uppercase */
export function purposeOf(method: string): Purpose {
  return {
    isAtomic: ALL_OR_NOTHING_METHODS.has(method),
    isListing: method === 'PROPFIND' || method === 'SEARCH',
    isAboutResources: RESOURCE_METHODS.has(method),
  };
}

/** Whether a 404 in a propstat may be about the resource, and not about a property. */
export function mayBeAboutResource({ isListing, isAboutResources }: Purpose, hasProperties: boolean): boolean {
  return isAboutResources || (!hasProperties && !isListing);
}
