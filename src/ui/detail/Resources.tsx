import { EMPTY, TREE } from '../../core/words/panel.ts';
import { TEACH } from '../../core/words/teach.ts';
import type { ExchangeDetail } from '../../engine/questions.ts';
import { usePanel, useView } from '../context.ts';
import { Drawer } from '../drawer/Drawer.tsx';
import { Action, Note } from '../parts/Note.tsx';
import { useNarrow } from '../parts/narrow.ts';
import { Split } from '../parts/Split.tsx';
import { Tree } from '../tree/Tree.tsx';
import styles from './Detail.module.css';

interface Props {
  readonly detail: ExchangeDetail;
  readonly offsets: Map<number, number>;
}

/** Of the drawer, where its parts stand side by side. */
const HEIGHT = 172;
/** Below this width they stand one under the other, as in Drawer.module.css. */
const STACKED = 521;

export function Resources({ detail, offsets }: Props) {
  const panel = usePanel();
  const [narrow, box] = useNarrow(STACKED);
  const rows = useView((view) => view.tree.pages.total);
  const open = useView((view) => view.drawer && view.tree.selected !== null && view.tree.at >= 0 && view.row !== null);
  if (rows === 0) {
    if (detail.summary.total > 0 && detail.missingBody === null) {
      return (
        <Note title={EMPTY.rowsHidden}>
          <Action label={EMPTY.clearFilter} onPress={panel.filter.clear} />
        </Note>
      );
    }
    return <Nothing detail={detail} />;
  }
  return (
    <div ref={box} className={styles.detail}>
      <Split
        name={narrow ? 'drawer.narrow' : 'drawer'}
        orientation="vertical"
        label={TREE.divider}
        first={<Tree exchange={detail.id} offsets={offsets} />}
        second={open ? <Drawer /> : null}
        sized="second"
        size={narrow ? `max(${HEIGHT}px, 60%)` : `${HEIGHT}px`}
        minimum={{ first: 86, second: 60 }}
      />
    </div>
  );
}

/** Why a response has no rows at all. The problems stand above, with their own words. */
function Nothing({ detail }: { detail: ExchangeDetail }) {
  const panel = usePanel();
  const { verdict, missingBody, problems, format } = detail;
  const isJson = format === 'json' || format === 'ndjson';
  const showBody = <Action label={EMPTY.showBody} onPress={() => panel.turnTo('body')} />;
  if (missingBody !== null) {
    return <Note title={EMPTY.noBody} why={missingBody === 'body-unread' ? EMPTY.unreadWhy : ''} />;
  }
  if (verdict.outcome === 'empty') {
    return (
      <Note title={EMPTY.empty} why={EMPTY.emptyWhy}>
        {showBody}
      </Note>
    );
  }
  if (problems.some(({ code }) => code === 'no-sub-statuses')) {
    return (
      <Note title={EMPTY.noStatuses} why={EMPTY.noStatusesWhy}>
        {showBody}
        {isJson && <Action label={TEACH.open} onPress={() => panel.rules.teach(true)} />}
      </Note>
    );
  }
  return <Note title={EMPTY.unreadable}>{showBody}</Note>;
}
