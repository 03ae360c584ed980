import type { Operations } from '../../../model/operation.ts';
import type { PropertyUpdate, UnansweredItem } from '../../../model/parsedBody.ts';
import { readableClark } from '../messages.ts';
import type { Name } from '../../xml/name.ts';
import type { ParsedOutline } from '../structure/parseOutline.ts';
import type { DavRequest } from './davRequest.ts';

/** The items of the request that a whole response does not mention: hrefs of a multiget, properties of a PROPPATCH. */
export function unansweredIn(
  operations: Operations,
  pass: ParsedOutline,
  purpose: DavRequest,
): readonly UnansweredItem[] {
  const { multiget, propertyUpdate } = purpose;
  if (multiget) return multiget.unanswered(hrefsOf(operations));
  return propertyUpdate ? notMentioned(propertyUpdate, pass, purpose) : [];
}

function* hrefsOf(operations: Operations): Iterable<string | null> {
  for (let operation = 0; operation < operations.size; operation += 1) {
    // Only a response with several hrefs has to be parsed for them.
    if ((operations.resources?.(operation) ?? 1) > 1) yield* operations.detail(operation).hrefs;
    else yield operations.label(operation);
  }
}

/** A status of a whole response, or 201 for a resource that is created, holds for all properties. */
function notMentioned(
  update: PropertyUpdate,
  { outline, names }: ParsedOutline,
  { method, responseStatus }: DavRequest,
): readonly UnansweredItem[] {
  if (method !== 'PROPPATCH' && responseStatus === 201) return [];
  const mentioned = new Map<string, Name>();
  for (let response = 0; response < outline.size; response += 1) {
    if (outline.status(response) !== null) return [];
    for (const id of outline.properties(response)) {
      const name = names.all[id];
      if (name) mentioned.set(name.clark, name);
    }
  }
  const missing = [...update.keys()].flatMap((name, index) => (mentioned.delete(name) ? [] : [{ index, name }]));
  const altered = new Map(
    [...mentioned.values()].flatMap((name) => formsOf(name.namespace, name.local).map((form) => [form, name] as const)),
  );
  const used = new Set<Name>();
  return missing.flatMap(({ index, name }) => {
    const end = name.indexOf('}');
    const forms = formsOf(name.slice(1, end), name.slice(end + 1));
    const other = forms.map((form) => altered.get(form)).find((found) => found && !used.has(found));
    if (!other) return [{ index, label: readableClark(name) }];
    used.add(other);
    return [];
  });
}

/**
 * Forms in which a name is recognized that a server altered: without its namespace, or split at another place (PHP and
 * JavaScript libraries write `{urn:x/a}b` as `{urn:x:}ab`).
 */
function formsOf(namespace: string, local: string): readonly string[] {
  return [local.slice(local.indexOf(':') + 1), `${namespace}${local}`.replace(/[/:#]/g, '')];
}
