import { groupFindings } from '../../core/checks/groupFindings.ts';
import { EarlierListings } from '../../core/checks/earlierListing.ts';
import { lazyChecks } from '../../core/checks/lazyChecks.ts';
import type { ResponseChecks } from '../../core/checks/responseChecks.ts';
import { redactSelected } from '../../core/export/selection.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { ServerStatements, withServerStatement } from '../../core/har/serverStatement.ts';
import { isMultistatus } from '../../core/read/parseExchange.ts';
import type { Redactor, ResponseOptions } from '../../core/redact/redactor.ts';
import type { ExportRequest } from '../../engine/api/engineApi.ts';
import { type FoundRule, storedChecks } from '../../engine/checks/foundRules.ts';
import { exportSelection } from '../../engine/store/exportSelection.ts';
import { PARSER } from '../../engine/store/parser.ts';
import type { RuleBook } from '../../engine/store/ruleBook.ts';
import { StoredExchange } from '../../engine/store/storedExchange.ts';
import { checkFindingsOf, type Finding, findingsOf } from '../../core/verdict/findings.ts';
import type { Options } from '../options/options.ts';
import type { Assembly } from './assembly.ts';

export interface ResponsesContext {
  readonly options: Pick<Options, 'filter' | 'batches' | 'failOn' | 'rulesOff'>;
  readonly ruleBook: RuleBook;
  readonly redactor: Redactor;
  readonly positions: ResponseOptions['positions'];
  readonly assembly: Assembly;
  /** Receives the findings of each response. */
  readonly found: Set<Finding>;
  /** Called for an exchange that is not a multi-status response. */
  readonly ignored: (exchange: Exchange) => void;
}

/** Returns a function that parses an exchange and adds it to the report. Nothing of the exchange stays in memory. */
export function createResponseReader({
  options: { filter, batches, failOn, rulesOff },
  ruleBook,
  redactor,
  positions,
  assembly,
  found,
  ignored,
}: ResponsesContext): (exchange: Exchange) => void {
  const query = { text: filter, chip: 'all', invert: false } as const;
  const request: Pick<ExportRequest, 'scope' | 'query'> = { scope: filter === '' ? 'all' : 'filtered', query };
  const parseOptions = { parser: PARSER, rules: ruleBook, inPieces: false };
  const isAboutChecks = /check:/i.test(filter);
  const statements = new ServerStatements();
  let listings = new EarlierListings();
  let file: string | null = null;
  let id = 0;
  return (parsed) => {
    // Another file may be about another server with the same URL.
    if (parsed.file !== file) {
      statements.clear();
      listings = new EarlierListings();
    }
    file = parsed.file;
    const exchange = listings.complete(withServerStatement(parsed, statements));
    // A file that is only a body is always treated as a multi-status response.
    if (exchange.entry !== null && !isMultistatus(exchange, batches, ruleBook.rules)) return ignored(exchange);
    id += 1;
    const response = StoredExchange.parse(id, exchange, parseOptions);
    listings.add(response);
    const checks = lazyChecks(exchange, rulesOff);
    for (const finding of [...findingsOf(response.report), ...checkFindingsOf(checks, failOn)]) found.add(finding);
    if (isAboutChecks) response.setChecks(storedChecks(brokenRules(checks()), rulesOff));
    const selected = exportSelection(response, request, checks);
    if (selected === null) return assembly.skip(response.report, checks);
    const visibility = filter === '' ? null : response.view.visibility(query);
    assembly.add({ ...redactSelected(redactor, selected, { positions }), visibility });
  };
}

/** For a filter such as `check:error`. */
function brokenRules({ findings }: ResponseChecks): readonly FoundRule[] {
  return groupFindings(findings).map(({ rule, severity, count }) => ({ rule, severity, findings: count }));
}
