import { useMemo } from 'react';
import { explainProperty } from '../../core/explain/properties/explainProperty.ts';
import type { ValuePart } from '../../core/explain/properties/values/valuePart.ts';
import { httpUrl } from '../../engine/detail/httpUrl.ts';
import type { RowDetail } from '../../engine/api/engineApi.ts';
import type { SentProperty } from '../../engine/api/treeRow.ts';
import { FACTS } from '../messages/fields.ts';
import { VALUES } from '../messages/values.ts';
import { Fact } from '../drawer/Fact.tsx';
import { LinkedText } from '../drawer/LinkedText.tsx';
import styles from './Explained.module.css';
import { lockFacts, lockName, partsOf, partText } from './valueTexts.ts';

/** Maximum number of parts. The Body tab shows the entire value. */
const MAX_PARTS = 500;

/** The label of a known property, with its source and what its values mean. */
export function PropertyLabel({ name }: { name: string }) {
  const explained = explainProperty(name);
  if (!explained) return null;
  const { label, note, source } = explained;
  return (
    <Fact name={VALUES.property} mono={false}>
      {label}{' '}
      <span className={styles.source}>
        <LinkedText text={source.name} href={source.url} />
      </span>
      {note !== null && <div className={styles.meaning}>{note}</div>}
    </Fact>
  );
}

interface ValueProps {
  readonly property: NonNullable<RowDetail['property']>;
  readonly base: string | null;
  /** The value as sent, truncated. */
  readonly sent: string;
}

/** The value of a property: readable, with the value as sent below it, else as sent. */
export function PropertyValue({ property, base, sent }: ValueProps) {
  const parts = useMemo(() => (isComplete(property) ? partsOf(property) : null), [property]);
  if (!parts)
    return (
      <Fact name={FACTS.value} mono>
        {sent}
      </Fact>
    );
  return (
    <Fact name={FACTS.value} mono={false}>
      <ul className={styles.parts}>
        {/* Parts may repeat, and their order never changes. */}
        {Object.entries(parts.slice(0, MAX_PARTS)).map(([key, part]) => (
          <li key={key} title={part.kind === 'date' || part.kind === 'bytes' ? sent : undefined}>
            <Part part={part} base={base} />
          </li>
        ))}
      </ul>
      <details key={property.name}>
        <summary>{VALUES.asSent}</summary>
        <div className={styles.sent}>{sent}</div>
      </details>
    </Fact>
  );
}

function isComplete(property: ValueProps['property']): property is SentProperty {
  return property.xml !== undefined && property.namespaces !== undefined;
}

function Part({ part, base }: { part: ValuePart; base: string | null }) {
  if (part.kind === 'href') return <LinkedText text={partText(part)} href={httpUrl(part.href, base)} />;
  if (part.kind !== 'lock') return <>{partText(part)}</>;
  return (
    <>
      {lockName(part)}
      {lockFacts(part).map((text) => (
        <div key={text} className={styles.meaning}>
          {text}
        </div>
      ))}
    </>
  );
}
