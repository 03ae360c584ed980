import type { RowKey } from '../api/engineApi.ts';

/** What a row stands for: an operation, or a part of it. */
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

export function rowKey(place: RowTarget): RowKey {
  switch (place.kind) {
    case 'operation':
      return operationKey(place.operation);
    case 'condition':
      return place.propstat === null
        ? `o${place.operation}.c${place.index}`
        : `o${place.operation}.p${place.propstat}.c${place.index}`;
    case 'propstat':
      return `o${place.operation}.p${place.index}`;
    case 'property':
      return `o${place.operation}.p${place.propstat}.${place.index}`;
    case 'group':
      return `g:${place.name}`;
    case 'unanswered':
      return `u${place.index}`;
    case 'hidden':
      return place.operation === null ? 'hidden' : `o${place.operation}.hidden`;
  }
}

/** The other way round; null for a text that is no key. */
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
