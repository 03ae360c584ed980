import type { ReactNode } from 'react';
import { FACTS, FIELDS } from '../messages/fields.ts';
import { messageText } from '../messages/text.ts';
import type { DetailList, RowDetail } from '../../engine/api/engineApi.ts';
import { useHost, useView } from '../context.ts';
import { useCopy } from '../useCopy.ts';
import { Explained } from '../explain/Explained.tsx';
import { PropertyLabel, PropertyValue } from '../explain/ExplainedProperty.tsx';
import { FACT_FIELDS } from '../highlight/fields.ts';
import { Fact } from './Fact.tsx';
import styles from './FieldList.module.css';
import { PagedList } from './PagedList.tsx';
import { LinkedText } from './LinkedText.tsx';

/** The facts, explanations and lists of a row. The explanations are large, so this is loaded on demand. */
export function FieldList({ detail, webdav }: { detail: RowDetail; webdav: boolean }) {
  // Message, conditions and causes come before the resource, which may be long.
  const facts = detail.facts.toSorted((a, b) => Number(b.name === 'message') - Number(a.name === 'message'));
  const at = facts.findIndex(({ name }) => name === 'resource' || name === 'item');
  const before = at < 0 ? facts.length : at;
  const { property, base = null } = detail;
  const renderFact = ({ name, text, href, mono }: RowDetail['facts'][number]): ReactNode =>
    name === 'value' && property ? (
      <PropertyValue key={name} property={property} base={base} sent={messageText(text)} />
    ) : (
      <Fact key={name} name={FACTS[name]} mono={mono}>
        <LinkedText
          text={messageText(text)}
          href={href}
          field={typeof text === 'string' ? FACT_FIELDS[name] : undefined}
        />
      </Fact>
    );
  const list = (name: string, which: DetailList): ReactNode => {
    const first = detail.lists[which];
    return (
      first && (
        <Fact name={name} mono={false}>
          <PagedList key={detail.key} row={detail.key} list={which} first={first} />
        </Fact>
      )
    );
  };
  return (
    <dl className={styles.facts}>
      {property && <PropertyLabel name={property.name} />}
      {facts.slice(0, before).map(renderFact)}
      <Explained detail={detail} />
      {list(FACTS.condition, 'conditions')}
      {list(FACTS.causes, 'causes')}
      {facts.slice(before, before + 1).map(renderFact)}
      {list(FACTS.hrefs, 'hrefs')}
      {facts.slice(before + 1).map(renderFact)}
      {list(FACTS.headers, 'headers')}
      {list(FACTS.partHeaders, 'partHeaders')}
      {!facts.some(({ name }) => name === 'results') && (
        <Fact name={FIELDS.copy} mono={false}>
          <CopyButtons row={detail.key} labelButton={webdav ? FIELDS.copyHref : FIELDS.copyLabel} />
        </Fact>
      )}
    </dl>
  );
}

function CopyButtons({ labelButton, row }: { labelButton: string; row: string }) {
  const { status, copyText, copyCurl } = useCopy();
  const { engine } = useHost();
  const exchange = useView((view) => view.shown);
  const button = (label: string, copy: (id: number) => void): ReactNode => (
    <button
      type="button"
      className="link"
      onClick={() => {
        if (exchange !== null) copy(exchange);
      }}
    >
      {label}
    </button>
  );
  return (
    <>
      {button(labelButton, (id) => copyText(engine.rowText(id, row, 'label')))}
      {' · '}
      {button(FIELDS.copyJson, (id) => copyText(engine.rowText(id, row, 'json')))}
      {' · '}
      {button(FIELDS.copyCurl, copyCurl)}{' '}
      <span className={styles.status} role="status">
        {status}
      </span>
    </>
  );
}
