import type { ExchangeId } from '../../engine/api/engineApi.ts';

/** A request in the log of the capture. */
export interface LoggedRequest {
  readonly key: string;
  /** Method and URL. */
  readonly target: string;
  /** Unix time in ms. */
  readonly start: number;
  /** Unix time in ms; Infinity until the request finishes. */
  end: number;
  /** This is the page's entry of a response that came through a service worker. */
  readonly viaServiceWorker: boolean;
  /** The other entry of a response that came through a service worker. */
  twin: LoggedRequest | null;
  /** How useful the content is: the twin with the higher rank is shown. */
  contentRank: number;
  row: ListedRow | null;
  /** A 207, which polling compares with `getHAR()`. */
  readonly isMultiStatus: boolean;
  /** Results that are still pending are discarded. */
  isCleared: boolean;
}

/** A row of the panel's list: one request, or the two entries of a response that came through a service worker. */
export interface ListedRow {
  id: Promise<ExchangeId | null>;
  /** The request whose content is shown. */
  source: LoggedRequest;
  /** The engine dropped the exchange because of a limit. */
  isDropped: boolean;
}
