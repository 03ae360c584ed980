import { startTransition, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import type { EngineApi, EngineEvent } from '../../engine/api/engineApi.ts';
import type { ChecksApi } from '../../engine/api/checks.ts';
import type { CompletionApi } from '../../engine/api/completionApi.ts';
import type { ImportApi } from '../../engine/api/importApi.ts';
import { connect } from '../../engine/api/port.ts';
import { createPanel } from '../../state/panel.ts';
import { PanelContext } from '../context.ts';
import type { Host } from '../host.ts';
import { useIsPainted } from '../components/useIsPainted.ts';
import { Workspace } from '../Workspace.tsx';
import { sampleView } from './sampleView.ts';
import styles from './WarmUp.module.css';

/**
 * Renders and lays out a sample response once, invisibly, so that the browser compiles the code and loads the fonts. Without it, the first
 * rows of the first response take three times as long. React renders it in short slices, so that input is not delayed.
 *
 * @returns a function that ends it
 */
export function warmUp(host: Host): () => void {
  const { port1 } = new MessageChannel();
  // An engine that never replies.
  const { remote, close } = connect<EngineApi & ImportApi & ChecksApi & CompletionApi, EngineEvent>(port1);
  const panel = createPanel(remote, sampleView());
  const capture = createStore(() => host.capture.state());
  const box = document.createElement('div');
  box.className = styles.sample ?? '';
  box.inert = true;
  document.body.appendChild(box);
  const root = createRoot(box, { identifierPrefix: 'sample' });
  let isEnded = false;
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    root.unmount();
    box.remove();
    panel.stop();
    close();
  };
  startTransition(() =>
    root.render(
      <PanelContext value={{ host, panel, capture }}>
        <Workspace layout="columns" />
        <WhenPainted run={end} />
      </PanelContext>,
    ),
  );
  return end;
}

function WhenPainted({ run }: { run: () => void }) {
  const isPainted = useIsPainted();
  useEffect(() => {
    // Not at once: a root cannot be unmounted while it renders.
    if (isPainted) queueMicrotask(run);
  }, [isPainted, run]);
  return null;
}
