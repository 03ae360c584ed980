import { useState } from 'react';
import { type Example, FRAMEWORKS, messageOf } from '../../core/explain/examples/example.ts';
import { minimalResponses } from '../../core/explain/examples/minimalResponses.ts';
import { sourceOf } from '../../core/explain/source.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { Button } from '../components/Button.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { LinkedText } from '../drawer/LinkedText.tsx';
import { EXAMPLES } from '../messages/examples.ts';
import { useCopy } from '../useCopy.ts';
import styles from './MinimalResponse.module.css';

const VIEWS = ['response', ...FRAMEWORKS] as const;

/** A minimal response in WebDAV XML and in JSON, with code that sends it. */
export function MinimalResponse({ detail }: { detail: ExchangeDetail }) {
  const examples = minimalResponses(detail);
  const [format, setFormat] = useState(examples[0]?.format);
  const { status, copy } = useCopy();
  const example = examples.find((each) => each.format === format);
  return (
    <section className={styles.section} aria-label={EXAMPLES.title}>
      <h3 className={styles.title}>{EXAMPLES.title}</h3>
      <div className={styles.formats} role="group" aria-label={EXAMPLES.formats}>
        {examples.map((each) => (
          <Button
            key={each.format}
            label={EXAMPLES[each.format]}
            pressed={each.format === format}
            onPress={() => setFormat(each.format)}
          />
        ))}
        <span role="status">{status}</span>
      </div>
      {example && <Code example={example} onCopy={copy} />}
    </section>
  );
}

function Code({ example, onCopy }: { example: Example; onCopy: (text: string) => void }) {
  const [view, setView] = useState<(typeof VIEWS)[number]>('response');
  const text = view === 'response' ? messageOf(example) : example.code[view];
  const { name, url } = sourceOf('RFC 4918 13');
  return (
    <>
      <p className={styles.about}>
        {EXAMPLES.about[example.format]} {example.format === 'xml' && <LinkedText text={name} href={url} />}
      </p>
      <Tabs
        label={EXAMPLES.views}
        tabs={VIEWS.map((each) => ({ name: each, title: EXAMPLES[each] }))}
        shown={view}
        onSelect={setView}
        trailing={
          <button type="button" className="link" onClick={() => onCopy(text)}>
            {EXAMPLES.copy}
          </button>
        }
      >
        <pre className={styles.code}>{text}</pre>
      </Tabs>
    </>
  );
}
