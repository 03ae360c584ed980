import type { Report } from '../core/model/report.ts';
import type { Place } from './key.ts';

export interface Section {
  readonly place: Place;
  /** Of a heading: the operations under it. */
  readonly inside: readonly number[];
}

/** What stands at the top level of a tree: operations, or headings with theirs where one answer holds several lists. */
export function sectionsOf({ format, operations: all }: Report, operations: readonly number[]): Section[] {
  // WebDAV has no headings, and a long listing should not be read through to find none.
  const groupOf = (operation: number): string | null => (format === 'webdav' ? null : all.detail(operation).group);
  const several = format !== 'webdav' && new Set(operations.map(groupOf)).size > 1;
  const groups = new Map<string, number[]>();
  const sections: Section[] = [];
  for (const operation of operations) {
    const group = several ? groupOf(operation) : null;
    const known = group === null ? undefined : groups.get(group);
    if (group === null) sections.push({ place: { kind: 'operation', operation }, inside: [] });
    else if (known) known.push(operation);
    else {
      const inside = [operation];
      groups.set(group, inside);
      sections.push({ place: { kind: 'group', name: group }, inside });
    }
  }
  return sections;
}
