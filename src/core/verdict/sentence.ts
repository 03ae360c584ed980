import type { VerdictFacts } from './verdictFacts.ts';
import { losesContent, type Problem, type ProblemCode } from '../model/problem.ts';
import type { UnansweredItem } from '../model/parsedBody.ts';
import type { Verdict } from './report.ts';
import { count, counted } from '../text/format.ts';
import { noResults } from '../model/messages.ts';
import { englishText } from '../messages.ts';
import { webdav } from './sentences/dav.ts';
import { items } from './sentences/items.ts';
import { clipped } from './sentences/names.ts';

/**
 * One sentence for the whole response, and a second one if results may be missing. It states what the response shows and
 * nothing else: servers may list failures alone.
 */
export function sentenceOf(facts: VerdictFacts): string {
  const { method, summary, parsed } = facts;
  const isUnreadable = summary.total === 0 || facts.outcome === 'unreadable';
  const parts = [isUnreadable ? withoutOperations(facts) : withOperations(facts), unanswered(facts)];
  if (facts.status >= 400 && !hasFailures(facts)) parts.push(`the status of the response is ${facts.status}`);
  const said = parts.filter((part) => part !== null).join('; ');
  const guess = parsed.confidence === 'weak' ? ' This is a guess: the body has only weak signs of results.' : '';
  return `${method === '' ? 'The response' : method}: ${said}.${damage(facts)}${guess}`;
}

function withOperations(facts: VerdictFacts): string {
  return facts.parsed.format === 'webdav' ? webdav(facts) : items(facts);
}

function hasFailures({ outcome }: VerdictFacts): boolean {
  return outcome === 'mixed' || outcome === 'all-failed';
}

function withoutOperations(facts: VerdictFacts): string {
  const { parsed, outcome } = facts;
  if (parsed.statedTotals && outcome !== 'unreadable') return items(facts);
  const problem = outcome === 'unreadable' ? parsed.problems.find(({ code }) => code !== 'wrong-encoding') : undefined;
  if (problem) return unreadable(problem);
  return parsed.format === 'webdav' ? 'the multistatus lists no resources' : 'the response lists no items';
}

function unreadable({ code, message }: Problem): string {
  if (code === 'no-sub-statuses') return plain(englishText(noResults(null)));
  if (code === 'not-multistatus') return plain(englishText(message));
  if (code === 'body-empty') return 'the response has no body, so it does not show what succeeded or failed';
  return MISSING[code] ?? `the body could not be parsed: ${plain(englishText(message))}`;
}

/** In short: the problem itself, which is displayed besides the verdict, says what helps. */
const MISSING: Readonly<Partial<Record<ProblemCode, string>>> = {
  'body-unread': 'the body is missing: the page never read it',
  'body-evicted': 'the body is missing: the browser has evicted it',
  'body-too-large': 'the body is missing: it exceeds the size limit of DevTools',
  'body-aborted': 'the body is missing: the request was aborted',
  'body-lost-on-navigation': 'the body is missing: the URL of the page changed before it was captured',
  'body-corrupted': 'the body could not be parsed: it is damaged',
  'body-not-text': 'the body could not be parsed: it is not text',
  'not-processed': 'the response could not be processed',
};

/** A sentence as a part of another one. */
function plain(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}

/** Whether a verdict's sentence says all that a problem says, which need not be shown twice. */
export function includesProblem({ sentence }: Verdict, { message, line }: Problem): boolean {
  return line === null && sentence.includes(plain(englishText(message)));
}

/** Number of request items that a sentence names. */
const NAMED = 3;

/** `2 of 4 request items have no result: #2, #3`, counted from 0 as in the request. */
function unanswered({ parsed, summary }: VerdictFacts): string | null {
  const { unanswered: missing, requestItems, format, update } = parsed;
  // The sentence about properties names them.
  if (missing.length === 0 || (update && summary.total === 1)) return null;
  const [one, many] = update
    ? ['property', 'properties']
    : format === 'webdav'
      ? ['requested resource', 'requested resources']
      : ['request item', 'request items'];
  const amount =
    requestItems === undefined
      ? counted(missing.length, one, many)
      : `${count(missing.length)} of ${counted(requestItems, one, many)}`;
  const more = missing.length > NAMED ? ` and ${count(missing.length - NAMED)} more` : '';
  return `${amount} ${missing.length === 1 ? 'has' : 'have'} no result: ${labels(missing.slice(0, NAMED)).join(', ')}${more}`;
}

/** A label that several items have is followed by the index. */
function labels(missing: readonly UnansweredItem[]): string[] {
  return missing.map(({ index, label }) => {
    if (label === null || label.trim() === '') return `#${index}`;
    const isShared = missing.some((other) => other.index !== index && other.label === label);
    return isShared ? `${clipped(label)} (#${index})` : clipped(label);
  });
}

function damage({ parsed, summary, outcome }: VerdictFacts): string {
  const lost = parsed.problems.filter(losesContent);
  // Without operations the sentence itself is about the problem.
  if (lost.length === 0 || outcome === 'unreadable') return '';
  const [one, many] = parsed.format === 'webdav' ? ['response', 'responses'] : ['item', 'items'];
  const after = summary.total === 0 ? '' : ` after ${counted(summary.total, one, many)}`;
  if (lost.some(({ cut, code }) => cut === true || code === 'body-aborted'))
    return ` The body is cut${after}; later results may be missing.`;
  return ' Parts of the body could not be parsed; results may be missing.';
}
