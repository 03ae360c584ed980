import type { FactName } from '../../engine/api/treeRow.ts';
import type { DetailLine, Row } from '../../engine/api/engineApi.ts';
import type { Field } from './findMatches.ts';

// What the texts of rows are to a filter. Null: the filter does not test them. Texts of the panel, which are translated, are not tested.

const NAMES: Readonly<Record<string, Field>> = {
  operation: 'label',
  unanswered: 'label',
  folder: 'label',
  property: 'property',
  group: 'heading',
};

export function nameField({ kind, name }: Row): Field | null {
  return typeof name === 'string' ? (NAMES[kind] ?? null) : null;
}

/** The Status column has the code of the API if there is no status. */
export function statusField({ statusText }: Row): Field | null {
  if (typeof statusText !== 'string') return null;
  return /^\d{3}\b/.test(statusText) ? 'status' : 'code';
}

/** Of the part of the message before the conditions. */
export function messageField({ kind, message, status, outcome }: Row): Field | null {
  if (typeof message !== 'string' || kind === 'property') return null;
  return kind === 'propstat' && status === 404 && outcome === 'notice' ? 'names' : 'message';
}

export const FACT_FIELDS: Readonly<Partial<Record<FactName, Field>>> = {
  code: 'code',
  description: 'message',
  item: 'label',
  message: 'message',
  note: 'note',
  resource: 'label',
  status: 'status',
};

export const LINE_FIELDS: Readonly<Partial<Record<DetailLine['kind'], Field>>> = {
  condition: 'condition',
  href: 'label',
  target: 'target',
  text: 'message',
};
