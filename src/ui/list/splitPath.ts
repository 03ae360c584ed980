/** The parts of a path that are shortened separately. */
export interface PathParts {
  /** `/odata/v4` */
  readonly folders: string;
  /** The last segments with the query, `/catalog/$batch`; of a long text, the beginning. */
  readonly segment: string;
  /** The last characters of a long segment. */
  readonly end: string;
}

/** Paths up to this length are not split. */
const SHORT = 20;
/** Of a segment with its query that is longer, the end is separate. */
const LONG_SEGMENT = 18;
const END = 8;

/** The last segments are kept up to this length: `/Books/$batch` and `/Authors/$batch` are different. */
const SEGMENTS = 17;

/** Splits a path before its last segments. */
export function splitPath(path: string): PathParts {
  if (path.length <= SHORT) return { folders: '', segment: path, end: '' };
  const query = path.indexOf('?');
  const pathEnd = query < 0 ? path.length : query;
  const start = startOfEnd(path.slice(0, pathEnd));
  const last = path.slice(start);
  const isLowSurrogate = /^[\uDC00-\uDFFF]/.test(last.slice(-END));
  const end = last.length > LONG_SEGMENT ? last.slice(isLowSurrogate ? -END - 1 : -END) : '';
  return { folders: path.slice(0, start), segment: last.slice(0, last.length - end.length), end };
}

/** @returns the index of the last segment, or of several short ones */
function startOfEnd(pathname: string): number {
  let start = Math.max(0, pathname.lastIndexOf('/', pathname.length - 2));
  for (;;) {
    const before = start === 0 ? -1 : pathname.lastIndexOf('/', start - 1);
    if (before < 0 || pathname.length - before > SEGMENTS) return start;
    start = before;
  }
}
