import { lazy, Suspense } from 'react';
import { messageText } from '../messages/text.ts';
import type { Row } from '../../engine/api/engineApi.ts';
import type { Panel } from '../../state/panel.ts';
import { classNames } from '../classNames.ts';
import { messageField } from '../highlight/fields.ts';
import { Highlight } from '../highlight/Highlight.tsx';
import { Causes } from './Causes.tsx';
import { indentStyle } from './indent.ts';
import styles from './TreeRow.module.css';

// The data of known properties is large.
const ValueCell = lazy(async () => ({ default: (await import('../explain/ValueCell.tsx')).ValueCell }));

export function MessageCell({ row, panel }: { row: Row; panel: Panel }) {
  const { causes } = row;
  const message = messageText(row.message);
  return (
    <div
      className={classNames(styles.message, causes.length > 0 && styles.parts)}
      role="gridcell"
      data-column="message"
      title={message || undefined}
      style={indentStyle(row.level)}
    >
      {causes.length > 0 ? (
        <Causes causes={causes} total={row.causeCount ?? causes.length} panel={panel} />
      ) : (
        <Message row={row} text={message} />
      )}
    </div>
  );
}

function Message({ row, text }: { row: Row; text: string }) {
  const { property, conditionsAt = text.length } = row;
  if (!property) {
    return (
      <>
        <Highlight field={messageField(row)} text={text.slice(0, conditionsAt)} />
        <Highlight field="conditions" text={text.slice(conditionsAt)} />
      </>
    );
  }
  return (
    <Suspense fallback={text}>
      <ValueCell property={property} sent={text} />
    </Suspense>
  );
}
