import type { Finding } from '../checks/finding.ts';
import type { LazyChecks, ResponseChecks } from '../checks/responseChecks.ts';
import type { Places } from './redactExchange.ts';

/**
 * Replaces the secrets in the findings of a response, when they are needed.
 *
 * @param places positions in the body that is written; null if positions stay as they are
 */
export function redactChecks(checks: LazyChecks, text: (text: string) => string, places: Places | null): LazyChecks {
  let redacted: ResponseChecks | null = null;
  return () => {
    if (redacted === null) {
      const { findings, switchedOff } = checks();
      redacted = { findings: findings.map((finding) => redactFinding(finding, text, places)), switchedOff };
    }
    return redacted;
  };
}

function redactFinding(
  { rule, params, pointer, range }: Finding,
  text: (text: string) => string,
  places: Places | null,
): Finding {
  const redact = (value: string | number): string | number => (typeof value === 'string' ? text(whole(value)) : value);
  return {
    rule,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, redact(value)])),
    pointer: text(pointer),
    range: range === null || places === null ? range : places.range(range),
  };
}

/** Without the last word of a shortened text: it may be the start of a secret, which is not recognized without its end. */
function whole(value: string): string {
  return value.endsWith('…') ? value.replace(/[^\s/?&#=;,:"'<>()[\]{}]{1,300}…$/u, '…') : value;
}
