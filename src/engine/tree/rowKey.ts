import type { RowKey } from '../api/engineApi.ts';

/** A folder, or a group of operations, in a view other than the one as sent. */
export interface NodeTarget {
  readonly kind: 'node';
  readonly set: (typeof SETS)[number];
  /** An operation in it. */
  readonly first: number;
  /** For a folder: the number of characters of its path and one more; otherwise 0. */
  readonly length: number;
}

/** What a row shows: an operation, a part of it, or several operations. */
export type RowTarget =
  | NodeTarget
  | { readonly kind: 'operation'; readonly operation: number }
  | { readonly kind: 'condition'; readonly operation: number; readonly propstat: number | null; readonly index: number }
  | { readonly kind: 'propstat'; readonly operation: number; readonly index: number }
  | { readonly kind: 'property'; readonly operation: number; readonly propstat: number; readonly index: number }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'unanswered'; readonly index: number }
  | { readonly kind: 'hidden'; readonly operation: number | null };

/** The first letters of their names are those of the keys. */
const SETS = ['folder', 'list', 'equal', 'status', 'message'] as const;

export function operationKey(operation: number): RowKey {
  return `o${operation}`;
}

export function rowKey(target: RowTarget): RowKey {
  switch (target.kind) {
    case 'operation':
      return operationKey(target.operation);
    case 'condition':
      return target.propstat === null
        ? `o${target.operation}.c${target.index}`
        : `o${target.operation}.p${target.propstat}.c${target.index}`;
    case 'propstat':
      return `o${target.operation}.p${target.index}`;
    case 'property':
      return `o${target.operation}.p${target.propstat}.${target.index}`;
    case 'group':
      return `g:${target.name}`;
    case 'unanswered':
      return `u${target.index}`;
    case 'node':
      return `${target.set.charAt(0)}${target.first}${target.set === 'folder' ? `.${target.length}` : ''}`;
    case 'hidden':
      return target.operation === null ? 'hidden' : `o${target.operation}.hidden`;
  }
}

/** Parses a row key; null if it is not valid. */
export function parseRowKey(key: RowKey): RowTarget | null {
  if (key === 'hidden') return { kind: 'hidden', operation: null };
  if (/^u\d+$/.test(key)) return { kind: 'unanswered', index: Number(key.slice(1)) };
  if (key.startsWith('g:')) return { kind: 'group', name: key.slice(2) };
  const node = /^([flesm])(\d+)(?:\.(\d+))?$/.exec(key);
  if (node) return nodeTarget(node[1], Number(node[2]), Number(node[3] ?? 0));
  const match = /^o(\d+)(?:\.p(\d+))?(?:\.(c)?(\d+))?$/.exec(key);
  if (!match) {
    const hidden = /^o(\d+)\.hidden$/.exec(key);
    return hidden ? { kind: 'hidden', operation: Number(hidden[1]) } : null;
  }
  const operation = Number(match[1]);
  const propstat = match[2] === undefined ? null : Number(match[2]);
  const index = match[4] === undefined ? null : Number(match[4]);
  if (match[3] === 'c' && index !== null) return { kind: 'condition', operation, propstat, index };
  if (propstat === null) return index === null ? { kind: 'operation', operation } : null;
  return index === null
    ? { kind: 'propstat', operation, index: propstat }
    : { kind: 'property', operation, propstat, index };
}

function nodeTarget(letter: string | undefined, first: number, length: number): NodeTarget | null {
  const set = SETS.find((name) => name.charAt(0) === letter);
  return set && (set === 'folder') === length > 0 ? { kind: 'node', set, first, length } : null;
}
