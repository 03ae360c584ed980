import { createProblem, type Problem } from '../../model/problem.ts';
import { violationMessage } from './messages.ts';
import { faultMessage } from '../xml/messages.ts';
import type { Fault, FaultCode } from '../xml/fault.ts';
import type { Name } from '../xml/name.ts';
import { CLOSE, END, OPEN, XmlReader } from '../xml/reader.ts';
import type { Violation, ViolationKind } from './structure/violation.ts';
import { documentStart } from './structure/documentStart.ts';

const LIMITS: ReadonlySet<FaultCode> = new Set(['doctype-entities', 'too-deep']);

/** Faults of the text as problems of the report, each with the place of the first one. */
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
 * What the text before or after the multistatus contains if it is another multistatus, a part of one, an error document, or
 * a message of the server's runtime that it stopped (`Fatal error:`, `Traceback`). After a warning it went on.
 */
const RESULTS =
  /<(?:[\w.-]+:)?(?:multistatus|response|propstat|status|error)[\s/>]|\b(?:fatal|traceback|unhandled|uncaught)\b/i;

/** Whether the text outside of the root element, which is not parsed, seems to have results. */
function hidesResults(text: string, { code, offset }: Fault): boolean {
  if (code === 'after-root') return RESULTS.test(text.slice(offset));
  return code === 'before-declaration' && RESULTS.test(text.slice(0, documentStart(text)));
}

const HARMLESS: ReadonlySet<ViolationKind> = new Set(['several-statuses', 'nested', 'wrapped']);

export function violationProblem(text: string, oddity: Violation): Problem {
  return createProblem(oddity.kind === 'too-nested' ? 'limit-exceeded' : 'not-multistatus', violationMessage(oddity), {
    at: { text, offset: oddity.offset },
    losesContent: !HARMLESS.has(oddity.kind),
  });
}

/** The name of the first condition as written, if the root is a `DAV:error`. */
export function firstCondition(text: string, root: Name): string | null {
  if (root.namespace !== 'DAV:' || root.local !== 'error') return null;
  const reader = new XmlReader(text);
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (reader.depth !== 2 || token === CLOSE) continue;
    if (token === OPEN) return /^<([^\s/>]+)/.exec(text.slice(reader.start, reader.start + 200))?.[1] ?? null;
  }
  return null;
}
