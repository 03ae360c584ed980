import type { ProblemCode } from '../model/problem.ts';
import type { VerdictFacts } from '../model/verdict.ts';
import { counted, count } from './amount.ts';
import { readableClark } from './dav.ts';

/** One sentence for the whole answer. It says what the answer shows and no more: servers may list failures alone. */
export function sentenceOf(facts: VerdictFacts): string {
  const { method, summary, reading } = facts;
  const subject = method === '' ? 'The answer' : method;
  if (summary.total === 0) return `${subject}: ${withoutOperations(facts)}`;
  const broken = reading.problems.some((problem) => problem.cut);
  const [one, many] = reading.format === 'webdav' ? ['response', 'responses'] : ['item', 'items'];
  const tail = broken ? ` The body is broken after ${counted(summary.total, one, many)}.` : '';
  const said = reading.format === 'webdav' ? webdav(facts) : items(facts);
  const weak = reading.confidence === 'weak' ? ' This is a guess: the signals in the body are weak.' : '';
  return `${subject}: ${said}.${tail}${weak}`;
}

function withoutOperations({ reading, outcome }: VerdictFacts): string {
  const [problem] = reading.problems;
  if (outcome === 'empty' || !problem)
    return reading.format === 'webdav' ? 'the multistatus lists no resources.' : 'the answer lists no items.';
  if (problem.code === 'no-sub-statuses') return 'no sub-statuses were found in the body.';
  if (problem.code === 'body-empty') return 'there is no body that could say what happened.';
  if (problem.code.startsWith('body-'))
    return `the body is missing: ${MISSING[problem.code] ?? lower(problem.message)}.`;
  return `the body cannot be read: ${lower(problem.message)}`;
}

/** In short: the sentence with what helps stands beside it. */
const MISSING: Readonly<Partial<Record<ProblemCode, string>>> = {
  'body-unread': 'the page never read it',
  'body-evicted': 'DevTools no longer has it',
  'body-too-large': 'it is larger than DevTools hands out',
  'body-aborted': 'the request was aborted',
  'body-lost-on-navigation': "the page's address changed before DevTools gave it",
  'body-corrupted': 'it is damaged',
  'body-not-text': 'it is not text',
};

function lower(sentence: string): string {
  return /^[A-Z][a-z ]/.test(sentence) ? sentence[0]?.toLowerCase() + sentence.slice(1) : sentence;
}

function webdav(facts: VerdictFacts): string {
  const { summary } = facts;
  const failed = summary.failure + summary.partial + summary.dependent > 0;
  switch (facts.method) {
    case 'MKCOL':
    case 'MKCALENDAR':
      return clauses([
        `the ${facts.method === 'MKCOL' ? 'collection' : 'calendar'} was not created`,
        failed ? refusedProperties(facts, 'set') : null,
      ]);
    case 'PROPPATCH':
      return failed ? clauses(['nothing was changed', refusedProperties(facts, 'set')]) : changed(facts);
    case 'PROPFIND':
    case 'REPORT':
    case 'SEARCH':
      return found(facts);
    default:
      break;
  }
  if (!failed) return doneWholly(facts);
  switch (facts.method) {
    case 'DELETE':
      return clauses([
        facts.selfFailed && summary.total === 1 ? 'the resource still exists' : 'the collection still exists',
        refused(facts),
        because(facts, 'removed'),
      ]);
    case 'COPY':
      return clauses(['the copy is not complete', refused(facts), because(facts, 'copied')]);
    case 'MOVE':
      return clauses(['the move is not complete', refused(facts), because(facts, 'moved')]);
    case 'LOCK':
      return clauses(['nothing was locked', refused(facts), because(facts, 'locked')]);
    default:
      return summary.total === 1 && summary.failure === 1
        ? clauses([`the request failed${codes(facts)}`, reason(facts)])
        : items(facts, 'resource');
  }
}

function clauses(parts: readonly (string | null)[]): string {
  const [first = '', ...rest] = parts.filter((part) => part !== null);
  return rest.length > 0 ? `${first}; ${join(rest)}` : first;
}

function join(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}

function codes({ failed }: VerdictFacts): string {
  if (failed.length === 0) return '';
  return ` (${failed.slice(0, 4).join(', ')}${failed.length > 4 ? ', …' : ''})`;
}

/** `2 members refused (423, 403)`; of locks: `2 members are locked already (423)`. */
function refused(facts: VerdictFacts): string | null {
  const failures = facts.summary.failure + facts.summary.partial;
  if (failures === 0) return null;
  const locked = facts.failed.length === 1 && facts.failed[0] === 423 && facts.method === 'LOCK';
  if (facts.selfFailed && failures === 1)
    return locked ? `it is locked already${codes(facts)}` : `it was refused${codes(facts)}`;
  const what =
    facts.selfFailed || facts.method === 'COPY' || facts.method === 'MOVE'
      ? counted(failures, 'resource', 'resources')
      : counted(failures, 'member', 'members');
  return locked
    ? `${what} ${failures === 1 ? 'is' : 'are'} locked already${codes(facts)}`
    : `${what} refused${codes(facts)}`;
}

function because(facts: VerdictFacts, done: string): string | null {
  const { dependent, failure, partial } = facts.summary;
  if (dependent === 0) return null;
  const causes = failure + partial;
  const why = causes === 0 ? 'another one failed (424)' : causes === 1 ? 'of it' : 'of them';
  return `${count(dependent)}${causes === 0 ? '' : ' more'} ${dependent === 1 ? 'was' : 'were'} not ${done} because ${why}`;
}

const PROTECTED = '{DAV:}cannot-modify-protected-property';

