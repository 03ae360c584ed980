import type { Field } from '../highlight/findMatches.ts';
import { Highlight } from '../highlight/Highlight.tsx';

interface Props {
  readonly text: string;
  readonly href: string | null;
  /** What the text is to the filter; omitted if the filter does not test it. */
  readonly field?: Field | undefined;
}

/** Text, as a link if it has an href. */
export function LinkedText({ text, href, field }: Props) {
  const content = <Highlight field={field ?? null} text={text} />;
  if (href === null) return content;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {content}
    </a>
  );
}
