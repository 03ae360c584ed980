import { useState } from 'react';
import { FIELDS } from '../messages/fields.ts';
import { messageText } from '../messages/text.ts';
import type { DetailLine, DetailList, DetailPage, RowKey } from '../../engine/api/engineApi.ts';
import { DETAIL_PAGE_SIZE } from '../../engine/api/treeRow.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { useCopy } from '../useCopy.ts';
import { ExplainedCondition } from '../explain/Explained.tsx';
import { LINE_FIELDS } from '../highlight/fields.ts';
import styles from './FieldList.module.css';
import { LinkedText } from './LinkedText.tsx';

interface Props {
  readonly row: RowKey;
  readonly list: DetailList;
  readonly first: DetailPage;
}

/** Lines that are names of resources or fields. */
const MONO: ReadonlySet<DetailLine['kind']> = new Set(['href', 'target', 'header']);

/** A list that may have tens of thousands of lines. Shows the first ones and loads more on demand. */
export function PagedList({ row, list, first }: Props) {
  const panel = usePanel();
  const { engine } = useHost();
  const { status, copyText } = useCopy();
  const exchange = useView((view) => view.shown);
  const [more, setMore] = useState<readonly DetailLine[]>([]);
  const lines = [...first.lines, ...more];
  const left = first.total - lines.length;
  // A condition is explained where it occurs first.
  const firstOf = new Map(
    lines.toReversed().map(({ condition }, index) => [condition, lines.length - 1 - index] as const),
  );

  const loadMore = async (id: number): Promise<void> => {
    const page = await engine.rowDetailLines(id, row, list, lines.length);
    if (page) setMore([...more, ...page.lines]);
  };
  return (
    <>
      <ul className={styles.list}>
        {lines.map((line, index) => (
          // Lines may repeat, and the order never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={MONO.has(line.kind) ? styles.mono : undefined} data-kind={line.kind}>
            <Line line={line} />
            {line.condition !== null && firstOf.get(line.condition) === index && (
              <ExplainedCondition name={line.condition} />
            )}
          </li>
        ))}
      </ul>
      {left > 0 && exchange !== null && (
        <>
          <button type="button" className="link" onClick={() => panel.run(loadMore(exchange))}>
            {FIELDS.more(Math.min(DETAIL_PAGE_SIZE, left), left)}
          </button>
          {' · '}
          <button type="button" className="link" onClick={() => copyText(engine.rowText(exchange, row, list))}>
            {FIELDS.copyAll}
          </button>{' '}
          <span className={styles.status} role="status">
            {status}
          </span>
        </>
      )}
    </>
  );
}

function Line({ line: { kind, text, href, key, name } }: { line: DetailLine }) {
  const panel = usePanel();
  if (key === null)
    return (
      <>
        {name !== undefined && <b className={styles.name}>{name}: </b>}
        <LinkedText
          text={messageText(text)}
          href={href}
          field={typeof text === 'string' ? LINE_FIELDS[kind] : undefined}
        />
      </>
    );
  // A cause links to its row.
  return (
    <button type="button" className="link" onClick={() => panel.run(panel.rows.reveal(key))}>
      {messageText(text)}
    </button>
  );
}
