import type { ReactNode } from 'react';
import { readableClark } from '../../core/words/dav.ts';
import { DRAWER } from '../../core/words/panel.ts';
import { DETAIL } from '../../core/words/row.ts';
import type { Row, RowDetail } from '../../engine/questions.ts';
import { usePanel, useView } from '../context.ts';
import { useCopy } from '../copy.ts';
import styles from './Facts.module.css';

export function Facts({ detail, row, webdav }: { detail: RowDetail; row: Row | undefined; webdav: boolean }) {
  const causes = row?.causes ?? [];
  // What the server says, what is meant and why come before where it is, which may be long.
  const facts = detail.facts.toSorted((a, b) => Number(b.name === DETAIL.message) - Number(a.name === DETAIL.message));
  const at = facts.findIndex(({ name }) => name === DETAIL.resource || name === DETAIL.item);
  const before = at < 0 ? facts.length : at;
  const draw = ({ name, text, href, mono }: RowDetail['facts'][number], index: number): ReactNode => (
    // The names may repeat, and the list of one row never changes its order.
    <Fact key={`${name} ${index}`} name={name} mono={mono}>
      {name === DETAIL.causes && causes.length > 0 ? <CauseLinks causes={causes} /> : <Text text={text} href={href} />}
    </Fact>
  );
  return (
    <dl className={styles.facts}>
      {facts.slice(0, before).map(draw)}
      {detail.conditions.map((condition, index) => (
        // One condition may be named twice, and the list of one row never changes its order.
        // oxlint-disable-next-line react/no-array-index-key
        <Fact key={`${condition.name} ${index}`} name={DETAIL.namedCause} mono={false}>
          {readableClark(condition.name)}
          {condition.text !== null && condition.text !== '' && <div>{condition.text}</div>}
          {condition.hrefs.map((href) => (
            <div key={href} className={styles.mono}>
              {href}
            </div>
          ))}
        </Fact>
      ))}
      {facts.slice(before).map(draw)}
      <Fact name={DRAWER.copy} mono={false}>
        <Copies
          word={webdav ? DRAWER.copyHref : DRAWER.copyLabel}
          label={row ? (row.title ?? row.name) : detail.heading}
          json={detail.json}
        />
      </Fact>
    </dl>
  );
}

function Fact({ name, mono, children }: { name: string; mono: boolean; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={mono ? styles.mono : undefined}>{children}</dd>
    </>
  );
}

function Text({ text, href }: { text: string; href: string | null }) {
  if (href === null) return text;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

/** The engine tells the causes as text; here they lead to their rows, for the keyboard as well. */
function CauseLinks({ causes }: { causes: Row['causes'] }) {
  const panel = usePanel();
  return (
    <ul className={styles.causes}>
      {causes.map(({ key, name }) => (
        <li key={key}>
          <button type="button" className="link" onClick={() => panel.run(panel.rows.reveal(key))}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Copies({ word, label, json }: { word: string; label: string; json: string }) {
  const { said, copy, copyCurl } = useCopy();
  const exchange = useView((view) => view.shown);
  return (
    <>
      <button type="button" className="link" onClick={() => copy(label)}>
        {word}
      </button>
      {' · '}
      <button type="button" className="link" onClick={() => copy(json)}>
        {DRAWER.copyJson}
      </button>
      {' · '}
      <button
        type="button"
        className="link"
        onClick={() => {
          if (exchange !== null) copyCurl(exchange);
        }}
      >
        {DRAWER.copyCurl}
      </button>{' '}
      <span className={styles.said} role="status">
        {said}
      </span>
    </>
  );
}
