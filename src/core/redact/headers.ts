import type { NameValue } from '../har/exchange.ts';

/** Headers that let others act as the user; they leave only when they are asked for by name. */
const SECRET: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

const REDACTED = '[redacted]';

/** Counts what was taken out, by rule: for the export's manifest. */
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
