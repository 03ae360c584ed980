import { count, counted } from '../text/format.ts';
import type { ProblemCode } from '../model/problem.ts';
import { items } from './sentences/items.ts';
import { clipped } from './sentences/names.ts';
import { webdav } from './sentences/dav.ts';
import type { UnansweredFacts, VerdictFacts } from './verdictFacts.ts';

/**
 * Returns one sentence about the whole response, and a second one if results may be missing. The sentence states only what the
 * response shows, because some servers list only failures.
 *
 * @param problem text of the problem that explains why there are no operations; '' if there is none
 */
export function verdictSentence(facts: VerdictFacts, problem: string): string {
  const { method, summary, outcome, status } = facts;
  const isUnreadable = summary.total === 0 || outcome === 'unreadable';
  const parts = [isUnreadable ? withoutOperations(facts, problem) : withOperations(facts), unanswered(facts)];
  const hasFailures = outcome === 'mixed' || outcome === 'all-failed';
  if (status >= 400 && !hasFailures) parts.push(`the status of the response is ${status}`);
  const text = parts.filter((part) => part !== null).join('; ');
  const guess = facts.isGuess ? ' This is a guess: the body contains only weak evidence of results.' : '';
  return `${method === '' ? capitalized(text) : `${method}: ${text}`}.${damage(facts)}${guess}`;
}

function withOperations(facts: VerdictFacts): string {
  return facts.isDav ? webdav(facts) : items(facts);
}

function withoutOperations(facts: VerdictFacts, problem: string): string {
  if (facts.statedTotals && facts.outcome !== 'unreadable') return items(facts);
  if (facts.problem !== null) return unreadable(facts.problem, problem);
  return facts.isDav ? 'the multistatus lists no resources' : 'the response lists no items';
}

function unreadable(code: ProblemCode, problem: string): string {
  return (
    UNREADABLE[code] ??
    (code === 'not-multistatus' ? asPart(problem) : `the body could not be parsed: ${asPart(problem)}`)
  );
}

/** Short forms: the full message, which is displayed next to the verdict, states what to do. */
const UNREADABLE: Readonly<Partial<Record<ProblemCode, string>>> = {
  'no-sub-statuses': 'no per-item results were recognized in the body',
  'body-empty': 'the response has no body, so it does not show what succeeded or failed',
  'body-not-saved': 'the body is missing: the file does not contain it',
  'body-unread': 'the body is missing: the page did not read it',
  'body-evicted': 'the body is missing: the browser has evicted it',
  'body-too-large': 'the body is missing: it exceeds the size limit of DevTools',
  'body-aborted': 'the body is missing: the request was aborted',
  'body-lost-on-navigation': 'the body is missing: the URL of the page changed before it was captured',
  'body-corrupted': 'the body could not be parsed: it is damaged',
  'body-not-text': 'the body could not be parsed: it is not text',
  'not-processed': 'the response could not be processed',
};

/** Whether a sentence states the whole text of a problem with this code. */
export function statesProblem(code: ProblemCode): boolean {
  return UNREADABLE[code] === undefined;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence as a part of another one. */
function asPart(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

const NOUNS: Readonly<Record<UnansweredFacts['kind'], readonly [one: string, many: string]>> = {
  property: ['property', 'properties'],
  resource: ['requested resource', 'requested resources'],
  item: ['request item', 'request items'],
};

/** `2 of 4 request items have no result: #2, #3`, counted from 0 as in the request. */
function unanswered({ unanswered: missing, changes }: VerdictFacts): string | null {
  const { count: value, requested, kind, first } = missing;
  // The sentence about properties already names them.
  if (value === 0 || (kind === 'property' && changes)) return null;
  const amount =
    requested === null ? counted(value, ...NOUNS[kind]) : `${count(value)} of ${counted(requested, ...NOUNS[kind])}`;
  const more = value > first.length ? ` and ${count(value - first.length)} more` : '';
  return `${amount} ${value === 1 ? 'has' : 'have'} no result: ${labels(first).join(', ')}${more}`;
}

/** Returns the labels. The index follows a label that is not unique. */
function labels(first: UnansweredFacts['first']): string[] {
  return first.map(({ index, label }) => {
    if (label === null || label.trim() === '') return `#${index}`;
    const isShared = first.some((other) => other.index !== index && other.label === label);
    return isShared ? `${clipped(label)} (#${index})` : clipped(label);
  });
}

function damage({ damage: kind, isDav, summary, outcome }: VerdictFacts): string {
  // Without operations, the sentence is about the problem.
  if (kind === null || outcome === 'unreadable') return '';
  if (kind === 'skipped') return ' Parts of the body could not be parsed; results may be missing.';
  if (kind === 'limited') return ' The body does not list all results.';
  const [one, many] = isDav ? ['response', 'responses'] : ['item', 'items'];
  const after = summary.total === 0 ? '' : ` after ${counted(summary.total, one, many)}`;
  return ` The body is truncated${after}; later results may be missing.`;
}
