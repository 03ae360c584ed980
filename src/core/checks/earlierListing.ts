import type { Exchange } from '../har/exchange.ts';
import type { Report } from '../verdict/report.ts';

/** Identifies the listing of a collection: a PROPFIND with `Depth: 1` or `infinity`, and its URL; null for other requests. */
function listingKey({ request }: Exchange): string | null {
  if (request.method !== 'PROPFIND' || request.url === null) return null;
  const depth = request.headers
    .find(({ name }) => name.toLowerCase() === 'depth')
    ?.value.trim()
    .toLowerCase();
  return depth === '1' || depth === 'infinity' ? `${depth} ${request.url}` : null;
}

/** Number of members in a complete listing, which also lists the collection itself; null if there may be more. */
function membersOf({ format, verdict, summary }: Pick<Report, 'format' | 'verdict' | 'summary'>): number | null {
  if (format !== 'webdav' || verdict.outcome !== 'all-succeeded') return null;
  return summary.total - 1;
}

/** A stored response. */
interface Listed {
  readonly exchange: Exchange;
  readonly report: Pick<Report, 'format' | 'verdict' | 'summary'>;
}

/**
 * Adds to the listing of a collection how many members it had in the previous one.
 *
 * @param responses returns the earlier responses, newest last
 */
export function withEarlierListing(exchange: Exchange, responses: () => readonly Listed[]): Exchange {
  const key = listingKey(exchange);
  if (key === null) return exchange;
  const earlier = responses();
  for (let index = earlier.length - 1; index >= 0; index -= 1) {
    const other = earlier[index];
    if (!other || other.exchange.request.url !== exchange.request.url || listingKey(other.exchange) !== key) continue;
    const earlierMembers = membersOf(other.report);
    if (earlierMembers !== null) return earlierMembers > 0 ? { ...exchange, earlierMembers } : exchange;
  }
  return exchange;
}

/** Remembers listings for {@link withEarlierListing}, without their bodies. */
export class EarlierListings {
  readonly #members = new Map<string, number>();

  /** Adds to the listing of a collection how many members it had in the last one. */
  complete(exchange: Exchange): Exchange {
    const key = listingKey(exchange);
    const earlierMembers = key === null ? 0 : (this.#members.get(key) ?? 0);
    return earlierMembers > 0 ? { ...exchange, earlierMembers } : exchange;
  }

  add({ exchange, report }: Listed): void {
    const key = listingKey(exchange);
    const members = membersOf(report);
    if (key !== null && members !== null) this.#members.set(key, members);
  }
}
