import type { Exchange } from '../../../har/exchange.ts';
import { createProblem } from '../../../model/problem.ts';
import type { UnansweredItem } from '../../../model/parsedBody.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import { jsonMessages } from '../messages.ts';
import { type RecognizedBatch, itemsFromArray, concatItems } from '../items/item.ts';
import { UNKNOWN_COVERAGE, type RequestCoverage, coverageByCount } from '../items/requestCoverage.ts';
import type { JsonDocument } from '../syntax/document.ts';
import type { ParsedRequest, RequestItem, RequestList } from '../request/requestLists.ts';
import { impliedItems } from '../items/implied.ts';
import { isList, isObject, pointerOf } from '../syntax/value.ts';
import { countValue } from '../vocabulary/counterNames.ts';
import { statementOf } from '../totals/statement.ts';
import { ruleApplies } from './ruleApplies.ts';
import { nestContainers } from './nestContainers.ts';
import { type ContainerResult, readContainer } from './readContainer.ts';
import { type Match, matchesIn, patternOf } from './pattern.ts';
import type { Container, Rule } from './rule.ts';
import { unansweredItems } from './requestCorrelation.ts';

/**
 * Parses a body by a rule; null if the rule does not apply.
 *
 * @param isOwn whether it is one of the user's rules
 */
export function readByRule(
  rule: Rule,
  document: JsonDocument,
  request: ParsedRequest,
  exchange: Exchange,
  isOwn: boolean,
): RecognizedBatch | null {
  if (!ruleApplies(rule, document.value, exchange)) return null;
  const { places, isLimited } = placesIn(rule, document);
  const isGrouped = places.filter(({ match }) => isFilled(match)).length > 1;
  const parts: ContainerResult[] = [];
  for (const { container, match } of places) {
    const part = readContainer(container, match, document, request, isGrouped);
    // An item lacks a member of `every`, so the body has another shape.
    if (part === 'other') return null;
    if (part) parts.push(part);
  }
  const covered = coveredLists(parts);
  const errorsOnly = covered.filter(({ isErrorsOnly }) => isErrorsOnly);
  const silent = errorsOnly.reduce((sum, { list, withResult }) => sum + list.items.length - withResult.size, 0);
  const isContradicted = silent > mostSuccesses(document);
  const implied = errorsOnly.flatMap(({ list, withResult }) => impliedItems(list, withResult, isContradicted));
  const items = concatItems([
    ...nestContainers(parts).map((part) => part.items),
    ...(implied.length > 0 ? [itemsFromArray(implied)] : []),
  ]);
  if (items.size === 0) return null;
  const evidence = parts.filter((part) => part.items.size > 0).map((part) => part.evidence);
  if (implied.length > 0 && !isContradicted) evidence.push(evidenceMessages.implied(implied.length));
  return {
    dialect: { id: rule.id, name: rule.name },
    confidence: 'certain',
    evidence: evidenceMessages.byRule(rule.name, isOwn, evidence),
    items,
    ...(isLimited && { problems: [createProblem('limit-exceeded', jsonMessages.tooManyPlaces(rule.name))] }),
    ...(covered.length > 0 ? coverageOf(covered) : coverageOfUnmatched(places, parts, request)),
  };
}

/** The number of successes that the body counts: `"successCount": 1`. Infinity if it counts none. */
function mostSuccesses({ value, recovered }: JsonDocument): number {
  if (!isObject(value) || recovered) return Infinity;
  const { succeeded } = statementOf(value, false);
  if (succeeded !== null) return succeeded;
  // `created` and `updated` count only some of the successes.
  const counts = Object.entries(value).flatMap(([key, count]) => (WHOLE.test(key) ? (countValue(count) ?? []) : []));
  return counts.length === 0 ? Infinity : Math.max(...counts);
}

const WHOLE = /(?:^|[a-z]_?)(?:imported|ingested|accepted)$/i;

