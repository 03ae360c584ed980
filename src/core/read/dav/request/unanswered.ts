import type { Operations } from '../../../model/operation.ts';
import type { PropertyUpdate, UnansweredItem } from '../../../model/parsedBody.ts';
import { readableClark } from '../messages.ts';
import type { Name } from '../../xml/name.ts';
import type { DavDocument } from '../structure/parseOutline.ts';
import type { DavRequest } from './davRequest.ts';

/** Returns the request items that a complete response does not mention: hrefs of a multiget, properties of a PROPPATCH. */
export function unansweredIn(
  operations: Operations,
  document: DavDocument,
  request: DavRequest,
): readonly UnansweredItem[] {
  const { multiget, propertyUpdate } = request;
  if (multiget) return multiget.unanswered(hrefsOf(operations));
  return propertyUpdate ? unmentionedProperties(propertyUpdate, document, request) : [];
}

function* hrefsOf(operations: Operations): Iterable<string | null> {
  for (let operation = 0; operation < operations.size; operation += 1) {
    // The label is the first href.
    if ((operations.resources?.(operation) ?? 1) > 1) yield* operations.detail(operation).hrefs;
    else yield operations.label(operation);
  }
}

/** Returns nothing if a response has a status of its own or the resource was created (201): both apply to all properties. */
function unmentionedProperties(
  update: PropertyUpdate,
  { outline, names }: DavDocument,
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
  const alteredNames = new Map(
    [...mentioned.values()].flatMap((name) => formsOf(name.namespace, name.local).map((form) => [form, name] as const)),
  );
  const used = new Set<Name>();
  return missing.flatMap(({ index, name }) => {
    const end = name.indexOf('}');
    const forms = formsOf(name.slice(1, end), name.slice(end + 1));
    const other = forms.map((form) => alteredNames.get(form)).find((found) => found && !used.has(found));
    if (!other) return [{ index, label: readableClark(name) }];
    used.add(other);
    return [];
  });
}

/**
 * Returns the forms in which a name is recognized even if the server altered it: without its namespace, or with the namespace
 * split elsewhere (PHP and JavaScript libraries write `{urn:x/a}b` as `{urn:x:}ab`).
 */
function formsOf(namespace: string, local: string): readonly string[] {
  return [local.slice(local.indexOf(':') + 1), `${namespace}${local}`.replace(/[/:#]/g, '')];
}
