import { createProblem, type Problem } from '../../model/problem.ts';
import { violationMessage } from './messages.ts';
import { faultMessage } from '../xml/messages.ts';
import type { Fault, FaultCode } from '../xml/fault.ts';
import type { Name } from '../xml/name.ts';
import { CLOSE, END, OPEN, XmlReader } from '../xml/reader.ts';
import type { Violation, ViolationKind } from './structure/violation.ts';
import { documentStart } from './structure/documentStart.ts';

const LIMITS: ReadonlySet<FaultCode> = new Set(['doctype-entities', 'too-deep']);

/**
 * Converts XML faults to problems, each at the offset of its first occurrence.
 *
 * @param complete number of complete responses
 */
export function faultProblems(text: string, faults: readonly Fault[], complete: number): Problem[] {
  return faults.map((fault) =>
    createProblem(LIMITS.has(fault.code) ? 'limit-exceeded' : 'not-well-formed', faultMessage(fault, complete), {
      at: { text, offset: fault.offset },
      cut: fault.code === 'cut',
      losesContent: fault.losesContent || hidesResults(text, fault),
    }),
  );
}

/**
 * Matches text before or after the multistatus that may contain results: (part of) another multistatus, an error document, or
 * a message about a crash of the server's runtime (`Fatal error:`, `Traceback`). After a warning, the runtime continues.
 */
const RESULTS =
  /<(?:[\w.-]+:)?(?:multistatus|response|propstat|status|error)[\s/>]|\b(?:fatal|traceback|unhandled|uncaught)\b/i;

/** Whether the unparsed text outside the root element seems to contain results. */
function hidesResults(text: string, { code, offset }: Fault): boolean {
  if (code === 'after-root') return RESULTS.test(text.slice(offset));
  return code === 'before-declaration' && RESULTS.test(text.slice(0, documentStart(text)));
}

/** Violations after which everything is parsed. */
const HARMLESS: ReadonlySet<ViolationKind> = new Set(['several-statuses', 'nested', 'wrapped']);

/** Converts a violation to a problem at the offset of its first occurrence. */
export function violationProblem(text: string, oddity: Violation): Problem {
  return createProblem(oddity.kind === 'too-nested' ? 'limit-exceeded' : 'not-multistatus', violationMessage(oddity), {
    at: { text, offset: oddity.offset },
    losesContent: !HARMLESS.has(oddity.kind),
  });
}

/** Returns the name of the first condition as written if the root is a `DAV:error`, else null. */
export function firstCondition(text: string, root: Name): string | null {
  if (root.namespace !== 'DAV:' || root.local !== 'error') return null;
  const reader = new XmlReader(text);
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (reader.depth !== 2 || token === CLOSE) continue;
    if (token === OPEN) return /^<([^\s/>]+)/.exec(text.slice(reader.start, reader.start + 200))?.[1] ?? null;
  }
  return null;
}