function coverageOf(covered: readonly CoveredList[]): RequestCoverage {
  return {
    unanswered: covered.flatMap(unansweredIn),
    requestItems: covered.reduce((sum, { list }) => sum + list.items.length, 0),
  };
}

/** The coverage of a request whose items match no result. Unknown if only failures are listed. */
function coverageOfUnmatched(
  places: readonly ContainerMatch[],
  parts: readonly ContainerResult[],
  request: ParsedRequest,
): RequestCoverage {
  const isMatched = parts.some(({ withResult, isErrorsOnly }) => isErrorsOnly || withResult.size > 0);
  if (isMatched || places.some(({ container }) => container.outcome === 'failure')) return UNKNOWN_COVERAGE;
  const names = places.map(({ match }) => String(match.path.at(-1) ?? ''));
  const results = parts.reduce((sum, { items }) => sum + items.size, 0);
  return coverageByCount(request, names, results);
}

/** A container and one of its matches in the body. */
interface ContainerMatch {
  readonly container: Container;
  readonly match: Match;
}

/** The matches of the containers of a rule. If several match the same value, the first one is used. */
function placesIn(
  rule: Rule,
  document: JsonDocument,
): { readonly places: readonly ContainerMatch[]; isLimited: boolean } {
  const places = new Map<string, ContainerMatch>();
  let isLimited = false;
  for (const container of containersOf(rule)) {
    const found = matchesIn(document.value, patternOf(container.at), MOST_PLACES, () => {
      isLimited = true;
    });
    for (const match of outermost(found.filter(({ value }) => isList(value) || isObject(value)))) {
      const pointer = pointerOf(match.path);
      if (!places.has(pointer)) places.set(pointer, { container, match });
    }
  }
  return { places: [...places.values()], isLimited };
}

const MOST_PLACES = 100_000;

/** Removes matches of `**` inside other matches, since they belong to the operations of those. */
function outermost(found: readonly Match[]): readonly Match[] {
  const outer = new Set<string>();
  return found.filter(({ path }) => {
    const isInside = path.some((_, length) => outer.has(pointerOf(path.slice(0, length))));
    if (!isInside) outer.add(pointerOf(path));
    return !isInside;
  });
}

function isFilled({ value }: Match): boolean {
  return isList(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}

function containersOf(rule: Rule): readonly Container[] {
  const { id: _id, name: _name, docs: _docs, url: _url, anyStatus: _any, signature: _sign, container, ...item } = rule;
  const several = typeof container === 'string' ? [container] : container;
  return several.map((one) => ({ ...item, ...(typeof one === 'string' ? { at: one } : one) }));
}

/** A request list, and its items that have a result. */
interface CoveredList {
  readonly list: RequestList;
  readonly withResult: Set<RequestItem>;
  /** Whether items without a result are successes. */
  isErrorsOnly: boolean;
}

/** The request lists of all containers, merged by path. Empty if an item matches no request item. */
function coveredLists(parts: readonly ContainerResult[]): readonly CoveredList[] {
  const lists = new Map<string, CoveredList>();
  if (parts.some(({ items, isMatched }) => items.size > 0 && !isMatched)) return [];
  for (const { requested, withResult, isErrorsOnly, items } of parts) {
    if (!requested || (items.size === 0 && !isErrorsOnly)) continue;
    const path = requested.path.join('/');
    const known = lists.get(path) ?? { list: requested, withResult: new Set(), isErrorsOnly: true };
    lists.set(path, known);
    known.isErrorsOnly &&= isErrorsOnly;
    for (const { index } of withResult) {
      const same = known.list.items[index];
      if (same) known.withResult.add(same);
    }
  }
  return [...lists.values()];
}

function unansweredIn({ list, withResult, isErrorsOnly }: CoveredList): readonly UnansweredItem[] {
  if (isErrorsOnly) return [];
  return unansweredItems(list, withResult).map(({ item, label }) => ({ index: item.index, label }));
}
