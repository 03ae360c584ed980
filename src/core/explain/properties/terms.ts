import privileges from './data/privileges.json' with { type: 'json' };
import reports from './data/reports.json' with { type: 'json' };
import resourceTypes from './data/resourceTypes.json' with { type: 'json' };
import { byClarkName } from './byClarkName.ts';

interface Term {
  readonly label: string;
  readonly source: string;
}

/** Elements whose names are the value: types of resources, privileges and reports, by `{namespace}local`. */
export const TERMS = {
  resourceType: byClarkName<Term>([resourceTypes]),
  privilege: byClarkName<Term>([privileges]),
  report: byClarkName<Term>([reports]),
};

export type TermKind = keyof typeof TERMS;

/** Returns the label of an element, `Calendar`; null if it is not known. */
export function termLabel(kind: TermKind, clark: string): string | null {
  return TERMS[kind].get(clark)?.label ?? null;
}
