import { useEffect, useEffectEvent, useState } from 'react';
import { BODY } from '../messages/detail.ts';
import { requestText } from '../messages/requestText.ts';
import { messageText } from '../messages/text.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { useCopy } from '../useCopy.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { languageOf } from './language.ts';
import styles from './RequestBody.module.css';
import { TextViewer } from './TextViewer.tsx';
import { useRequestItem } from './useRequestItem.ts';

/** The body of the request, in which the item of the selected row is marked, and what the response has of it. */
export function RequestBody({ detail: { id, requestBody } }: { detail: ExchangeDetail }) {
  const { status, copyCurl } = useCopy();
  const selected = useView(({ tree }) => (tree.exchange === id ? tree.selected : null));
  const item = useRequestItem(selected);
  const summary = useRequestSummary(id);
  const curl = (): void => copyCurl(id);
  if (requestBody === null || requestBody === '') {
    return (
      <EmptyState title={item?.note == null ? BODY.noRequest : messageText(item.note)}>
        <Button label={BODY.copyCurl} onPress={curl} />
        <span role="status">{status}</span>
      </EmptyState>
    );
  }
  return (
    <>
      {summary !== null && <p className={styles.summary}>{requestText(summary)}</p>}
      <TextViewer
        label={BODY.requestLabel}
        text={requestBody}
        language={languageOf(requestBody)}
        scrollTarget={null}
        mark={item?.range ?? null}
      >
        <button type="button" className="link" onClick={curl}>
          {BODY.copyCurl}
        </button>
        <span role="status">{status}</span>
      </TextViewer>
    </>
  );
}

/** Loads a sentence about what the response has of what the request asks for; null if that is not known. */
function useRequestSummary(id: number): DisplayText | null {
  const panel = usePanel();
  const { engine } = useHost();
  const [summary, setSummary] = useState<DisplayText | null>(null);
  const onError = useEffectEvent((error: unknown) => panel.fail(error));
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const loaded = await engine.requestSummary(id);
      if (isCurrent) setSummary(loaded);
    };
    load().catch(onError);
    return () => {
      isCurrent = false;
    };
  }, [engine, id]);
  return summary;
}
