import type { RowKey } from '../api/engineApi.ts';

/** What a row shows: an operation, or a part of it. */
export type RowTarget =
  | { readonly kind: 'operation'; readonly operation: number }
  | { readonly kind: 'condition'; readonly operation: number; readonly propstat: number | null; readonly index: number }
  | { readonly kind: 'propstat'; readonly operation: number; readonly index: number }
  | { readonly kind: 'property'; readonly operation: number; readonly propstat: number; readonly index: number }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'unanswered'; readonly index: number }
  | { readonly kind: 'hidden'; readonly operation: number | null };

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
    case 'hidden':
      return target.operation === null ? 'hidden' : `o${target.operation}.hidden`;
  }
}

/** Parses a row key; null if it is not valid. */
export function parseRowKey(key: RowKey): RowTarget | null {
  if (key === 'hidden') return { kind: 'hidden', operation: null };
  if (/^u\d+$/.test(key)) return { kind: 'unanswered', index: Number(key.slice(1)) };
  if (key.startsWith('g:')) return { kind: 'group', name: key.slice(2) };
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