/** `getetag is protected (409), 1 more was not set because of it`; a response that has no propstats says it with its status. */
function refusedProperties(facts: VerdictFacts, done: string): string | null {
  const { first } = facts;
  if (!first || first.propstats.length === 0) return join([`it was refused${codes(facts)}`, reason(facts)]);
  const failures = first.propstats.filter((propstat) => propstat.outcome === 'failure');
  const names = failures.flatMap((propstat) => propstat.properties.map((property) => shortName(property.name)));
  const dependents = first.propstats
    .filter((propstat) => propstat.outcome === 'dependent')
    .reduce((sum, propstat) => sum + propstat.properties.length, 0);
  const isProtected = failures.every((propstat) =>
    propstat.conditions.some((condition) => condition.name === PROTECTED),
  );
  const verb = names.length === 1 ? 'was refused' : 'were refused';
  return join([
    names.length > 0
      ? `${listed(names)} ${isProtected ? (names.length === 1 ? 'is protected' : 'are protected') : verb}${codes(facts)}`
      : `the request was refused${codes(facts)}`,
    dependents > 0
      ? `${count(dependents)} more ${dependents === 1 ? 'was' : 'were'} not ${done} because of ${names.length > 1 ? 'them' : 'it'}`
      : null,
  ]);
}

/** `a`, `a and b`, `a, b and c`, `a, b and 8 more` */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${count(names.length - 2)} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function shortName(clark: string): string {
  return clark.slice(clark.indexOf('}') + 1);
}

function reason({ first }: VerdictFacts): string | null {
  const [condition] = first?.conditions ?? [];
  return condition ? readableClark(condition.name).replace(/^DAV:/, '') : null;
}

function changed({ summary }: VerdictFacts): string {
  if (summary.unknown > 0) return 'whether the properties were set is not told';
  return summary.total === 1
    ? 'all properties were set'
    : `the properties of ${counted(summary.total, 'resource', 'resources')} were set`;
}

function found(facts: VerdictFacts): string {
  const { summary, removed, truncated } = facts;
  const { total, failure, partial, dependent, unknown, missingProperties } = summary;
  const present = total - removed - (truncated ? 1 : 0);
  const parts = [
    removed > 0
      ? `${counted(present, 'resource', 'resources')} changed, ${count(removed)} removed`
      : counted(present, 'resource', 'resources'),
  ];
  if (failure > 0) parts.push(`${count(failure)} failed${partial === 0 ? codes(facts) : ''}`);
  if (partial > 0) parts.push(`${count(partial)} with properties that failed${codes(facts)}`);
  if (dependent > 0) parts.push(`${count(dependent)} failed because of others`);
  if (unknown > 0) parts.push(`${count(unknown)} without a status that can be trusted`);
  if (missingProperties > 0) parts.push(missing(missingProperties, present));
  if (truncated) parts.push('the result is truncated: there are more');
  return parts.join('; ');
}

function missing(properties: number, resources: number): string {
  const verb = properties === 1 ? 'property is' : 'properties are';
  if (resources === 1) return `${count(properties)} ${verb} missing`;
  return `${count(properties)} ${verb} missing on ${properties === 1 ? 'one' : 'some'} of them`;
}

function doneWholly(facts: VerdictFacts): string {
  const { summary, method } = facts;
  if (summary.unknown === summary.total)
    return `${counted(summary.total, 'resource', 'resources')}, none with a status that can be trusted`;
  const done =
    method === 'DELETE'
      ? 'deleted'
      : method === 'COPY'
        ? 'copied'
        : method === 'MOVE'
          ? 'moved'
          : method === 'LOCK'
            ? 'locked'
            : null;
  const unknown = summary.unknown > 0 ? `, ${count(summary.unknown)} without a status that can be trusted` : '';
  const well = summary.total - summary.unknown;
  return done === null
    ? `${well === 1 ? '1 resource' : `all ${count(well)} resources`} succeeded${unknown}`
    : `${counted(well, 'resource was', 'resources were')} ${done}${unknown}`;
}

/** Batches: `3 of 25 items failed`. */
function items(facts: VerdictFacts, one = 'item'): string {
  const { total, success, notice, failure, partial, dependent, unknown } = facts.summary;
  const many = `${one}s`;
  const tail =
    unknown > 0 && unknown < total
      ? `; ${count(unknown)} ${unknown === 1 ? 'states' : 'state'} no result that can be trusted`
      : '';
  if (unknown === total) return `${counted(total, one, many)}, none with a result that can be trusted`;
  if (failure + partial + dependent === 0) {
    const look = notice > 0 ? `; ${count(notice)} to look at` : '';
    return `${total === 1 ? `the ${one}` : unknown > 0 ? `${count(success + notice)} of ${count(total)} ${many}` : `all ${count(total)} ${many}`} succeeded${look}${tail}`;
  }
  const parts: string[] = [];
  if (failure > 0)
    parts.push(
      failure === total
        ? total === 1
          ? `the ${one} failed`
          : `all ${count(total)} ${many} failed`
        : `${count(failure)} of ${counted(total, one, many)} failed`,
    );
  if (partial > 0)
    parts.push(`${count(partial)}${failure > 0 ? '' : ` of ${counted(total, one, many)}`} failed in part`);
  const causes = failure + partial;
  if (dependent > 0)
    parts.push(
      `${count(dependent)}${causes > 0 ? ' more' : ` of ${counted(total, one, many)}`} ${dependent === 1 ? 'was' : 'were'} not done because of ${causes === 1 ? 'it' : causes === 0 ? 'another failure' : 'them'}`,
    );
  return parts.join(', ') + tail;
}
