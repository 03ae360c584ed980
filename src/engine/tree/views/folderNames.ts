import type { Exchange } from '../../../core/har/exchange.ts';
import { isBelow, pathKey } from '../../../core/model/path.ts';
import { readableHref } from '../../../core/text/readableHref.ts';
import { safeLine } from '../../../core/text/safeText.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { rowMessages } from '../messages.ts';
import { type Hierarchy, readableSegment } from './hierarchy.ts';
import { NODE, type ViewIndex } from './viewIndex.ts';

/**
 * Returns the names of folders, and of operations in them.
 *
 * @param names the segments of each folder after those of the folder around it; the name of each list
 */
export function folderNames(
  names: readonly string[],
  { parents, kinds, nodeOf }: Pick<ViewIndex, 'parents' | 'kinds' | 'nodeOf'>,
  hierarchy: Hierarchy | null,
  { format }: Report,
  { request: { url } }: Exchange,
): Pick<ViewIndex, 'name' | 'path' | 'nameIn'> {
  const separator = hierarchy?.separator ?? '/';
  const readable = format === 'webdav' ? readableHref : safeLine;
  const base = format === 'webdav' && url !== null ? pathKey(url, url) : null;
  const path = (node: number): string | null => {
    if (kinds[node] !== NODE.folder) return null;
    const segments: string[] = [];
    for (let at = node; kinds[at] === NODE.folder; at = parents[at] ?? 0) segments.push(names[at] ?? '');
    return readable(readableSegment(segments.toReversed().join(separator)) + separator);
  };
  return {
    path,
    name: (node) => {
      const own = names[node] ?? '';
      if (kinds[node] !== NODE.folder) return safeLine(own);
      const name = base !== null && parents[node] === 0 ? relativeName(own, base) : own;
      return readable(readableSegment(name) + separator);
    },
    nameIn: (operation, label) => {
      if (kinds[nodeOf[operation] ?? 0] === NODE.self) return rowMessages.thisFolder;
      const found = label === null ? null : (hierarchy?.path(label) ?? null);
      if (found === null || found.folder === null) return null;
      return readable(readableSegment(found.name) + (found.isFolder ? separator : ''));
    },
  };
}

/** The path of the outermost folder, relative to the resource of the request; of that resource, the last segment. */
function relativeName(path: string, base: string): string {
  const key = `/${path}`;
  if (key === base) return path.slice(path.lastIndexOf('/') + 1);
  return isBelow(key, base) ? key.slice(base === '/' ? 1 : base.length + 1) : path;
}
