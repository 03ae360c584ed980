import type { Field } from '../highlight/findMatches.ts';
import { Highlight } from '../highlight/Highlight.tsx';

/** Letters that are written from right to left, such as Hebrew and Arabic. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

interface Props {
  readonly path: string;
  /** What the path is to the filter, which marks what it matched; omitted if the filter does not test it. */
  readonly field?: Field | null;
  /** The text that the filter tests, if only its end is displayed. */
  readonly whole?: string | null;
}

/**
 * A path whose segments stay in their order. Without it, two segments in Hebrew or Arabic change places, because the slash between them
 * takes their direction.
 */
export function PathText({ path, field = null, whole = null }: Props) {
  if (!RIGHT_TO_LEFT.test(path)) return <Highlight field={field} text={path} whole={whole} />;
  const parts = [...path.matchAll(/\/|[^/]+/g)].map(({ 0: part, index }) =>
    part === '/' ? (
      part
    ) : (
      <bdi key={index} dir="ltr">
        <Highlight
          field={field}
          text={part}
          before={path.slice(0, index)}
          after={path.slice(index + part.length)}
          whole={whole}
        />
      </bdi>
    ),
  );
  return <>{parts}</>;
}
