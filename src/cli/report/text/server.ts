import { SERVER_TEXTS } from '../../../core/explain/server/messages.ts';
import { factsOfExchange, namedClass, type StatedList } from '../../../core/explain/server/serverFacts.ts';
import { quirksOf } from '../../../core/explain/server/serverQuirks.ts';
import type { Exchange, ServerStatement } from '../../../core/har/exchange.ts';
import { readableHref } from '../../../core/text/readableHref.ts';
import { safeLine } from '../../../core/text/safeText.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { TEXT_REPORT } from './messages.ts';

/**
 * Returns what is known about the server of a response: its software and compliance classes, whether it claims to support the method, and its
 * known differences from the specifications that explain something in the response.
 */
export function serverTexts({
  exchange,
  report,
}: {
  readonly exchange: Exchange;
  readonly report: Report;
}): readonly string[] {
  const { software, davClasses, claims } = factsOfExchange(exchange);
  const method = (exchange.request.method ?? '').toUpperCase();
  const { httpVersion } = exchange.response;
  const facts = [...software, ...(davClasses ? [classesText(davClasses)] : [])];
  const version = httpVersion === null || httpVersion === '' ? [] : [httpVersion];
  return [
    ...(facts.length > 0 ? [[...facts, ...version].join(' · ')] : []),
    ...claims.map((claim) =>
      TEXT_REPORT.withSources(SERVER_TEXTS.claim(claim, method, namedClass(claim.value)), [
        statementText(claim.by),
        claim.source.name,
      ]),
    ),
    ...quirksOf(exchange, report).map(({ text, observed, source }) =>
      TEXT_REPORT.withSources(text, [SERVER_TEXTS.seenWith(observed), source.name]),
    ),
  ].map(safeLine);
}

function classesText({ values, by }: StatedList): string {
  return TEXT_REPORT.withSources(`DAV: ${values.map(namedClass).join(', ')}`, [statementText(by)]);
}

function statementText(statement: ServerStatement | null): string {
  return statement === null ? '' : SERVER_TEXTS.by(statement, readableHref(statement.path));
}
