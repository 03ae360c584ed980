import type { Exchange } from '../har/exchange.ts';
import { checkBody } from './body/checkBody.ts';
import { checkHomeKit } from './json/homekit.ts';
import { appliesToStatus } from './checkRules.ts';
import { checkJson } from './json/checkJson.ts';
import { checkMultipart } from './multipart/checkMultipart.ts';
import { checkXml } from './xml/checkXml.ts';
import type { AddFinding, Finding } from './finding.ts';

/**
 * Checks a multi-status response against all rules. A rule whose input is missing, such as the body of the request, is not applied.
 * Yields every few milliseconds, so that a worker can do other work in between. Time and memory are linear in the size of the
 * exchange; the number of findings is not limited.
 */
export function* checkSlices(exchange: Exchange, addFinding: AddFinding): Generator<void, void> {
  const { status } = exchange.response;
  const add: AddFinding = (finding) => {
    if (appliesToStatus(finding.rule, status)) addFinding(finding);
  };
  checkBody(exchange, add);
  yield* checkXml(exchange, add);
  yield* checkJson(exchange, add);
  checkHomeKit(exchange, add);
  yield* checkMultipart(exchange, add);
}

/** Returns all findings of a multi-status response. */
export function checkExchange(exchange: Exchange): Finding[] {
  const findings: Finding[] = [];
  const slices = checkSlices(exchange, (finding) => findings.push(finding));
  while (!slices.next().done);
  return findings;
}
