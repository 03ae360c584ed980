import type { Json } from '../../../read/json/syntax/value.ts';
import type { Batch } from '../batch.ts';
import { someMember } from '../members.ts';

/** Names of members with the id or the location of a resource. */
const LINKS: ReadonlySet<string> = new Set(['location', 'href', 'url', 'uri', 'self', 'id']);
const POSITIONS: ReadonlySet<string | null> = new Set(['index', 'position']);

/** Checks whether the items that created a resource tell which one. */
export function checkCreated(batch: Batch): void {
  for (const [index, item] of batch.items.entries()) {
    if (item.status?.code !== 201) continue;
    const identifier = batch.identifiers[index];
    if ((!identifier || POSITIONS.has(identifier.name)) && !hasLink(item.element))
      batch.reportItem('json-created-without-link', item);
  }
}

function hasLink(element: Json): boolean {
  return someMember(element, (value, name) => name !== null && value !== null && LINKS.has(name.toLowerCase()));
}
