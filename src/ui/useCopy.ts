import { useState } from 'react';
import { COPY } from './messages/panel.ts';
import type { ExchangeId } from '../engine/api/engineApi.ts';
import { useHost, usePanel } from './context.ts';

/** What a button that copies does, and what became of it in words: a browser may refuse, and that is no bug of ours. */
export function useCopy(): {
  readonly said: string;
  readonly copy: (text: string) => void;
  /** What the engine answers; null is not copied. */
  readonly copyText: (text: Promise<string | null>) => void;
  readonly copyCurl: (id: ExchangeId) => void;
} {
  const { copy, engine } = useHost();
  const panel = usePanel();
  const [said, setSaid] = useState('');
  const put = (text: string): Promise<void> =>
    copy(text).then(
      () => setSaid(COPY.done),
      () => setSaid(COPY.refused),
    );
  const putLater = async (text: Promise<string | null>): Promise<void> => {
    const found = await text;
    if (found !== null) await put(found);
  };
  const putCurl = async (id: ExchangeId): Promise<void> => {
    const command = await engine.curl(id);
    if (command === null) setSaid(COPY.noCurl);
    else await put(command);
  };
  // What is said twice has to be silent in between, or it is heard once.
  const begin = (work: Promise<void>): void => {
    setSaid('');
    panel.run(work);
  };
  return {
    said,
    copy: (text) => begin(put(text)),
    copyText: (text) => begin(putLater(text)),
    copyCurl: (id) => begin(putCurl(id)),
  };
}
