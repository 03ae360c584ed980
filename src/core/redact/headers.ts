import type { NameValue } from '../har/exchange.ts';

/** Headers with credentials, which are exported only if the user chooses to include them. */
const SECRET: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

const REDACTED = '[redacted]';

/** Number of redacted values by rule, listed in the export. */
export type Redactions = Map<string, number>;

export function redactHeaders(headers: readonly NameValue[], redactions: Redactions): readonly NameValue[] {
  return headers.map((header) => {
    const name = header.name.toLowerCase();
    if (!SECRET.has(name)) return header;
    const rule = `header:${name}`;
    redactions.set(rule, (redactions.get(rule) ?? 0) + 1);
    return { name: header.name, value: REDACTED };
  });
}
