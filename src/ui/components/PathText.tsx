/** Letters that are written from right to left, such as Hebrew and Arabic. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A path whose segments stay in their order. Without it, two segments in Hebrew or Arabic change places, because the slash between them
 * takes their direction.
 */
export function PathText({ path }: { path: string }) {
  if (!RIGHT_TO_LEFT.test(path)) return <>{path}</>;
  const parts = [...path.matchAll(/\/|[^/]+/g)].map(({ 0: part, index }) =>
    part === '/' ? (
      part
    ) : (
      <bdi key={index} dir="ltr">
        {part}
      </bdi>
    ),
  );
  return <>{parts}</>;
}
