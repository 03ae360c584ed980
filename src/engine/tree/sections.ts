import type { Report } from '../../core/verdict/report.ts';
import type { RowTarget } from './rowKey.ts';

export interface Section {
  readonly target: RowTarget;
  /** The operations below a heading. */
  readonly operations: readonly number[];
}

/**
 * Returns the top level of a response with several lists: headings with their operations, and operations outside of any list. Null if there
 * are no headings.
 */
export function topLevelSections({ format, operations: all }: Report, operations: readonly number[]): Section[] | null {
  // WebDAV has no groups; do not scan a long listing for them.
  if (format === 'webdav') return null;
  const groupOf = (operation: number): string | null =>
    all.group ? all.group(operation) : all.detail(operation).group;
  if (new Set(operations.map(groupOf)).size < 2) return null;
  const groups = new Map<string, number[]>();
  const sections: Section[] = [];
  for (const operation of operations) {
    const group = groupOf(operation);
    const known = group === null ? undefined : groups.get(group);
    if (group === null) sections.push({ target: { kind: 'operation', operation }, operations: [] });
    else if (known) known.push(operation);
    else {
      const inside = [operation];
      groups.set(group, inside);
      sections.push({ target: { kind: 'group', name: group }, operations: inside });
    }
  }
  return sections;
}
