import { isObject } from '../isObject.ts';

// Members of JSON values from files. A member of another type counts as missing.

export type Fields = Readonly<Record<string, unknown>>;

/** The members of an object; none for any other value. */
export function record(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The elements of a list; none for any other value. */
export function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function string(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The text of a string, number or boolean; '' for any other value. */
export function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
