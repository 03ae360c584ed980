import type { Incomplete, IncompleteReason } from './incomplete.ts';
import { INCOMPLETE } from './incompleteMessages.ts';
import { LEFT_OUT } from './messages.ts';
import { type Causes, causesLeftOut, listedCauses } from './responseJson.ts';
import { type ExportWriter, type LeftOut, type Selected, selectedOperations, type Selection } from './selection.ts';

/** The parts of a response that an export contains. */
export interface ExportedParts {
  /** Top-level operations. */
  readonly shown: readonly number[];
  readonly causes: Causes;
}

/** Counts what an export contains and what it leaves out: the member `exported` of docs/report.schema.json. */
export interface Manifest {
  /** Counts a response that is exported. */
  readonly add: (selected: Selected) => ExportedParts;
  /** Counts a response that is left out. */
  readonly skip: ExportWriter['skip'];
  /** JSON data; complete after all responses are added or skipped. */
  readonly exported: () => { readonly leftOut: readonly LeftOut[] };
}

export function createManifest({ scope, filter, redactor, leftOut: before }: Selection): Manifest {
  const left = { responses: 0, operations: 0, unanswered: 0, causes: 0, bodies: 0, findings: 0 };
  const missing = new Map<IncompleteReason, MissingParts>();
  let responses = 0;
  let operations = 0;
  return {
    add: (selected) => {
      const { report, exchange, incomplete } = selected;
      const shown = selectedOperations(selected);
      const causes = listedCauses(report);
      responses += 1;
      operations += shown.length;
      left.causes += causesLeftOut(report, shown, causes);
      left.findings += selected.checks().switchedOff;
      const notShown = report.summary.total - shown.length;
      if (incomplete) {
        missing.set(incomplete.reason, withMissing(missing.get(incomplete.reason), selected, incomplete));
        left.operations += notShown - (incomplete.operations ?? notShown);
        left.unanswered += incomplete.allUnanswered - (incomplete.unanswered ?? incomplete.allUnanswered);
      } else {
        left.operations += notShown;
        left.unanswered += report.unanswered.length - selected.unanswered.length;
        if (exchange.body.text === null) left.bodies += 1;
      }
      return { shown, causes };
    },
    skip: ({ summary, unanswered: listed }, unanswered = listed.length) => {
      left.responses += 1;
      left.operations += summary.total;
      left.unanswered += unanswered;
    },
    exported: () => {
      const counts: readonly LeftOut[] = [
        { what: 'responses', count: left.responses, why: LEFT_OUT.selection },
        { what: 'operations', count: left.operations, why: LEFT_OUT.selection },
        { what: 'unanswered', count: left.unanswered, why: LEFT_OUT.selection },
        { what: 'causes', count: left.causes, why: LEFT_OUT.causes },
        { what: 'bodies', count: left.bodies, why: LEFT_OUT.missingBody },
        { what: 'findings', count: left.findings, why: LEFT_OUT.switchedOff },
        ...[...missing].flatMap(([reason, parts]) => missingCounts(reason, parts)),
      ];
      const leftOut = [...before, ...counts.filter(({ count }) => count > 0)];
      const shownFilter = filter === null ? null : redactor.typed(filter);
      return { scope, filter: shownFilter, responses, operations, leftOut, redacted: redactor.redactions() };
    },
  };
}

/** What is known to be missing from incomplete responses, for one reason. */
type MissingParts = Readonly<Record<'operations' | 'unanswered' | 'bodies', number>>;

const NOTHING: MissingParts = { operations: 0, unanswered: 0, bodies: 0 };

function withMissing(
  before: MissingParts = NOTHING,
  { report, exchange }: Selected,
  { operations, unanswered, allUnanswered }: Incomplete,
): MissingParts {
  return {
    operations: before.operations + (operations ?? report.summary.total),
    unanswered: before.unanswered + (unanswered ?? allUnanswered),
    bodies: before.bodies + (exchange.body.text === null ? 1 : 0),
  };
}

function missingCounts(reason: IncompleteReason, parts: MissingParts): readonly LeftOut[] {
  return (['operations', 'unanswered', 'bodies'] as const).map((what) => ({
    what,
    count: parts[what],
    why: INCOMPLETE[reason],
  }));
}
