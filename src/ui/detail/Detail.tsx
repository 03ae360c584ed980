import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { DETAIL, EMPTY } from '../../core/words/panel.ts';
import type { Tab as TabName } from '../../state/view.ts';
import { Body } from '../body/Body.tsx';
import { RequestBody } from '../body/RequestBody.tsx';
import { useHost, usePanel, useView } from '../context.ts';
import { Note } from '../parts/Note.tsx';
import styles from './Detail.module.css';
import { Head } from './Head.tsx';
import { Headers } from './Headers.tsx';
import { Problems } from './Problems.tsx';
import { Resources } from './Resources.tsx';

const TABS: readonly TabName[] = ['resources', 'body', 'request', 'headers'];

/** Everything about the shown exchange. */
export function Detail() {
  const panel = usePanel();
  const { showInNetwork } = useHost();
  const detail = useView((view) => view.detail);
  const tab = useView((view) => view.tab);
  // Where the user had scrolled to in each tree.
  const [offsets] = useState(() => new Map<number, number>());
  const chosen = useView((view) => view.shown !== null);

  if (!detail) return chosen ? <div className={styles.detail} aria-busy="true" /> : <Note title={EMPTY.choose} />;
  return (
    <section className={styles.detail} aria-label={DETAIL.label}>
      <Head detail={detail} />
      <Problems detail={detail} />
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => panel.turnTo(TABS.find((name) => name === key) ?? 'resources')}
      >
        <div className={styles.strip}>
          <TabList className={styles.list ?? ''} aria-label={DETAIL.tabs}>
            {TABS.map((name) => (
              <Tab key={name} id={name} className={styles.tab ?? ''}>
                {DETAIL[name]}
              </Tab>
            ))}
          </TabList>
          {showInNetwork && (
            <button type="button" className="link" onClick={() => showInNetwork(detail)}>
              {DETAIL.showInNetwork}
            </button>
          )}
        </div>
        <TabPanel id="resources" className={styles.panel ?? ''}>
          <Resources key={detail.id} detail={detail} offsets={offsets} />
        </TabPanel>
        <TabPanel id="body" className={styles.panel ?? ''}>
          <Body key={detail.id} />
        </TabPanel>
        <TabPanel id="request" className={styles.panel ?? ''}>
          <RequestBody key={detail.id} detail={detail} />
        </TabPanel>
        <TabPanel id="headers" className={styles.panel ?? ''}>
          <Headers detail={detail} />
        </TabPanel>
      </Tabs>
    </section>
  );
}
