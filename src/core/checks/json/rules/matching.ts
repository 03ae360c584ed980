import { isObject, type Json } from '../../../read/json/syntax/value.ts';
import { paramText } from '../../params.ts';
import type { Batch } from '../batch.ts';
import { type Identifier, identifierNamed } from '../identifiers.ts';
import { pathText } from '../pathText.ts';

/** Checks whether the items can be matched to the parts of the request. */
export function checkMatching(batch: Batch): void {
  const { items, requestParts } = batch;
  checkMissing(batch);
  checkDuplicates(batch);
  if (!requestParts) return;
  if (requestParts.length !== items.length)
    batch.report('json-count-mismatch', [], { sent: requestParts.length, got: items.length });
  checkUnknown(batch, requestParts);
}

function checkMissing(batch: Batch): void {
  const { items, identifiers } = batch;
  const first = items[identifiers.indexOf(null)];
  if (items.length < 2 || !first) return;
  const count = identifiers.filter((identifier) => identifier === null).length;
  batch.reportItem('json-missing-identifier', first, { count });
}

function checkDuplicates(batch: Batch): void {
  const { items, identifiers } = batch;
  const seen = new Map<string | null, Map<string | number, number>>();
  for (const [index, item] of items.entries()) {
    const identifier = identifiers[index];
    if (!identifier) continue;
    const values = seen.get(identifier.name) ?? new Map<string | number, number>();
    seen.set(identifier.name, values);
    const before = items[values.get(identifier.value) ?? -1];
    if (before) {
      const first = paramText(pathText([...before.listPath, before.step]));
      batch.reportItem('json-duplicate-identifier', item, { id: paramText(String(identifier.value)), first });
    } else values.set(identifier.value, index);
  }
}

/** Checks identifiers whose member all parts of the request have. */
function checkUnknown(batch: Batch, parts: readonly Json[]): void {
  const { items, identifiers } = batch;
  const sent = new Map<string, ReadonlySet<string> | null>();
  for (const [index, item] of items.entries()) {
    const { name = null, value = '' }: Partial<Identifier> = identifiers[index] ?? {};
    if (name === null) continue;
    const values = sent.get(name) ?? (sent.has(name) ? null : sentValues(parts, name));
    sent.set(name, values);
    if (values && !values.has(String(value)))
      batch.reportItem('json-unknown-identifier', item, { id: paramText(String(value)) });
  }
}

/** The values of a member in all parts; null if a part does not have it. */
function sentValues(parts: readonly Json[], name: string): ReadonlySet<string> | null {
  const values = new Set<string>();
  for (const part of parts) {
    const identifier = isObject(part) ? identifierNamed(part, name) : null;
    if (!identifier) return null;
    values.add(String(identifier.value));
  }
  return values.size > 0 ? values : null;
}
