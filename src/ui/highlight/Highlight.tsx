import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { readableHref } from '../../core/text/readableHref.ts';
import { usePanel, useView } from '../context.ts';
import type { Field, FindMatches } from './findMatches.ts';
import styles from './Highlight.module.css';

/** Null without a filter, and until it is loaded. */
const FindContext = createContext<FindMatches | null>(null);

/** Provides what the filter matches to {@link Highlight}. The code is loaded with the first filter, that of regular expressions with the first one. */
export function HighlightProvider({ children }: { children: ReactNode }) {
  const panel = usePanel();
  const text = useView(({ query }) => query.text);
  const invert = useView(({ query }) => query.invert);
  const [find, setFind] = useState<{ readonly matches: FindMatches | null }>({ matches: null });
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<void> => {
      const { createFindMatches, hasRegex } = await import('./findMatches.ts');
      const regex = hasRegex(text) ? (await import('./regexMatches.ts')).createRegex : null;
      if (isWanted) setFind({ matches: createFindMatches(text, invert, regex) });
    };
    if (text !== '') panel.run(load());
    return () => {
      isWanted = false;
    };
  }, [panel, text, invert]);
  return <FindContext value={text === '' ? null : find.matches}>{children}</FindContext>;
}

interface Props {
  /** Null for a text that the filter does not test. */
  readonly field: Field | null;
  readonly text: string;
  /** What is displayed before and after it, if the filter tests them together. */
  readonly before?: string;
  readonly after?: string;
  /** The text that the filter tests, if only its end is displayed: the href of a name. */
  readonly whole?: string | null;
}

/** A text, with marks on what the filter matched in it. */
export function Highlight({ field, text, before = '', after = '', whole = null }: Props) {
  const find = useContext(FindContext);
  if (!find || field === null || text === '') return <>{text}</>;
  const displayed = before + text + after;
  const full = whole === null ? displayed : fullText(whole, displayed);
  const hidden = full.length - displayed.length + before.length;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of find(field, full)) {
    const [start, end] = [Math.max(at, from - hidden), Math.min(text.length, to - hidden)];
    if (end <= start) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={styles.match}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** The text that a displayed text is the end of. */
function fullText(whole: string, text: string): string {
  if (whole.endsWith(text)) return whole;
  const readable = readableHref(whole);
  return readable.endsWith(text) ? readable : text;
}
