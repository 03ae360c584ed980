import type { LazyChecks } from '../checks/responseChecks.ts';
import type { Exchange } from '../har/exchange.ts';
import type { Report } from '../verdict/report.ts';
import { redactChecks } from './redactChecks.ts';
import { redactExchange } from './redactExchange.ts';
import { redactReport } from './redactReport.ts';
import { createSecretTable } from './secretTable.ts';

/** A response with its report, as far as they are written. */
export interface RedactedResponse {
  readonly exchange: Exchange;
  readonly report: Report;
  readonly checks: LazyChecks;
}

export interface ResponseOptions {
  /**
   * What ranges, offsets, lines and columns refer to: `redacted`, the body as it is exported; `original`, the body in the file, for a
   * format without bodies.
   */
  readonly positions: 'redacted' | 'original';
}

/** Number of secrets that were replaced, by the reason why they are secret: `header:authorization`, `userinfo`, `member`, ... */
export interface Redaction {
  readonly rule: string;
  readonly count: number;
}

/**
 * Replaces the secrets in everything that is written by one export: a secret by `REDACTED-1`, the next one by `REDACTED-2`. The same
 * secret has the same placeholder wherever it is, and placeholders are numbered in the order of the responses and of the parts of each:
 * request URL, headers and body, then response headers and body. All formats that write the same responses therefore have the same
 * placeholders.
 */
export interface Redactor {
  /**
   * A response as it may be written, in any format: URLs, headers, bodies, and all texts of its report, such as labels, messages,
   * conditions, values of properties and the sentence of the verdict. Call it once for each response, in their order. A filter has to be
   * applied before.
   */
  readonly response: (response: RedactedResponse, options?: ResponseOptions) => RedactedResponse;
  /** Any other text that may contain secrets, such as the message of an error. */
  readonly text: (text: string) => string;
  /**
   * A text that the user typed, such as the filter: it may have been typed because it is a secret of a response, or a part of one. Call it
   * after all responses.
   */
  readonly typed: (text: string) => string;
  /** What was replaced in the responses so far, for the manifest of the export. */
  readonly redactions: () => readonly Redaction[];
}

export interface RedactorOptions {
  /** False for `--no-redact`: everything is returned as it is. Default: true. */
  readonly enabled?: boolean;
}

export function createRedactor({ enabled = true }: RedactorOptions = {}): Redactor {
  if (!enabled) {
    const same = (text: string): string => text;
    return { response: (response) => response, text: same, typed: same, redactions: () => [] };
  }
  const secrets = createSecretTable();
  return {
    response: ({ exchange, report, checks }, { positions } = { positions: 'redacted' }) => {
      const redacted = redactExchange(exchange, secrets);
      const places = positions === 'redacted' ? redacted.places : null;
      return {
        exchange: redacted.exchange,
        report: redactReport(report, secrets.text, places),
        checks: redactChecks(checks, secrets.text, places),
      };
    },
    text: secrets.text,
    typed: secrets.typed,
    redactions: () => [...secrets.counts].map(([rule, count]) => ({ rule, count })),
  };
}
