import { lazy, Suspense, useState } from 'react';
import { DETAIL } from '../messages/detail.ts';
import { EMPTY } from '../messages/panel.ts';
import { checkCount } from '../../engine/api/checks.ts';
import { TABS, type View } from '../../state/view.ts';
import { Body } from '../body/Body.tsx';
import { RequestBody } from '../body/RequestBody.tsx';
import { classNames } from '../classNames.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { Icon } from '../components/Icon.tsx';
import { useLayout } from '../components/useLayout.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Tabs } from '../components/Tabs.tsx';
import styles from './Detail.module.css';
import { DetailHeader } from './DetailHeader.tsx';
import { Headers } from './Headers.tsx';
import { Problems } from './Problems.tsx';
import { ViewMenu } from '../tree/ViewBar.tsx';
import { Resources, STACKED } from './Resources.tsx';

const Checks = lazy(async () => ({ default: (await import('../checks/Checks.tsx')).Checks }));

/** Below this height, in pixels, the header takes fewer lines. */
const LOW = 260;

/** From this height on, in pixels, the header lists groups of failures. */
const TALL = { narrow: 640, wide: 520 };

function layoutFor(width: number, height: number): string {
  const side = width < STACKED ? 'narrow' : 'wide';
  return `${side} ${height < LOW ? 'low' : height < TALL[side] ? 'high' : 'tall'}`;
}

/** The selected response: verdict, problems and tabs. */
export function Detail() {
  const panel = usePanel();
  const { showInNetwork } = useHost();
  const detail = useView((view) => view.detail);
  const tab = useView((view) => view.tab);
  const findings = useView(findingsOfShown);
  // The scroll position of each tree.
  const [offsets] = useState(() => new Map<number, number>());
  const isSelected = useView((view) => view.shown !== null);
  // CSS size containers are not used: with one, Chromium 156 sometimes does not lay out rows of the tree.
  const [layout, box] = useLayout(layoutFor);
  const hasViewBar = !layout.endsWith('low');

  if (!detail)
    return isSelected ? (
      <div className={styles.detail} aria-busy="true" />
    ) : (
      <EmptyState title={EMPTY.selectResponse} />
    );
  return (
    <section ref={box} className={styles.detail} data-layout={layout} aria-label={DETAIL.label}>
      <DetailHeader detail={detail} layout={layout} />
      <Problems detail={detail} />
      <Tabs
        label={DETAIL.tabs}
        tabs={TABS.map((name) => ({ name, title: DETAIL[name], badge: name === 'checks' ? findings : null }))}
        shown={tab}
        onSelect={panel.selectTab}
        trailing={
          <>
            {tab === 'resources' && !hasViewBar && <ViewMenu />}
            {/* Imported responses are not in the Network panel. */}
            {showInNetwork && detail?.file === null && (
              <button
                type="button"
                className={classNames('link', styles.network)}
                title={DETAIL.showInNetwork}
                onClick={() => showInNetwork(detail)}
              >
                <Icon name="network" />
                <span>{DETAIL.showInNetwork}</span>
              </button>
            )}
          </>
        }
      >
        {tab === 'resources' && <Resources key={detail.id} detail={detail} offsets={offsets} hasViewBar={hasViewBar} />}
        {tab === 'checks' && (
          <Suspense>
            <Checks key={detail.id} detail={detail} />
          </Suspense>
        )}
        {tab === 'body' && <Body key={detail.id} />}
        {tab === 'request' && <RequestBody key={detail.id} detail={detail} />}
        {tab === 'headers' && <Headers detail={detail} />}
      </Tabs>
    </section>
  );
}

/** Number of errors and warnings of the checks; null if there are none, or if the response was not checked yet. */
function findingsOfShown({ overview, detail }: View): number | null {
  const listed = overview?.exchanges.find(({ id }) => id === detail?.id) ?? detail;
  return checkCount(listed?.checks ?? null);
}
