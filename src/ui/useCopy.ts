import { useState } from 'react';
import { safeText } from '../core/text/safeText.ts';
import type { DisplayText } from '../core/model/message.ts';
import { COPY } from './messages/panel.ts';
import { messageText } from './messages/text.ts';
import type { ExchangeId } from '../engine/api/engineApi.ts';
import { useHost, usePanel } from './context.ts';

interface Copy {
  /** The result of the last copy, or ''. The browser may deny access to the clipboard. */
  readonly status: string;
  /** Copies a body as it is. */
  readonly copy: (text: string) => void;
  /** Copies a text from the engine with its invisible characters as code points; null is not copied. */
  readonly copyText: (text: Promise<DisplayText | null>) => void;
  readonly copyCurl: (id: ExchangeId) => void;
}

export function useCopy(): Copy {
  const { copy, engine } = useHost();
  const panel = usePanel();
  const [status, setStatus] = useState('');
  const write = (text: string): Promise<void> =>
    copy(text).then(
      () => setStatus(COPY.done),
      () => setStatus(COPY.denied),
    );
  const writeText = async (pending: Promise<DisplayText | null>): Promise<void> => {
    const text = await pending;
    if (text !== null) await write(safeText(messageText(text)));
  };
  const writeCurl = async (id: ExchangeId): Promise<void> => {
    const command = await engine.curl(id);
    if (command === null) setStatus(COPY.noCurl);
    else await write(command);
  };
  // Screen readers announce a repeated status only if it was empty in the meantime.
  const start = (work: Promise<void>): void => {
    setStatus('');
    panel.run(work);
  };
  return {
    status,
    copy: (text) => start(write(text)),
    copyText: (text) => start(writeText(text)),
    copyCurl: (id) => start(writeCurl(id)),
  };
}
