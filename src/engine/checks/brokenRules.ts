import { type BrokenRule, CHECK_PAGE, type CheckPlace } from '../api/checks.ts';
import type { StoredExchange } from '../store/storedExchange.ts';

export interface BrokenRulesOptions {
  readonly stored: StoredExchange;
  /** All stored responses. */
  readonly all: readonly StoredExchange[];
  /** The rules that are off. */
  readonly off: ReadonlySet<string>;
  readonly places: (rule: string, from: number, to: number) => readonly CheckPlace[];
}

/** A rule that at least this many responses of an origin break describes the server. */
const OF_SERVER = 3;

/** Returns the rules that a checked response breaks, with the number of responses of the same origin that break them. */
export function brokenRules({ stored, all, off, places }: BrokenRulesOptions): readonly BrokenRule[] {
  const found = stored.checks?.found ?? [];
  const responses = countByRule(all, originOf(stored), stored);
  return found.map(({ rule, severity, findings }) => {
    const count = responses.get(rule) ?? 1;
    return {
      rule,
      severity,
      findings,
      isOff: off.has(rule),
      responses: count,
      isOfServer: severity !== 'error' && count >= OF_SERVER,
      places: places(rule, 0, CHECK_PAGE),
    };
  });
}

/** Number of responses of an origin that break each rule. */
function countByRule(
  all: readonly StoredExchange[],
  origin: string | null,
  stored: StoredExchange,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (origin === null) return counts;
  for (const other of all) {
    if (!other.checks || (other !== stored && originOf(other) !== origin)) continue;
    for (const { rule } of other.checks.found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

function originOf({ exchange: { request } }: StoredExchange): string | null {
  if (request.url === null || !URL.canParse(request.url)) return null;
  const { origin } = new URL(request.url);
  return origin === 'null' ? null : origin;
}
